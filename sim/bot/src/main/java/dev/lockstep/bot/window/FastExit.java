package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.order.VenueError;

/**
 * Sells by FOK market chunks, at most fifteen attempts: ask for the position, then sell up to nine tenths of the bid depth at any
 * price; wait where there is no bid, rest after a refusal.
 */
final class FastExit {
  private static final String BALANCE_ERROR = "not enough balance";

  private final WindowContext context;
  private final WindowParts parts;
  private final long depthShareMicro;

  FastExit(WindowContext context, WindowParts parts) {
    this.context = context;
    this.parts = parts;
    this.depthShareMicro = context.settings().value(WindowSettings.EXECUTION_DEPTH_SHARE);
  }

  /** Sells what remains of the job; goes on with {@code then} when it is sold or the attempts are used up. */
  Step run(ExitJob job, Task then) {
    return call(
        parts.heldShares().ask(context.ports().account(), job.side),
        position -> {
          parts.heldShares().answer(job, context.market().floorToHundredth(position));
          return attempt(job, 1, 0, then);
        },
        error -> attempt(job, 1, 0, then));
  }

  private Step attempt(ExitJob job, int number, int balanceErrors, Task then) {
    if (job.remainingLots <= 0 || number > context.settings().value(WindowSettings.EXECUTION_ATTEMPTS)) return then.run();
    if (!parts.walkBooks().areFetched() || (number == 1 && job.chunks == 0)) {
      return sellInto(job, job.triggerBook, number, balanceErrors, then);
    }
    return call(
        context.ports().books().book(job.side),
        book -> sellInto(job, book, number, balanceErrors, then),
        error -> refused(job, number, balanceErrors, error, then));
  }

  private Step sellInto(ExitJob job, BookView book, int number, int balanceErrors, Task then) {
    if (book.bidLevels() == 0) {
      stage("empty-book", 0, job.remainingLots, BookView.NONE);
      return rest(WindowSettings.EXECUTION_EMPTY_WAIT, () -> attempt(job, number + 1, balanceErrors, then));
    }
    long chunk = chunk(job, book);
    if (chunk <= 0) return then.run();
    stage("fok", chunk, job.remainingLots, book.bidTicks(0));
    ClientOrderId id = context.state().nextOrderId();
    int anyPrice = Math.max(context.market().ticks(10_000), 1);
    OrderRequest request = new OrderRequest(id, job.side, Side.SELL, anyPrice, chunk, TimeInForce.FOK, false, 0);
    write(new JournalEntry.OrderSent(context.now(), lane(), "exit", request));
    return call(
        context.ports().broker().place(request),
        status -> parts.unstatedFills().stated(context.ports().broker(), status, stated -> answered(job, book, stated, number, then)),
        error -> {
          write(new JournalEntry.OrderAnswered(context.now(), lane(), "exit", id.value(), null, error));
          return refused(job, number, balanceErrors, error, then);
        });
  }

  /** At most the remainder, and at most nine tenths of the bid depth but at least one share. */
  private long chunk(ExitJob job, BookView book) {
    long depth = 0;
    for (int level = 0; level < book.bidLevels(); level++) depth += book.bidLots(level);
    long share = depth / 1_000_000 * depthShareMicro + depth % 1_000_000 * depthShareMicro / 1_000_000;
    long most = Math.max(share, context.market().instrument().lotsPerShare());
    return context.market().floorToHundredth(Math.min(job.remainingLots, most));
  }

  private Step answered(ExitJob job, BookView book, OrderStatus status, int number, Task then) {
    write(new JournalEntry.OrderAnswered(context.now(), lane(), "exit", status.id().value(), status, null));
    if (status.filledLots() == 0) return rest(WindowSettings.EXECUTION_RETRY_WAIT, () -> attempt(job, number + 1, 0, then));
    long booked = parts.booking().tickLots(status, book.bidTicks(0));
    job.sold(status.filledLots(), status.notionalTickLots(), booked);
    return attempt(job, number + 1, 0, then);
  }

  private Step refused(ExitJob job, int number, int balanceErrors, VenueError error, Task then) {
    if (error == null || !error.text().contains(BALANCE_ERROR)) {
      return rest(WindowSettings.EXECUTION_RETRY_WAIT, () -> attempt(job, number + 1, 0, then));
    }
    int errors = balanceErrors + 1;
    job.remainingLots = parts.balanceErrors().remaining(job.remainingLots, errors, context.market().instrument().lotsPerShare());
    Task again = () -> rest(WindowSettings.EXECUTION_RETRY_WAIT, () -> attempt(job, number + 1, errors, then));
    if (!parts.balanceErrors().freesShares()) return again.run();
    return call(context.ports().broker().cancelAll(), cancelled -> again.run(), failed -> again.run());
  }

  private Step rest(String setting, Task next) {
    return Step.sleep(context.settings().nanos(setting), wake -> wake == Wake.STOP ? Step.DONE : next.run());
  }

  private void stage(String name, long lots, long ofLots, int ticks) {
    write(new JournalEntry.ExitStage(context.now(), lane(), name, lots, ofLots, ticks));
  }

  private String lane() {
    return context.main().name();
  }

  private void write(JournalEntry entry) {
    context.ports().journal().write(entry);
  }
}
