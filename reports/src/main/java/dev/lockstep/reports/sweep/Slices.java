package dev.lockstep.reports.sweep;

import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Lines and planes cut out of a sweep of many parameters: the others stay at the chosen point's values. */
final class Slices {
  private Slices() {}

  /** Points along one parameter, ascending. */
  static List<Point> line(SweepData data, int parameter) {
    List<Point> line = new ArrayList<>();
    for (Point point : data.points()) if (isNear(data, point, parameter, parameter)) line.add(point);
    line.sort(Comparator.comparingDouble(point -> point.at()[parameter]));
    return line;
  }

  /** Points in the plane of two parameters. */
  static List<Point> plane(SweepData data, int first, int second) {
    return data.points().stream().filter(point -> isNear(data, point, first, second)).toList();
  }

  private static boolean isNear(SweepData data, Point point, int free, int alsoFree) {
    Point anchor = data.anchor() == null ? data.points().get(0) : data.anchor();
    for (int i = 0; i < point.at().length; i++) {
      if (i != free && i != alsoFree && Double.compare(point.at()[i], anchor.at()[i]) != 0) return false;
    }
    return true;
  }

  /** The values a parameter takes in these points, ascending. */
  static double[] values(List<Point> points, int parameter) {
    TreeSet<Double> values = new TreeSet<>();
    for (Point point : points) values.add(point.at()[parameter]);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Borders half-way between neighbouring values; the outer ones as far out as the inner ones are in. */
  static double[] edges(double[] values) {
    int size = values.length;
    double[] edges = new double[size + 1];
    for (int i = 1; i < size; i++) edges[i] = (values[i - 1] + values[i]) / 2;
    double first = size > 1 ? values[1] - values[0] : 1;
    double last = size > 1 ? values[size - 1] - values[size - 2] : 1;
    edges[0] = values[0] - first / 2;
    edges[size] = values[size - 1] + last / 2;
    return edges;
  }
}
