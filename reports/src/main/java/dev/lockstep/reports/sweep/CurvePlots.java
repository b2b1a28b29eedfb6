package dev.lockstep.reports.sweep;

import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Decimation;
import dev.lockstep.reports.chart.Decimation.Series;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Layer.Mark;
import dev.lockstep.reports.chart.Marker;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.sweep.SweepData.Interval;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a threshold does: rates and result along one parameter, with their intervals, the others at the chosen point. */
final class CurvePlots {
  private static final int PIXELS = 1_000;

  private final SweepData data;
  private final int parameter;
  private final List<Point> line;
  private final List<Layer> layers = new ArrayList<>();

  private CurvePlots(SweepData data, int parameter) {
    this.data = data;
    this.parameter = parameter;
    line = Slices.line(data, parameter);
  }

  /** Share of winners that a tier sells, in percent; on a scale of its own, because a few percent decide. */
  static Plot falseExits(SweepData data, int parameter) {
    CurvePlots plots = new CurvePlots(data, parameter);
    plots.band("95 % interval", Ink.VERMILLION, Point::falseExitRate, 100);
    plots.curve("false exits, % of winners", Ink.VERMILLION, Dash.SOLID, point -> 100 * point.falseExitShare());
    plots.rules();
    double high = 1;
    for (Point point : plots.line) {
      if (point.falseExitRate() != null) high = Math.max(high, 100 * point.falseExitRate().high());
      if (point.winners() > 0) high = Math.max(high, 100 * point.falseExitShare());
    }
    return plots.plot("False exits by " + data.parameters().get(parameter).key(), Axis.around("winners sold, %", 0, high));
  }

  /** Share of reversals that a tier sells before settlement, in percent. */
  static Plot reversals(SweepData data, int parameter) {
    CurvePlots plots = new CurvePlots(data, parameter);
    plots.band("95 % interval", Ink.BLUE, Point::reversalExitRate, 100);
    plots.curve("losses avoided, % of reversals", Ink.BLUE, Dash.SOLID, point -> 100 * point.reversalExitShare());
    plots.rules();
    return plots.plot("Losses avoided by " + data.parameters().get(parameter).key(), Axis.decimal("reversals sold, %", 0, 100));
  }

  /** Result after fees. */
  static Plot result(SweepData data, int parameter) {
    CurvePlots plots = new CurvePlots(data, parameter);
    plots.band("95 % interval", Ink.GREEN, Point::pnl, 1);
    plots.curve("result after fees", Ink.GREEN, Dash.SOLID, Point::pnlUsd);
    plots.rules();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Point point : plots.line) {
      if (Double.isNaN(point.pnlUsd())) continue;
      low = Math.min(low, point.pnl() == null ? point.pnlUsd() : point.pnl().low());
      high = Math.max(high, point.pnl() == null ? point.pnlUsd() : point.pnl().high());
    }
    Axis y = low > high ? Axis.decimal("result, USD", -1, 1) : Axis.around("result, USD", low, high);
    return plots.plot("Result by " + data.parameters().get(parameter).key(), y);
  }

  private double from() {
    return line.get(0).at()[parameter];
  }

  private double to() {
    return line.get(line.size() - 1).at()[parameter];
  }

  private void curve(String name, Ink ink, Dash dash, ToDoubleFunction<Point> value) {
    Series series = thinned(value);
    layers.add(new Layer.Line(name, ink, series.x(), series.y(), Join.STRAIGHT, dash));
  }

  private Series thinned(ToDoubleFunction<Point> value) {
    Decimation thinning = new Decimation(from(), to(), PIXELS);
    for (Point point : line) thinning.add(point.at()[parameter], value.applyAsDouble(point));
    return thinning.finish();
  }

  /** The widest interval of each column of pixels, where there are more points than pixels. */
  private void band(String name, Ink ink, Function<Point, Interval> interval, double scale) {
    List<double[]> kept = new ArrayList<>();
    double width = (to() - from()) / PIXELS;
    for (Point point : line) {
      Interval range = interval.apply(point);
      if (range == null) continue;
      double x = point.at()[parameter];
      double[] last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last != null && x - last[0] < width) {
        last[1] = Math.min(last[1], range.low() * scale);
        last[2] = Math.max(last[2], range.high() * scale);
      } else {
        kept.add(new double[] {x, range.low() * scale, range.high() * scale});
      }
    }
    if (kept.isEmpty()) return;
    layers.add(new Layer.Band(name, ink, column(kept, 0), column(kept, 1), column(kept, 2)));
  }

  private static double[] column(List<double[]> rows, int index) {
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  private void rules() {
    if (data.chosen() >= 0) {
      layers.add(new Layer.Rule("chosen", Ink.BLACK, true, data.points().get(data.chosen()).at()[parameter], Dash.SOLID, null));
    }
    if (data.best() >= 0 && data.best() != data.chosen()) {
      layers.add(new Layer.Rule("best", Ink.PURPLE, true, data.points().get(data.best()).at()[parameter], Dash.DOTTED, null));
    }
  }

  private Plot plot(String title, Axis y) {
    String others = data.parameters().size() > 1 ? "; other parameters as chosen" : "";
    return new Plot(title, title + others + ".", Axis.decimal(data.parameters().get(parameter).axis() + others, from(), to()), y, layers);
  }

  /** Marks of the chosen and the best point at these coordinates; of a point that is both one, for two labels would lie on one another. */
  static List<Layer> marks(SweepData data, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
    List<Layer> layers = new ArrayList<>();
    if (data.best() >= 0 && data.best() == data.chosen()) {
      return List.of(mark(data.points().get(data.best()), "chosen and best", Ink.BLACK, Marker.RING, x, y));
    }
    if (data.best() >= 0) layers.add(mark(data.points().get(data.best()), "best", Ink.PURPLE, Marker.DIAMOND, x, y));
    if (data.chosen() >= 0) layers.add(mark(data.points().get(data.chosen()), "chosen", Ink.BLACK, Marker.RING, x, y));
    return layers;
  }

  private static Layer mark(Point point, String name, Ink ink, Marker marker, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
    return new Layer.Marks(name, ink, marker, List.of(new Mark(x.applyAsDouble(point), y.applyAsDouble(point), name, name)));
  }
}
