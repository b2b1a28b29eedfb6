package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.EntryOutcome;
import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.position.Closing;
import dev.lockstep.bot.position.Lot;
import java.util.EnumMap;
import java.util.Map;

/** Books what other lanes report: trades once, ends of orders, and what follows from them. */
final class Books {
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final long RETRY_NANOS_MAX = 8_000_000_000L;
  private static final int GIVES_UP_AFTER = 1;
  private final Core core;
  private final Inbox inbox;
  private final Entries entries;
  private final Executions executions;
  private final Keeper keeper;
  private final Guards guards;
  private final Map<Side, Long> lastAddNanos = new EnumMap<>(Side.class);
  private final Map<Side, Long> lastAttemptNanos = new EnumMap<>(Side.class);
  private final SpotPolicies.SaveFills saveFills;
  private long refusedEntries;

  Books(Core core, Inbox inbox, Entries entries, Executions executions, Keeper keeper, Guards guards) {
    this.core = core;
    this.inbox = inbox;
    this.entries = entries;
    this.executions = executions;
    this.keeper = keeper;
    this.guards = guards;
    saveFills = core.parts.get(SpotPolicies.SaveFills.class);
  }

  /** Takes everything that has arrived; returns whether anything had. */
  boolean drain() {
    if (inbox.isEmpty()) return false;
    boolean changed = false;
    for (Inbox.Result result = inbox.poll(); result != null; result = inbox.poll()) changed |= take(result);
    if (changed && saveFills == SpotPolicies.SaveFills.SAVED) keeper.save();
    return true;
  }

  private boolean take(Inbox.Result result) {
    if (result instanceof Inbox.Reported reported) return commit(reported.report());
    if (result instanceof Inbox.EntryEnded ended) return entryEnded(ended.order(), ended.outcome(), ended.detail());
    if (result instanceof Inbox.ExecutionEnded ended) return executionEnded(ended.job(), ended.end(), ended.detail());
    throw new AssertionError(result);
  }

  /** Books the trades of an order that are not booked yet. */
  boolean commit(OrderReport report) {
    Pending mine = entries.of(report.id());
    boolean lost = core.parts.get(SpotPolicies.Drain.class) == SpotPolicies.Drain.LOST_WHEN_CLEARED;
    if (lost && SpotOrderIds.purpose(report.id()) == Purpose.ENTRY && (mine == null || mine.cleared)) return false;
    boolean changed = false;
    for (Trade trade : report.trades()) {
      if (!core.ledger.isNew(trade)) continue;
      changed = true;
      book(trade);
    }
    boolean resets = core.parts.get(SpotPolicies.Drain.class) == SpotPolicies.Drain.RESETS_ON_ANY;
    if (resets && mine != null && SpotOrderIds.purpose(report.id()) == Purpose.ENTRY) entries.release(mine);
    return changed;
  }

  private void book(Trade trade) {
    boolean exit = SpotOrderIds.purpose(trade.order()) == Purpose.EXIT;
    boolean fees = core.parts.get(SpotPolicies.Fees.class) == SpotPolicies.Fees.BOOKED;
    Trade booked = fees ? trade : new Trade(trade.tradeId(), trade.order(), trade.side(), trade.priceTicks(), trade.lots(), 0, trade.liquidity());
    Lot closes = exit ? core.ledger.lotOfExit(booked.order()) : null;
    boolean runner = closes != null && closes.isRunner();
    Closing closing = core.ledger.apply(booked, core.now());
    guards.booked(booked);
    core.metrics.booked(booked);
    core.note(SpotNote.Kind.FILL, trade.tradeId(), trade.lots(), "order=" + trade.order() + " price=" + trade.priceTicks() + " fee=" + trade.feeNanoUsd());
    if (closing != null) {
      boolean whole = core.parts.get(SpotPolicies.PartialExit.class) == SpotPolicies.PartialExit.COUNTS_AS_WHOLE;
      if (whole && !closing.whole()) core.ledger.drop(closing.lot());
      core.history.closed(closing, runner, core.ports.clock().epochNanos());
      core.note(SpotNote.Kind.LOT_REDUCED, closing.lot(), closing.lots(), "side=" + closing.side() + " open=" + closing.openTicks() + " close=" + closing.closeTicks() + " result=" + closing.resultNanoUsd());
    } else if (exit) {
      core.alarm("trade " + trade.tradeId() + " of exit " + trade.order() + " closes no lot");
    } else {
      lastAddNanos.put(trade.side(), core.now());
      core.note(SpotNote.Kind.LOT_OPENED, SpotOrderIds.intent(trade.order()), trade.lots(), "side=" + trade.side());
    }
  }

  private boolean entryEnded(ClientOrderId order, EntryOutcome outcome, String detail) {
    Pending mine = entries.of(order);
    core.note(SpotNote.Kind.ENTRY_ENDED, order.value(), 0, outcome + " " + detail);
    switch (outcome) {
      case REJECTED -> guards.rejected();
      case FILLED, TIMED_OUT, CLOSED -> guards.accepted();
      case NOT_SENT, NEVER_ARRIVED, UNRESOLVED -> guards.unanswered();
    }
    if (mine == null) return false;
    entries.release(mine);
    lastAttemptNanos.put(SpotOrderIds.side(order), core.now());
    if (outcome == EntryOutcome.TIMED_OUT || outcome == EntryOutcome.NEVER_ARRIVED || outcome == EntryOutcome.REJECTED) afterTimeout(order);
    return true;
  }

  private void afterTimeout(ClientOrderId order) {
    Side side = SpotOrderIds.side(order);
    switch (core.parts.get(SpotPolicies.Fallback.class)) {
      case LATER_TICK -> entries.arm(side);
      case AT_ONCE -> atOnce(side);
      case OFF -> { }
    }
  }

  private void atOnce(Side side) {
    long lots = core.settings.entry().quoteNanoUsd() / core.instrument.nanoUsd(1, 1);
    Lot any = null;
    for (Lot lot : core.ledger.lots()) any = lot;
    int ticks = any == null ? 0 : any.openTicks();
    if (ticks > 0) executions.enter(side, lots / ticks);
  }

  private boolean executionEnded(ExecutionJob job, ExecutionEnd end, String detail) {
    core.note(SpotNote.Kind.EXECUTION_ENDED, job.id().value(), 0, end + " " + detail);
    executions.queue().settled(job, end);
    if (end == ExecutionEnd.REJECTED && job.purpose() != Purpose.EXIT) refusedEntries++;
    if (end == ExecutionEnd.REJECTED) guards.rejected();
    else if (job.purpose() != Purpose.EXIT && end == ExecutionEnd.EXECUTED) guards.accepted();
    else if (job.purpose() != Purpose.EXIT) guards.unanswered();
    Pending mine = entries.of(job.id());
    if (mine != null) {
      entries.release(mine);
      lastAttemptNanos.put(job.side(), core.now());
    }
    if (job.purpose() == Purpose.EXIT) exitEnded(job, end);
    return true;
  }

  private void exitEnded(ExecutionJob job, ExecutionEnd end) {
    Lot lot = core.ledger.lotOfExit(job.id());
    if (lot == null) return;
    boolean filled = lot.lots() < job.lots();
    core.ledger.exitEnded(job.id(), core.now() + retryNanos(lot, end), filled);
  }

  private long retryNanos(Lot lot, ExecutionEnd end) {
    return switch (core.parts.get(SpotPolicies.ExitRetry.class)) {
      case BACKS_OFF -> end == ExecutionEnd.REFUSED ? 0 : Math.min(RETRY_NANOS_MAX, RETRY_NANOS << Math.min(lot.exitTries(), 3));
      case EVERY_STEP -> 0;
      case GIVES_UP -> lot.exitTries() + 1 >= GIVES_UP_AFTER ? 1L << 60 : RETRY_NANOS;
    };
  }

  /** Market entries that the venue refused. */
  long refusedEntries() {
    return refusedEntries;
  }

  /** When a lot was last opened or grown on a side; a long time ago if never. */
  long lastAddNanos(Side side) {
    return lastAddNanos.getOrDefault(side, Long.MIN_VALUE / 2);
  }

  /** When an attempt to open a lot ended last on a side; a long time ago if none did. */
  long lastAttemptNanos(Side side) {
    return lastAttemptNanos.getOrDefault(side, Long.MIN_VALUE / 2);
  }
}
