package dev.lockstep.bot.guard;

/**
 * The gate that closes once. The first reason stays. From then on no entry passes; cancels and exits that only reduce pass until the
 * drain ends, then nothing does. Times are monotonic nanoseconds.
 */
public final class ShutdownGate {
  /** Longest drain of the recorded service: 8 seconds. */
  public static final long DRAIN_NANOS = 8_000_000_000L;

  /** Reason code of a refusal, and the reason of a request that gave none. */
  public static final String SHUTDOWN_REQUESTED = "shutdown_requested";

  private final long drainNanos;
  private String reason;
  private long requestedNanos;

  public ShutdownGate(long drainNanos) {
    if (drainNanos < 0) throw new IllegalArgumentException("a drain cannot last " + drainNanos + " ns");
    this.drainNanos = drainNanos;
  }

  /** Closes the gate; returns whether this call did. */
  public boolean request(String why, long nowNanos) {
    if (reason != null) return false;
    reason = why == null || why.isBlank() ? SHUTDOWN_REQUESTED : why.strip();
    requestedNanos = nowNanos;
    return true;
  }

  public boolean requested() {
    return reason != null;
  }

  /** Why it closed, or null. */
  public String reason() {
    return reason;
  }

  /** Whether a message may leave. */
  public boolean admits(Intent intent, long nowNanos) {
    if (reason == null) return true;
    return intent != Intent.ENTRY && !drainOver(nowNanos);
  }

  /** Whether the time for what was under way is over. Compared as a difference: the clock's zero has no meaning. */
  public boolean drainOver(long nowNanos) {
    return reason != null && nowNanos - requestedNanos >= drainNanos;
  }

  /** Nanoseconds left for the drain; 0 when over, the whole drain before the request. */
  public long drainLeftNanos(long nowNanos) {
    return reason == null ? drainNanos : Math.max(0, drainNanos - (nowNanos - requestedNanos));
  }
}
