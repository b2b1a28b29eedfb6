package dev.lockstep.engine.fault;

import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.scenario.Traffic;

/** There is no connection. */
record Disconnect(Interval interval) implements Fault {
  private static final VenueError NO_CONNECTION = new VenueError(0, "connection refused");

  @Override
  public VenueError failsAtOnce(Traffic call, long nowNanos) {
    return interval.contains(nowNanos) ? NO_CONNECTION : null;
  }

  @Override
  public boolean losesAnswer(Traffic call, long nowNanos) {
    return interval.contains(nowNanos);
  }
}
