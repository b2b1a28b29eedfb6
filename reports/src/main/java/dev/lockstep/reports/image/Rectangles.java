package dev.lockstep.reports.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Many rectangles as the one outline that an xchart series can fill: the pen goes from corner to corner and comes back the same way, so
 * that the bridges enclose nothing.
 */
final class Rectangles {
  private final List<double[]> outline = new ArrayList<>();
  private final List<double[]> bridges = new ArrayList<>();

  void add(double left, double bottom, double right, double top) {
    double[] start = {left, bottom};
    outline.add(start);
    outline.add(new double[] {left, top});
    outline.add(new double[] {right, top});
    outline.add(new double[] {right, bottom});
    outline.add(start);
    bridges.add(start);
  }

  boolean isEmpty() {
    return bridges.isEmpty();
  }

  double[] x() {
    return coordinates(0);
  }

  double[] y() {
    return coordinates(1);
  }

  private double[] coordinates(int index) {
    double[] values = new double[outline.size() + bridges.size()];
    int at = 0;
    for (double[] corner : outline) values[at++] = corner[index];
    for (int i = bridges.size() - 1; i >= 0; i--) values[at++] = bridges.get(i)[index];
    return values;
  }
}
