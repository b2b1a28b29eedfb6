package dev.lockstep.engine.fault;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.engine.exchange.BookCopy;
import dev.lockstep.engine.exchange.SimulatedExchange;

/** Requests for books are answered with the books of the beginning. */
final class Stall implements Fault {
  private final Interval interval;
  private BookCopy up;
  private BookCopy down;

  Stall(Interval interval) {
    this.interval = interval;
  }

  @Override
  public long beginNanos() {
    return interval.fromNanos();
  }

  @Override
  public void begin(SimulatedExchange exchange) {
    up = exchange.book(Outcome.UP);
    down = exchange.book(Outcome.DOWN);
  }

  @Override
  public Object book(Outcome outcome, Object book, long nowNanos) {
    if (up == null || !interval.contains(nowNanos)) return book;
    return outcome == Outcome.UP ? up : down;
  }
}
