package dev.lockstep.datasets.scenario;

/**
 * A half-open part of a window, in nanoseconds relative to the window's end (before it: negative).
 *
 * @param fromNanos {@link Long#MIN_VALUE} where it has no beginning
 * @param toNanos {@link Long#MAX_VALUE} where it has no end
 */
public record Span(long fromNanos, long toNanos) {
  /** From beginning to end. */
  public static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

  public Span {
    if (toNanos <= fromNanos) throw new IllegalArgumentException("a span from " + fromNanos + " to " + toNanos);
  }

  public boolean contains(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }
}
