package dev.lockstep.reports.sweep;

import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Layer.Mark;
import dev.lockstep.reports.chart.Marker;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** False exits against reversals sold: what no point can better in one without losing in the other. */
final class ParetoPlot {
  private ParetoPlot() {}

  static Plot of(SweepData data) {
    int winners = 1;
    int reversals = 1;
    // Counts are small: thousands of points share a few places, and each place is drawn once.
    Map<Integer, Map<Integer, Integer>> places = new TreeMap<>();
    for (Point point : data.points()) {
      winners = Math.max(winners, point.falseExits());
      reversals = Math.max(reversals, point.reversals());
      places.computeIfAbsent(point.falseExits(), key -> new TreeMap<>()).merge(point.reversalsExited(), 1, Integer::sum);
    }
    List<Mark> marks = new ArrayList<>();
    places.forEach((falseExits, column) -> column.forEach((sold, count) -> marks.add(new Mark(
        falseExits, sold, count + (count == 1 ? " point: " : " points: ") + falseExits + " false exits, " + sold + " reversals sold", null))));
    List<Layer> layers = new ArrayList<>();
    double[][] front = front(places, winners);
    layers.add(new Layer.Line("no point does better", Ink.BLUE, front[0], front[1], Join.STEP, Dash.SOLID));
    layers.add(new Layer.Marks("points of the sweep", Ink.SKY, Marker.CIRCLE, marks));
    layers.addAll(CurvePlots.marks(data, Point::falseExits, Point::reversalsExited));
    return new Plot(
        "False exits against losses avoided", "Each place is what one or more points of the sweep did; up and to the left is better.",
        Axis.counts("false exits: winners sold by a tier", -0.5, winners + 0.5),
        Axis.counts("losses avoided: reversals sold", -0.3, reversals + 0.5), layers);
  }

  /** For each number of false exits the most reversals sold by any point with no more of them. */
  private static double[][] front(Map<Integer, Map<Integer, Integer>> places, int winners) {
    List<double[]> steps = new ArrayList<>();
    int best = -1;
    for (Map.Entry<Integer, Map<Integer, Integer>> column : places.entrySet()) {
      int most = -1;
      for (int sold : column.getValue().keySet()) most = Math.max(most, sold);
      if (most <= best) continue;
      best = most;
      steps.add(new double[] {column.getKey(), best});
    }
    if (best >= 0) steps.add(new double[] {winners + 0.5, best});
    return new double[][] {steps.stream().mapToDouble(step -> step[0]).toArray(), steps.stream().mapToDouble(step -> step[1]).toArray()};
  }
}
