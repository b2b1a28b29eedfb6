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

/**
 * Walks the bids: a limit sell at each level, three seconds of patience each, two passes; then FOK, and as a last resort FOK again in
 * ten-second rounds. In the worst case this holds its lane for minutes.
 */
final class BookExit {
  private static final int REFRESH_AFTER_CHUNKS = 3;
  private static final int CHUNKS_MAX = 60;
  private static final long FIRST_REST_NANOS = 5_000_000_000L;
  private static final long ROUND_NANOS = 10_000_000_000L;

  private final WindowContext context;
  private final WindowParts parts;
  private final FastExit fast;

  BookExit(WindowContext context, WindowParts parts, FastExit fast) {
    this.context = context;
    this.parts = parts;
    this.fast = fast;
  }

  Step run(ExitJob job, Task then) {
    return call(
        parts.heldShares().ask(context.ports().account(), job.side),
        position -> {
          parts.heldShares().answer(job, context.market().floorToHundredth(position));
          return pass(job, 1, then);
        },
        error -> pass(job, 1, then));
  }

  private Step pass(ExitJob job, int number, Task then) {
    stage(number == 1 ? "pass-1" : "pass-2", job.remainingLots, job.remainingLots, BookView.NONE);
    Task after = () -> afterPass(job, number, then);
    if (!parts.walkBooks().areFetched()) return after.run();
    return call(
        context.ports().books().book(job.side),
        book -> walk(job, new Walk(book), after),
        error -> after.run());
  }

  private Step afterPass(ExitJob job, int number, Task then) {
    long cleanUp = context.market().lots(context.settings().value(WindowSettings.EXECUTION_CLEAN_UP));
    if (job.remainingLots > cleanUp && number == 1) return pass(job, 2, then);
    if (job.remainingLots <= 0) return then.run();
    stage(job.remainingLots <= cleanUp ? "clean-up" : "last-resort", job.remainingLots, job.remainingLots, BookView.NONE);
    return fast.run(job, () -> job.remainingLots <= 0 ? then.run() : rest(FIRST_REST_NANOS, () -> lastResort(job, 1, then)));
  }

  private Step lastResort(ExitJob job, int round, Task then) {
    if (job.remainingLots <= 0 || round > context.settings().value(WindowSettings.EXECUTION_LAST_RESORT_ROUNDS)) return then.run();
    return rest(ROUND_NANOS, () -> {
      stage("last-resort-round", job.remainingLots, job.remainingLots, round);
      return fast.run(job, () -> lastResort(job, round + 1, then));
    });
  }

  /** Where a walk stands in the book it works on. */
  private static final class Walk {
    private BookView book;
    private int level;
    private int chunks;

    Walk(BookView book) {
      this.book = book;
    }
  }

  private Step walk(ExitJob job, Walk walk, Task then) {
    if (job.remainingLots <= 0 || walk.level >= walk.book.bidLevels() || walk.chunks >= CHUNKS_MAX) return then.run();
    if (walk.chunks > 0 && walk.chunks % REFRESH_AFTER_CHUNKS == 0 && walk.level > 0) return refresh(job, walk, then);
    int ticks = walk.book.bidTicks(walk.level);
    long lots = context.market().floorToHundredth(Math.min(walk.book.bidLots(walk.level), job.remainingLots));
    walk.level++;
    if (lots <= 0) return walk(job, walk, then);
    walk.chunks++;
    stage("chunk", lots, job.remainingLots, ticks);
    ClientOrderId id = context.state().nextOrderId();
    OrderRequest request = new OrderRequest(id, job.side, Side.SELL, ticks, lots, TimeInForce.GTC, false, 0);
    write(new JournalEntry.OrderSent(context.now(), lane(), "exit", request));
    return call(
        context.ports().broker().place(request),
        status -> parts.unstatedFills().stated(context.ports().broker(), status, stated -> {
          write(new JournalEntry.OrderAnswered(context.now(), lane(), "exit", id.value(), stated, null));
          return chunkPlaced(job, stated, context.now(), () -> walk(job, walk, then));
        }),
        error -> {
          write(new JournalEntry.OrderAnswered(context.now(), lane(), "exit", id.value(), null, error));
          return walk(job, walk, then);
        });
  }

  private Step refresh(ExitJob job, Walk walk, Task then) {
    return call(
        context.ports().books().book(job.side),
        book -> {
          stage("refresh", job.remainingLots, job.remainingLots, book.bestBidTicks());
          walk.book = book;
          walk.level = 0;
          return walkAfterRefresh(job, walk, then);
        },
        error -> then.run());
  }

  private Step walkAfterRefresh(ExitJob job, Walk walk, Task then) {
    return walk.book.bidLevels() == 0 ? then.run() : walk(job, walk, then);
  }

  private Step chunkPlaced(ExitJob job, OrderStatus status, long placedNanos, Task next) {
    if (status.leavesLots() == 0 || status.state().ended()) return chunkOver(job, status, next);
    if (context.now() - placedNanos >= context.settings().nanos(WindowSettings.EXECUTION_CHUNK_WAIT)) {
      return cancelChunk(job, status, next);
    }
    return rest(context.settings().nanos(WindowSettings.EXECUTION_POLL), () -> call(
        context.ports().broker().status(status.id()),
        seen -> chunkPlaced(job, seen, placedNanos, next),
        error -> chunkPlaced(job, status, placedNanos, next)));
  }

  private Step cancelChunk(ExitJob job, OrderStatus status, Task next) {
    write(new JournalEntry.CancelSent(context.now(), lane(), "exit", status.id().value()));
    return call(
        context.ports().broker().cancel(status.id()),
        cancelled -> call(
            context.ports().broker().status(status.id()), last -> chunkOver(job, last, next), error -> chunkOver(job, status, next)),
        error -> chunkOver(job, status, next));
  }

  private Step chunkOver(ExitJob job, OrderStatus status, Task next) {
    if (status.filledLots() > 0) job.sold(status.filledLots(), status.notionalTickLots(), status.notionalTickLots());
    return next.run();
  }

  private Step rest(long nanos, Task next) {
    return Step.sleep(nanos, wake -> wake == Wake.STOP ? Step.DONE : next.run());
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
