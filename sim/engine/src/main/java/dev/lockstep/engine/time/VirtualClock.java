package dev.lockstep.engine.time;

import dev.lockstep.bot.port.Clock;

/** The clock of a simulation: the time of the current event. Wall time can be stepped by a fault; monotonic time cannot. */
public final class VirtualClock implements Clock {
  private final EventQueue queue;
  private long epochOffsetNanos;

  public VirtualClock(EventQueue queue) {
    this.queue = queue;
  }

  @Override
  public long monotonicNanos() {
    return queue.nowNanos();
  }

  @Override
  public long epochNanos() {
    return queue.nowNanos() + epochOffsetNanos;
  }

  /** Steps the wall clock, as an operator or NTP does. */
  public void stepEpoch(long nanos) {
    epochOffsetNanos += nanos;
  }
}
