package dev.lockstep.engine.latency;

/** A one-way channel on which no message overtakes another: each arrives after its latency, but never before an earlier one. */
public final class FifoChannel {
  private long lastArrivalNanos = Long.MIN_VALUE;

  /** When a message sent now arrives. Messages must be sent in time order. */
  public long arrivalNanos(long sentNanos, long latencyNanos) {
    if (latencyNanos < 0) throw new IllegalArgumentException("latency below zero: " + latencyNanos);
    lastArrivalNanos = Math.max(lastArrivalNanos, Math.addExact(sentNanos, latencyNanos));
    return lastArrivalNanos;
  }
}
