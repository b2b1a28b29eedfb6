package dev.lockstep.engine.measure;

import dev.lockstep.bot.port.RandomSource;
import java.util.List;

/** A distribution of times given by some of its quantiles, in nanoseconds; between two of them it is even. */
public final class QuantileTable {
  private static final int MILLION = 1_000_000;

  private final long[] perMillion;
  private final long[] nanos;

  /** A value of the distribution: {@code perMillion} parts of a million lie at or below {@code nanos}. */
  public record Point(int perMillion, long nanos) {}

  /** The points in rising order, from 0 to a million parts. */
  public QuantileTable(List<Point> points) {
    if (points.size() < 2 || points.get(0).perMillion != 0 || points.get(points.size() - 1).perMillion != MILLION)
      throw new IllegalArgumentException("a quantile table goes from 0 to a million parts: " + points);
    perMillion = points.stream().mapToLong(Point::perMillion).toArray();
    nanos = points.stream().mapToLong(Point::nanos).toArray();
    for (int i = 0; i < nanos.length; i++) {
      boolean falls = i > 0 && (perMillion[i] <= perMillion[i - 1] || nanos[i] < nanos[i - 1]);
      if (falls || nanos[i] < 0) throw new IllegalArgumentException("quantiles must rise from zero or more: " + points);
    }
  }

  /** The same value always. */
  public static QuantileTable constant(long nanos) {
    return new QuantileTable(List.of(new Point(0, nanos), new Point(MILLION, nanos)));
  }

  /**
   * A long-tailed distribution with a median: log-normal with a sigma of 0.6, cut at 0.1 % and at 4 sigma. Nine in ten lie between
   * 0.37 and 2.7 medians, one in a hundred beyond 4.
   */
  public static QuantileTable longTailed(long medianNanos) {
    int[] parts = {0, 10_000, 50_000, 100_000, 250_000, 500_000, 750_000, 900_000, 950_000, 990_000, 999_000, MILLION};
    int[] perMille = {157, 248, 373, 463, 667, 1000, 1499, 2158, 2683, 4039, 6385, 11_023};
    Point[] points = new Point[parts.length];
    for (int i = 0; i < parts.length; i++) points[i] = new Point(parts[i], Proportion.of(medianNanos, perMille[i], 1000));
    return new QuantileTable(List.of(points));
  }

  /** Whether every draw gives the same value; such a table draws no number. */
  public boolean isConstant() {
    return nanos[0] == nanos[nanos.length - 1];
  }

  /** Draws a value in nanoseconds. */
  public long draw(RandomSource random) {
    return isConstant() ? nanos[0] : at(random.nextLong(100L * MILLION));
  }

  /** The value at a place of 0 to 100 million, exclusive. */
  private long at(long place) {
    int point = 1;
    while (perMillion[point] * 100 <= place) point++;
    long low = perMillion[point - 1] * 100;
    long high = perMillion[point] * 100;
    return nanos[point - 1] + Proportion.of(nanos[point] - nanos[point - 1], place - low, high - low);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("quantiles");
    for (int i = 0; i < nanos.length; i++) text.append(' ').append(perMillion[i]).append(':').append(nanos[i]);
    return text.toString();
  }
}
