package dev.lockstep.engine.fault;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.exchange.SimulatedExchange;

/** One fault at work in one run. Every question has an answer that changes nothing; times are nanoseconds since the epoch. */
interface Fault {
  /** When {@link #begin} must be called, or {@link Long#MAX_VALUE} if it need not. */
  default long beginNanos() {
    return Long.MAX_VALUE;
  }

  /** The fault begins; the venue is as it is now. */
  default void begin(SimulatedExchange exchange) {}

  /** The error a call meets on the bot's own machine, at once; null if it goes out. */
  default VenueError failsAtOnce(Traffic call, long nowNanos) {
    return null;
  }

  /** Whether a call that arrives now is swallowed: neither carried out nor answered. */
  default boolean swallows(Traffic call, long nowNanos) {
    return false;
  }

  /** The error that the venue answers instead of carrying the call out; null if it carries it out. */
  default VenueError refused(Traffic call, long nowNanos) {
    return null;
  }

  /** The book that the venue shows now; the true one unless the fault says otherwise. */
  default Object book(Outcome outcome, Object book, long nowNanos) {
    return book;
  }

  /** The balance that the venue shows now. */
  default long balanceLots(long lots, long nowNanos) {
    return lots;
  }

  /** What the venue answers now to an order that it carried out. */
  default OrderStatus placed(OrderStatus status, long nowNanos) {
    return status;
  }

  /** What a fault adds to the way of an answer that leaves now. */
  default long answerAddedNanos(Traffic call, long nowNanos) {
    return 0;
  }

  /** Whether an answer that would arrive now is lost. */
  default boolean losesAnswer(Traffic call, long nowNanos) {
    return false;
  }

  /** How long a save that begins now takes because of the fault. */
  default long saveNanos(long nowNanos) {
    return 0;
  }

  /** When the bot's machine does what is due at a time. */
  default long awakeNanos(long dueNanos) {
    return dueNanos;
  }
}
