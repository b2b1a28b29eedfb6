package dev.lockstep.reports.sweep;

import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.ColorScale;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A measure over the plane of two parameters, the others at the chosen point. */
final class HeatPlot {
  private HeatPlot() {}

  static Plot of(SweepData data, int first, int second, Measure measure) {
    List<Point> plane = Slices.plane(data, first, second);
    double[] xs = Slices.values(plane, first);
    double[] ys = Slices.values(plane, second);
    double[][] values = new double[ys.length][xs.length];
    for (double[] row : values) Arrays.fill(row, Double.NaN);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Point point : plane) {
      double value = measure.of(point);
      values[Arrays.binarySearch(ys, point.at()[second])][Arrays.binarySearch(xs, point.at()[first])] = value;
      if (Double.isNaN(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double[] ends = ends(measure, low, high);
    double[] xEdges = Slices.edges(xs);
    double[] yEdges = Slices.edges(ys);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Cells(null, measure.scale(), xEdges, yEdges, values, ends[0], ends[1], measure.title()));
    layers.addAll(CurvePlots.marks(data, point -> point.at()[first], point -> point.at()[second]));
    String others = data.parameters().size() > 2 ? "; other parameters as chosen" : "";
    String title = measure.title() + " by " + data.parameters().get(first).key() + " and " + data.parameters().get(second).key();
    return new Plot(
        title, title + others + ".", Axis.decimal(data.parameters().get(first).axis() + others, xEdges[0], xEdges[xEdges.length - 1]),
        Axis.decimal(data.parameters().get(second).axis(), yEdges[0], yEdges[yEdges.length - 1]), layers);
  }

  /** The neutral middle of a diverging scale is zero. */
  private static double[] ends(Measure measure, double low, double high) {
    if (low > high) return new double[] {0, 1};
    if (measure.scale() == ColorScale.DIVERGING) {
      double most = Math.max(Math.max(Math.abs(low), Math.abs(high)), 0.01);
      return new double[] {-most, most};
    }
    return new double[] {Math.min(low, 0), Math.max(high, 1)};
  }
}
