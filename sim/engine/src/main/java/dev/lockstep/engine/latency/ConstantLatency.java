package dev.lockstep.engine.latency;

/** The same latency at all times. */
public record ConstantLatency(long entryNanos, long responseNanos) implements LatencyModel {
  public ConstantLatency {
    if (entryNanos < 0 || responseNanos < 0) throw new IllegalArgumentException("latency below zero: " + entryNanos + ", " + responseNanos);
  }

  @Override
  public long entryNanos(long nowNanos) {
    return entryNanos;
  }

  @Override
  public long responseNanos(long nowNanos) {
    return responseNanos;
  }
}
