package dev.lockstep.engine.fault;

import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.scenario.Traffic;

/** The venue refuses orders and cancels. */
record Reject(VenueError error, Interval interval) implements Fault {
  @Override
  public VenueError refused(Traffic call, long nowNanos) {
    return call == Traffic.ORDERS && interval.contains(nowNanos) ? error : null;
  }
}
