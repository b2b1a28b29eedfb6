package dev.lockstep.engine.fault;

/** The balance reads zero. */
record BalanceUnseen(Interval interval) implements Fault {
  @Override
  public long balanceLots(long lots, long nowNanos) {
    return interval.contains(nowNanos) ? 0 : lots;
  }
}
