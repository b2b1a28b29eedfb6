package dev.lockstep.reports.html;

import dev.lockstep.reports.sweep.SweepData;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points of a sweep that came to the same: thousands of settings have a handful of outcomes. */
final class EqualPoints {
  private final List<Point> points = new ArrayList<>();
  private boolean chosen;
  private boolean best;

  private EqualPoints() {}

  private record Outcome(int winners, int falseExits, int reversals, int reversalsExited, double pnlUsd) {}

  /** All of a sweep: with the chosen point first, then with the best one, then by result; of equals the first in the grid. */
  static List<EqualPoints> of(SweepData data) {
    Map<Outcome, EqualPoints> equal = new LinkedHashMap<>();
    for (int i = 0; i < data.points().size(); i++) {
      Point point = data.points().get(i);
      EqualPoints group = equal.computeIfAbsent(
          new Outcome(point.winners(), point.falseExits(), point.reversals(), point.reversalsExited(), point.pnlUsd()), key -> new EqualPoints());
      group.points.add(point);
      group.chosen |= i == data.chosen();
      group.best |= i == data.best();
    }
    List<EqualPoints> ordered = new ArrayList<>(equal.values());
    ordered.sort(Comparator.<EqualPoints>comparingInt(group -> group.chosen ? 0 : group.best ? 1 : 2)
        .thenComparingDouble(group -> Double.isNaN(group.first().pnlUsd()) ? Double.MAX_VALUE : -group.first().pnlUsd()));
    return ordered;
  }

  Point first() {
    return points.get(0);
  }

  int count() {
    return points.size();
  }

  /** Whether the chosen or the best point is among them. */
  String name() {
    return chosen ? best ? "chosen, best" : "chosen" : best ? "best" : "";
  }

  double low(int parameter) {
    return points.stream().mapToDouble(point -> point.at()[parameter]).min().orElseThrow();
  }

  double high(int parameter) {
    return points.stream().mapToDouble(point -> point.at()[parameter]).max().orElseThrow();
  }
}
