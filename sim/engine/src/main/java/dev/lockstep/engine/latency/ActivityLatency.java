package dev.lockstep.engine.latency;

/** Latency that grows with the market's activity, as it does in a crash: a base, plus so much per row of the last second, up to a cap. */
public final class ActivityLatency implements LatencyModel {
  private final LatencyModel base;
  private final MarketActivity activity;
  private final long nanosPerThousandRows;
  private final long addedNanosMax;

  /**
   * @param nanosPerThousandRows what a thousand rows in the last second add to each direction
   * @param addedNanosMax most that activity may add to each direction
   */
  public ActivityLatency(LatencyModel base, MarketActivity activity, long nanosPerThousandRows, long addedNanosMax) {
    if (nanosPerThousandRows < 0 || addedNanosMax < 0)
      throw new IllegalArgumentException("latency below zero: " + nanosPerThousandRows + ", " + addedNanosMax);
    this.base = base;
    this.activity = activity;
    this.nanosPerThousandRows = nanosPerThousandRows;
    this.addedNanosMax = addedNanosMax;
  }

  @Override
  public long entryNanos(long nowNanos) {
    return base.entryNanos(nowNanos) + added(nowNanos);
  }

  @Override
  public long responseNanos(long nowNanos) {
    return base.responseNanos(nowNanos) + added(nowNanos);
  }

  private long added(long nowNanos) {
    return Math.min(addedNanosMax, Math.multiplyExact(activity.rowsLastSecond(nowNanos), nanosPerThousandRows) / 1000);
  }
}
