package dev.lockstep.engine.backtest;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.window.WindowBot;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.venue.Executions.Execution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the position out of a run: what the venue executed, and when the bot's journal says it saw, decided and sent. */
public final class Positions {
  /** A retry this long after its window's end is a zombie. */
  private static final long ZOMBIE_GRACE_NANOS = 2_000_000_000L;

  private Positions() {}

  /** The position of a run, or nothing if it never bought. */
  public static Optional<Position> of(WindowResult run, Instrument instrument) {
    Tally bought = new Tally();
    Tally sold = new Tally();
    Outcome side = null;
    for (Execution execution : run.executions().all()) {
      (execution.isSale() ? sold : bought).add(execution);
    }
    if (bought.lots == 0) return Optional.empty();
    for (JournalEntry entry : run.journal()) if (entry instanceof JournalEntry.EntryFilled filled) side = filled.outcome();
    if (side == null) side = bought.first.request().outcome();
    return Optional.of(position(run, instrument, side, bought, sold));
  }

  private static Position position(WindowResult run, Instrument instrument, Outcome side, Tally bought, Tally sold) {
    Outcome winner = run.window().winner();
    Boolean settled = winner == null ? null : winner == side;
    ExitReason reason = reason(run, sold);
    Long fees = run.feesNanoUsd();
    Long net = run.unsettled() || fees == null ? null : Long.valueOf(run.cashNanoUsd());
    Long gross = run.unsettled() ? null : Long.valueOf(run.cashNanoUsd() + (fees == null ? 0 : fees));
    Long hold = settled == null ? null
        : Long.valueOf((settled ? instrument.nanoUsd(instrument.ticksPerUnit(), bought.lots) : 0) - instrument.nanoUsd(1, bought.tickLots));
    boolean falseExit = Boolean.TRUE.equals(settled) && reason.isTier() && sold.lots > 0 && sold.tickLots < instrument.ticksPerUnit() * sold.lots;
    return new Position(
        side, bought.lots, sold.lots, bought.firstNanos, bought.averageNano(instrument), exit(run, sold), sold.lastNanos,
        sold.lots == 0 ? -1 : sold.averageNano(instrument), reason, settled, falseExit, gross, net, fees, hold, run.believedPnlNanoUsd(),
        Watch.of(run.journal(), run.window().endNanos(), run.settings().nanos(WindowSettings.BLACKOUT_THRESHOLD)), zombies(run));
  }

  private static ExitReason reason(WindowResult run, Tally sold) {
    if (sold.lots == 0) return run.window().winner() == null ? ExitReason.NONE : ExitReason.SETTLEMENT;
    ExitReason reason = ExitReason.NONE; // a strategy of the user's own names no reason
    for (JournalEntry entry : run.journal()) {
      if (entry.nanos() > sold.lastNanos) break;
      if (entry instanceof JournalEntry.ExitStarted started) reason = started.reason();
    }
    return WindowBot.isProfitLock(sold.last.order()) ? ExitReason.PROFIT_LOCK : reason;
  }

  private static Position.Exit exit(WindowResult run, Tally sold) {
    long condition = 0;
    ExitReason counting = null;
    List<JournalEntry> journal = run.journal();
    for (int i = 0; i < journal.size(); i++) {
      if (!(journal.get(i) instanceof JournalEntry.Trigger trigger)) continue;
      if (trigger.state() == TriggerState.WARNED && trigger.count() == 1) {
        condition = trigger.nanos();
        counting = trigger.tier();
      } else if (trigger.state() == TriggerState.FIRED) {
        long since = trigger.tier() == counting ? condition : trigger.nanos();
        return exit(journal.subList(i, journal.size()), trigger, since, sold);
      }
    }
    return null;
  }

  private static Position.Exit exit(List<JournalEntry> rest, JournalEntry.Trigger trigger, long condition, Tally sold) {
    long submitted = 0;
    long finished = 0;
    for (JournalEntry entry : rest) {
      if (entry instanceof JournalEntry.OrderSent sent && submitted == 0 && sent.purpose().equals("exit")) submitted = sent.nanos();
      if (entry instanceof JournalEntry.ExitFinished done) {
        finished = done.nanos();
        if (done.unsoldLots() == 0) break;
      }
    }
    long filled = sold.firstNanosAfter(trigger.nanos());
    return new Position.Exit(
        trigger.tier(), condition, trigger.nanos(), submitted, filled, finished, trigger.bidTicks(), trigger.count());
  }

  private static int zombies(WindowResult run) {
    long cap = run.settings().value(WindowSettings.LOCK_TRIES);
    int zombies = 0;
    for (JournalEntry entry : run.journal()) {
      if (entry instanceof JournalEntry.LockAttempt attempt
          && (attempt.attempt() > cap || attempt.leftNanos() < -ZOMBIE_GRACE_NANOS)) zombies++;
    }
    return zombies;
  }

  /** Executions of one direction, summed. */
  private static final class Tally {
    private long lots;
    private long tickLots;
    private long firstNanos;
    private long lastNanos;
    private Execution first;
    private Execution last;
    private final ArrayList<Execution> all = new ArrayList<>();

    void add(Execution execution) {
      if (first == null) {
        first = execution;
        firstNanos = execution.exchangeNanos();
      }
      last = execution;
      lastNanos = execution.exchangeNanos();
      lots += execution.lots();
      tickLots += Math.multiplyExact((long) execution.priceTicks(), execution.lots());
      all.add(execution);
    }

    long firstNanosAfter(long nanos) {
      for (Execution execution : all) if (execution.exchangeNanos() >= nanos) return execution.exchangeNanos();
      return 0;
    }

    /** Average price in nano-dollars per share, rounded half up. */
    long averageNano(Instrument instrument) {
      BigInteger value = BigInteger.valueOf(tickLots).multiply(BigInteger.valueOf(instrument.tickNanoUsd()));
      BigInteger twice = value.shiftLeft(1).add(BigInteger.valueOf(lots));
      return twice.divide(BigInteger.valueOf(lots).shiftLeft(1)).longValueExact();
    }
  }
}
