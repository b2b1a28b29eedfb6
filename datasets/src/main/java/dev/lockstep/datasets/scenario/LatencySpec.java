package dev.lockstep.datasets.scenario;

import java.util.List;

/** How long a call takes there and back, in nanoseconds. */
public sealed interface LatencySpec {
  /** Always the same. */
  record Constant(long nanos) implements LatencySpec {}

  /** A distribution by some of its quantiles, from the least to the most. */
  record Quantiles(List<Point> points) implements LatencySpec {
    public Quantiles {
      points = List.copyOf(points);
    }
  }

  /** {@code percent} of all round trips take at most {@code nanos}. */
  record Point(int percent, long nanos) {}
}
