package dev.lockstep.engine.fault;

/** What the bot's machine should do in the interval it does at its end. */
record HostPause(Interval interval) implements Fault {
  @Override
  public long awakeNanos(long dueNanos) {
    return interval.contains(dueNanos) ? interval.toNanos() : dueNanos;
  }
}
