package dev.lockstep.bot.connection;

/**
 * Two clocks of one stream: when the transport last brought anything, and when it last brought something usable. A stream of rubbish keeps the
 * first one young and lets the second grow old. Written where texts arrive, read by the supervisor's own timer.
 */
public final class FeedClocks {
  private volatile long transportNanos;
  private volatile long usableNanos;
  private volatile long usableSinceNanos = Long.MIN_VALUE;

  /** A connection stands: both clocks start now. */
  public void connected(long nowNanos) {
    transportNanos = nowNanos;
    usableNanos = nowNanos;
    usableSinceNanos = Long.MIN_VALUE;
  }

  public void transported(long nowNanos) {
    transportNanos = nowNanos;
  }

  public void used(long nowNanos) {
    usableNanos = nowNanos;
    if (usableSinceNanos == Long.MIN_VALUE) usableSinceNanos = nowNanos;
  }

  public long transportNanos() {
    return transportNanos;
  }

  public long usableNanos() {
    return usableNanos;
  }

  /** First usable message of this connection, or {@link Long#MIN_VALUE}. */
  public long usableSinceNanos() {
    return usableSinceNanos;
  }
}
