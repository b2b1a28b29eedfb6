package dev.lockstep.engine.sweep;

import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.engine.backtest.Moment;
import dev.lockstep.engine.sweep.WindowSweep.Branch;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The points that one run serves: all whose comparisons have come out as the run's own so far. Those it loses get a branch each time. */
final class Travellers {
  private final GridValues values;
  private final Consumer<Branch> branches;
  private final long[] low;
  private final long[] high;
  private int[] points;

  /**
   * @param points the first is the run's own
   * @param thresholds of the run, which has not begun
   * @param moment where a run can branch off now
   */
  Travellers(GridValues values, int[] points, Map<String, Threshold> thresholds, Supplier<Moment> moment, Consumer<Branch> branches) {
    this.values = values;
    this.points = points;
    this.branches = branches;
    low = new long[values.parameters()];
    high = new long[values.parameters()];
    Arrays.fill(low, Long.MIN_VALUE);
    Arrays.fill(high, Long.MAX_VALUE);
    for (int i = 0; i < low.length; i++) {
      int parameter = i;
      Threshold threshold = thresholds.get(values.key(i));
      if (threshold == null) stay(i, values.at(points[0], i), values.at(points[0], i), () -> null);
      else threshold.watch(() -> stay(parameter, threshold.low(), threshold.high(), moment));
    }
  }

  /** Points outside the interval leave; a run of theirs may start at the given moment. */
  private void stay(int parameter, long newLow, long newHigh, Supplier<Moment> start) {
    boolean loses = values.anyIn(parameter, low[parameter], newLow - 1) || values.anyIn(parameter, newHigh + 1, high[parameter]);
    low[parameter] = newLow;
    high[parameter] = newHigh;
    if (!loses) return;
    int[] staying = new int[points.length];
    int[] leaving = new int[points.length];
    int stayingCount = 0;
    for (int i = 0; i < points.length; i++) {
      long value = values.at(points[i], parameter);
      if (value >= newLow && value <= newHigh) staying[stayingCount++] = points[i];
      else leaving[i - stayingCount] = points[i];
    }
    if (stayingCount == points.length) return;
    branches.accept(new Branch(start.get(), Arrays.copyOf(leaving, points.length - stayingCount)));
    points = Arrays.copyOf(staying, stayingCount);
  }

  /** The run ended with this region. Where a bot does not let its thresholds be watched, points may be with it that it does not cover. */
  void end(Region region) {
    int[] uncovered = Arrays.stream(points).filter(point -> !values.isIn(region, point)).toArray();
    if (uncovered.length == 0) return;
    if (uncovered[0] == points[0]) throw new IllegalStateException("a run does not cover its own point " + points[0]);
    branches.accept(new Branch(null, uncovered));
  }
}
