package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.settings.Threshold;

/** Carries an exit out: straight to FOK when little time is left, otherwise by walking the book. */
final class ExitExecution {
  private final WindowContext context;
  private final WindowParts parts;
  private final Threshold fastPathSeconds;
  private final FastExit fast;
  private final BookExit walk;

  ExitExecution(WindowContext context, WindowParts parts, Threshold fastPathSeconds) {
    this.context = context;
    this.parts = parts;
    this.fastPathSeconds = fastPathSeconds;
    this.fast = new FastExit(context, parts);
    this.walk = new BookExit(context, parts, fast);
  }

  Step run(ExitReason reason, BookPair books, Task then) {
    WindowState state = context.state();
    ExitJob job = new ExitJob(reason, state.side(), books.of(state.side()), context.now(), context.market().floorToHundredth(state.heldLots()));
    boolean isFast = fastPathSeconds.isAtLeast(Math.floorDiv(context.leftNanos(), 1_000));
    write(new JournalEntry.ExitStarted(
        context.now(), lane(), reason, isFast ? "fast-fok" : "book-walk", job.remainingLots, job.triggerBook.bestBidTicks(),
        context.leftNanos()));
    Task after = () -> finished(job, then);
    return freeShares(() -> isFast ? fast.run(job, after) : walk.run(job, after));
  }

  /** A resting profit lock keeps the shares reserved; sound releases take it away first. */
  private Step freeShares(Task next) {
    if (!parts.restingLock().isCancelled()) return next.run();
    parts.lockEnd().exitBegins(context.lockStop());
    ClientOrderId order = context.state().lockOrder();
    if (order == null) return next.run();
    write(new JournalEntry.CancelSent(context.now(), lane(), "profit-lock", order.value()));
    return call(
        context.ports().broker().cancel(order),
        cancelled -> {
          context.state().lockGone();
          return next.run();
        },
        error -> next.run());
  }

  private Step finished(ExitJob job, Task then) {
    WindowState state = context.state();
    long cost = context.market().instrument().nanoUsd(context.market().ticks(state.entryMicro()), job.soldLots);
    long earned = context.market().instrument().nanoUsd(job.bookedTickLots, 1) - cost;
    state.sold(job.soldLots, earned);
    long remainingLots = job.remainingLots + job.unsettledLots;
    if (remainingLots <= 0) {
      state.exited(job.reason);
      context.lockStop().raise();
    } else {
      state.remains(remainingLots);
    }
    write(new JournalEntry.ExitFinished(
        context.now(), lane(), job.reason, job.startedNanos, job.soldLots, remainingLots, context.market().micro(job.averageTicks()), earned,
        job.chunks));
    return then.run();
  }

  private String lane() {
    return context.main().name();
  }

  private void write(JournalEntry entry) {
    context.ports().journal().write(entry);
  }
}
