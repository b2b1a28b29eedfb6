package dev.lockstep.bot.port;

import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.order.VenueError;

/** The answer to a request: a value or an error, some time later. Await it as a signal, then read it. */
public interface Reply<T> extends Signal {
  /** The value; fails if the reply has not come or is an error. */
  T value();

  /** The venue's error, or null if there is none (yet). */
  VenueError error();

  /** Whether the reply came and holds a value. */
  default boolean succeeded() {
    return raised() && error() == null;
  }
}
