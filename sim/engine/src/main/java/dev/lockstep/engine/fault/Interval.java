package dev.lockstep.engine.fault;

import dev.lockstep.datasets.scenario.Span;

/** A half-open interval of time in nanoseconds since the epoch. */
record Interval(long fromNanos, long toNanos) {
  /** A part of a window that ends at a time. */
  static Interval of(Span span, long endNanos) {
    return new Interval(
        span.fromNanos() == Long.MIN_VALUE ? Long.MIN_VALUE : Math.addExact(endNanos, span.fromNanos()),
        span.toNanos() == Long.MAX_VALUE ? Long.MAX_VALUE : Math.addExact(endNanos, span.toNanos()));
  }

  boolean contains(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }
}
