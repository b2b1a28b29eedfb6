package dev.lockstep.reports.sweep;

import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Unit;
import dev.lockstep.engine.stats.ExactBinomial;
import dev.lockstep.engine.stats.PairedBootstrap;
import dev.lockstep.engine.sweep.HoldOut;
import dev.lockstep.engine.sweep.ParameterGrid;
import dev.lockstep.engine.sweep.PointTotals;
import dev.lockstep.engine.sweep.SweepResult;
import dev.lockstep.reports.sweep.SweepData.Interval;
import dev.lockstep.reports.sweep.SweepData.Judged;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes chart data out of a sweep's result, with the exact 95 % interval of every rate. */
public final class SweepReading {
  /** With more points a page would say no more, and take gigabytes to make. */
  public static final int POINTS_MAX = 200_000;

  private static final double NANO = 1e9;

  private final SweepResult result;
  /** Thousands of points share a few counts, and an interval takes a while to find. */
  private final Map<Long, Interval> intervals = new HashMap<>();

  private SweepReading(SweepResult result) {
    this.result = result;
  }

  /**
   * The data of at most {@link #POINTS_MAX} points.
   *
   * @param totals of the points, in grid order
   * @param chosen index of the point that was chosen, -1 for none
   * @param best index of the best point on all windows, -1 for none
   */
  public static SweepData of(SweepResult result, PointTotals[] totals, int chosen, int best, List<HoldOut> judged) {
    if (totals.length > POINTS_MAX) throw new IllegalArgumentException(totals.length + " points are more than " + POINTS_MAX);
    return new SweepReading(result).read(totals, chosen, best, judged);
  }

  private SweepData read(PointTotals[] totals, int chosen, int best, List<HoldOut> judged) {
    ParameterGrid grid = result.grid();
    List<Point> points = new ArrayList<>(totals.length);
    for (int i = 0; i < totals.length; i++) points.add(point(values(i), totals[i]));
    String title = result.release() + " on " + result.windows().size() + " windows, " + result.runs() + " simulations";
    return new SweepData(
        title, grid.parameters().stream().map(parameter -> parameter(parameter.setting())).toList(), points, chosen, best,
        judged.stream().map(this::judged).toList());
  }

  private static SweepData.Parameter parameter(Setting setting) {
    if (setting.unit() != Unit.CHOICE) return new SweepData.Parameter(setting.key(), setting.unit().symbol());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < setting.choices().size(); i++) words.add(i + " = " + setting.choices().get(i));
    return new SweepData.Parameter(setting.key(), String.join(", ", words));
  }

  private double[] values(int point) {
    ParameterGrid grid = result.grid();
    double[] values = new double[grid.parameters().size()];
    for (int i = 0; i < values.length; i++) {
      boolean isChoice = grid.parameters().get(i).setting().unit() == Unit.CHOICE;
      values[i] = isChoice ? grid.value(point, i) : Double.parseDouble(grid.print(point, i));
    }
    return values;
  }

  private Point point(double[] at, PointTotals totals) {
    return new Point(
        at, totals.winners(), totals.falseExits(), interval(totals.falseExits(), totals.winners()), totals.reversals(),
        totals.reversalsExited(), interval(totals.reversalsExited(), totals.reversals()),
        totals.pnlNanoUsd() == null ? Double.NaN : totals.pnlNanoUsd() / NANO, null);
  }

  /** Null where nothing was tried: the interval from 0 to 1 would look like knowledge. */
  private Interval interval(int events, int trials) {
    if (trials == 0) return null;
    return intervals.computeIfAbsent(((long) trials << 32) | events, key -> {
      ExactBinomial.Interval exact = new ExactBinomial(events, trials).interval95();
      return new Interval(exact.low(), exact.high());
    });
  }

  private Judged judged(HoldOut holdOut) {
    double[] nowhere = new double[0];
    Point release = point(nowhere, holdOut.baseline());
    if (holdOut.point() < 0) {
      return new Judged(
          holdOut.name(), holdOut.trainWindows(), holdOut.testWindows(), null, null, null, release, Double.NaN, null, false);
    }
    PairedBootstrap.Interval difference = holdOut.difference();
    return new Judged(
        holdOut.name(), holdOut.trainWindows(), holdOut.testWindows(), settings(holdOut.point()), point(nowhere, holdOut.train()),
        point(nowhere, holdOut.test()), release, difference == null ? Double.NaN : difference.sumNanoUsd() / NANO,
        difference == null ? null : new Interval(difference.lowNanoUsd() / NANO, difference.highNanoUsd() / NANO),
        difference != null && difference.tells());
  }

  private String settings(int point) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < result.grid().parameters().size(); i++) {
      words.add(result.grid().parameters().get(i).key() + "=" + result.grid().print(point, i));
    }
    return String.join(" ", words);
  }
}
