package dev.lockstep.forensics.event;

/** A stretch of time, both ends included, in nanoseconds since 1970 UTC. */
public record Stretch(long fromNanos, long toNanos) {
  /** All time. */
  public static final Stretch ALL = new Stretch(Long.MIN_VALUE + 1, Long.MAX_VALUE);
  /** How much earlier and later than the stretch events are still kept: an order in it may have been placed before, and end after. */
  private static final long MARGIN_NANOS = 3_600_000_000_000L;

  public boolean contains(long nanos) {
    return nanos >= fromNanos && nanos <= toNanos;
  }

  public boolean contains(java.time.Instant time) {
    long seconds = Math.max(-9_000_000_000L, Math.min(9_000_000_000L, time.getEpochSecond()));
    return contains(seconds * 1_000_000_000L + time.getNano());
  }

  /** True if an event of this time bears on the stretch; events without a time always do. */
  public boolean bearsOn(long nanos) {
    if (nanos == LogEvent.UNTIMED) return true;
    boolean late = toNanos < Long.MAX_VALUE - MARGIN_NANOS && nanos > toNanos + MARGIN_NANOS;
    boolean early = fromNanos > Long.MIN_VALUE + MARGIN_NANOS && nanos < fromNanos - MARGIN_NANOS;
    return !late && !early;
  }

  public boolean all() {
    // Not equals, which a record builds at run time: that takes as long as reading fifteen megabytes.
    return fromNanos == ALL.fromNanos && toNanos == ALL.toNanos;
  }
}
