package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.Confidence;
import dev.lockstep.bot.exit.DangerScore;
import dev.lockstep.bot.exit.ExitDecision;
import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.exit.ExitView;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import java.util.List;

/**
 * One evaluation of all enabled triggers, in the recorded order: hard stop, profit-lock monitor, then the other tiers, then the line
 * of the final seconds.
 */
final class Evaluation {
  private static final long FINAL_LINE_NANOS = 15_000_000_000L;

  private final WindowContext context;
  private final List<ExitTier> tiers;
  private final LockMonitor lock;
  private final ExitExecution execution;

  Evaluation(WindowContext context, List<ExitTier> tiers, LockMonitor lock, ExitExecution execution) {
    this.context = context;
    this.tiers = List.copyOf(tiers);
    this.lock = lock;
    this.execution = execution;
  }

  Step run(BookPair books, Task then) {
    if (!context.state().holds()) return then.run();
    return tier(0, books, () -> lock.step(books, () -> tiersFrom(1, books, () -> evaluated(books, then))));
  }

  /** The danger score on these books; what the status line shows. */
  long scoreMicro(BookPair books) {
    WindowState state = context.state();
    if (!state.armed()) return -1;
    Outcome side = state.side();
    long left = context.leftNanos();
    return DangerScore.micro(
        state.peakMicro(), Confidence.micro(books.askOrZeroMicro(side), left), Confidence.imbalanceMilli(books.of(side)), 0,
        books.askOrSentinelMicro(side.opposite()), left);
  }

  private Step tiersFrom(int index, BookPair books, Task then) {
    if (index >= tiers.size()) return then.run();
    return tier(index, books, () -> tiersFrom(index + 1, books, then));
  }

  private Step tier(int index, BookPair books, Task then) {
    if (index >= tiers.size() || !context.state().holds()) return then.run();
    ExitTier tier = tiers.get(index);
    ExitView view = view(books);
    ExitDecision decision = tier.decide(view);
    if (decision instanceof ExitDecision.Hold hold) {
      if (hold.brokenAfter() > 0) write(tier, TriggerState.RESET, hold.brokenAfter(), view);
      return then.run();
    }
    if (decision instanceof ExitDecision.Warn warn) {
      write(tier, TriggerState.WARNED, warn.count(), view);
      return then.run();
    }
    if (decision instanceof ExitDecision.Exit exit) {
      write(tier, TriggerState.FIRED, exit.count(), view);
      return execution.run(exit.reason(), books, then);
    }
    throw new AssertionError(decision);
  }

  private ExitView view(BookPair books) {
    Outcome side = context.state().side();
    BookView own = books.of(side);
    return new ExitView(
        context.leftNanos(), own.bestBidTicks(), books.bidMicro(side), own.bidLevels() == 0 ? 0 : own.bidLots(0), carryMicro(own),
        books.askOrSentinelMicro(side.opposite()), scoreMicro(books), books.askedNanos());
  }

  /** The price that the last share of the position would get if it were sold into these bids now, or -1. */
  private long carryMicro(BookView own) {
    long left = context.state().heldLots();
    for (int level = 0; level < own.bidLevels(); level++) {
      left -= own.bidLots(level);
      if (left <= 0) return context.market().micro(own.bidTicks(level));
    }
    return -1;
  }

  private Step evaluated(BookPair books, Task then) {
    Outcome side = context.state().side();
    long left = context.leftNanos();
    long score = scoreMicro(books);
    context.ports().journal().write(new JournalEntry.Evaluated(
        context.now(), context.main().name(), books.askedNanos(), left, books.of(side).bestBidTicks(), books.of(side).bestAskTicks(),
        books.askOrSentinelMicro(side.opposite()), score));
    if (left <= FINAL_LINE_NANOS && context.state().holds()) {
      context.ports().journal().write(new JournalEntry.FinalSeconds(
          context.now(), context.main().name(), left, books.up().bestBidTicks(), books.down().bestBidTicks(), score));
    }
    return then.run();
  }

  private void write(ExitTier tier, TriggerState state, int count, ExitView view) {
    context.ports().journal().write(new JournalEntry.Trigger(
        context.now(), context.main().name(), tier.reason(), state, count, tier.needed(), view.bidTicks(), view.opponentAskMicro(),
        view.scoreMicro(), view.leftNanos()));
  }
}
