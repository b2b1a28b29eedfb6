package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.LockState;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.settings.Threshold;

/** Watches the resting profit lock once a loop: filled is an exit; otherwise it is cancelled when the own bid falls below the threshold. */
final class LockMonitor {
  private final WindowContext context;
  private final Threshold cancelBelow;
  private final WindowParts.LockPartial partial;

  LockMonitor(WindowContext context, Threshold cancelBelow, WindowParts.LockPartial partial) {
    this.context = context;
    this.cancelBelow = cancelBelow;
    this.partial = partial;
  }

  Step step(BookPair books, Task then) {
    WindowState state = context.state();
    ClientOrderId order = state.lockOrder();
    if (order == null || state.hasExited()) return then.run();
    return call(
        context.ports().broker().status(order),
        status -> seen(books, status, then),
        error -> {
          context.ports().journal().write(
              new JournalEntry.RequestFailed(context.now(), context.main().name(), "order-status", error));
          return then.run();
        });
  }

  private Step seen(BookPair books, OrderStatus status, Task then) {
    WindowState state = context.state();
    if (partial.isExit(status)) {
      long earned = context.market().instrument().nanoUsd(status.notionalTickLots(), 1)
          - context.market().instrument().nanoUsd(context.market().ticks(state.entryMicro()), status.filledLots());
      state.sold(status.filledLots(), earned);
      state.exited(ExitReason.PROFIT_LOCK);
      context.lockStop().raise();
      write(LockState.FILLED, status, books);
      return then.run();
    }
    long bid = Math.max(books.bidMicro(state.side()), 0);
    if (!cancelBelow.isAbove(bid)) return then.run();
    context.ports().journal().write(
        new JournalEntry.CancelSent(context.now(), context.main().name(), "profit-lock", status.id().value()));
    return call(
        context.ports().broker().cancel(status.id()),
        cancelled -> {
          state.lockGone();
          if (status.filledLots() > 0) state.remains(state.heldLots() - status.filledLots());
          write(LockState.CANCELLED, status, books);
          return then.run();
        },
        error -> {
          context.ports().journal().write(new JournalEntry.RequestFailed(context.now(), context.main().name(), "cancel", error));
          return then.run();
        });
  }

  private void write(LockState lockState, OrderStatus status, BookPair books) {
    context.ports().journal().write(new JournalEntry.Lock(
        context.now(), context.main().name(), lockState, status.id().value(), status.filledLots(),
        books.of(context.state().side()).bestBidTicks()));
  }
}
