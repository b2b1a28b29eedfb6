package dev.lockstep.engine.sweep;

import java.util.Arrays;

/** A grid's values as sweeps look them up: by point, and by parameter in rising order. */
final class GridValues {
  private final ParameterGrid grid;
  /** Values by parameter, rising. */
  private final long[][] rising;

  GridValues(ParameterGrid grid) {
    this.grid = grid;
    rising = grid.parameters().stream().map(parameter -> parameter.values().clone()).toArray(long[][]::new);
    for (long[] values : rising) Arrays.sort(values);
  }

  int parameters() {
    return rising.length;
  }

  String key(int parameter) {
    return grid.parameters().get(parameter).key();
  }

  long at(int point, int parameter) {
    return grid.value(point, parameter);
  }

  boolean isIn(Region region, int point) {
    return region.contains(grid, point);
  }

  /** Every point, in grid order. */
  int[] allPoints() {
    int[] points = new int[grid.size()];
    for (int point = 0; point < points.length; point++) points[point] = point;
    return points;
  }

  /** Whether any value of a parameter lies in {@code from} to {@code to}, both inclusive. */
  boolean anyIn(int parameter, long from, long to) {
    if (from > to) return false;
    int at = Arrays.binarySearch(rising[parameter], from);
    int first = at >= 0 ? at : -at - 1;
    return first < rising[parameter].length && rising[parameter][first] <= to;
  }
}
