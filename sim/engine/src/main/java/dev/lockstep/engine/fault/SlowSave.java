package dev.lockstep.engine.fault;

/** Saves that begin in the interval take as long as was measured. */
record SlowSave(long nanos, Interval interval) implements Fault {
  @Override
  public long saveNanos(long nowNanos) {
    return interval.contains(nowNanos) ? nanos : 0;
  }
}
