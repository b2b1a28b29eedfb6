package dev.lockstep.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.sweep.SweepData.Interval;
import dev.lockstep.reports.sweep.SweepData.Parameter;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

public class SweepPlotsTest {
  /** A grid of two parameters with results drawn by a seed. */
  public static SweepData grid(int columns, int rows, String name, long seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < rows; j++) {
        int falseExits = random.nextInt(9);
        int sold = random.nextInt(18);
        double pnl = random.nextInt(10_000) / 100.0 - 50;
        points.add(new Point(
            new double[] {(40 + i) / 100.0, (5 + j) / 100.0}, 100, falseExits, new Interval(falseExits / 200.0, falseExits / 50.0), 17, sold,
            new Interval(0.1, 0.9), pnl, new Interval(pnl - 20, pnl + 20)));
      }
    }
    return new SweepData("a sweep", List.of(new Parameter(name, "USD"), new Parameter("other", "")), points, columns * rows / 2, 0, List.of());
  }

  private static <T extends Layer> T only(Plot plot, Class<T> kind) {
    return plot.layers().stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  @Test
  void theFrontIsWhatNoPointBetters() {
    for (long seed = 0; seed < 50; seed++) {
      SweepData data = grid(6, 5, "key", seed);
      Layer.Line front = only(SweepPlots.pareto(data), Layer.Line.class);
      for (Point point : data.points()) {
        boolean bettered = data.points().stream().anyMatch(other -> other.falseExits() <= point.falseExits()
            && other.reversalsExited() >= point.reversalsExited()
            && (other.falseExits() < point.falseExits() || other.reversalsExited() > point.reversalsExited()));
        boolean onFront = false;
        for (int i = 0; i + 1 < front.x().length; i++) {
          onFront |= front.x()[i] == point.falseExits() && front.y()[i] == point.reversalsExited();
        }
        assertThat(onFront).as("%s", point).isEqualTo(!bettered);
      }
    }
  }

  @Test
  void everyPointHasItsCell() {
    SweepData data = grid(7, 4, "key", 1);
    Layer.Cells cells = only(SweepPlots.heatmaps(data).get(0).get("result after fees, USD"), Layer.Cells.class);
    for (Point point : data.points()) {
      int column = index(cells.xEdges(), point.at()[0]);
      int row = index(cells.yEdges(), point.at()[1]);
      assertThat(cells.values()[row][column]).isEqualTo(point.pnlUsd());
    }
    assertThat(cells.low()).isEqualTo(-cells.high());
  }

  private static int index(double[] edges, double value) {
    int at = 0;
    while (edges[at + 1] <= value) at++;
    return at;
  }

  @Test
  void curvesRunThroughTheChosenPoint() {
    SweepData data = grid(9, 5, "key", 2);
    Point chosen = data.points().get(data.chosen());
    Layer.Line line = only(SweepPlots.curves(data).get("result-key"), Layer.Line.class);
    assertThat(line.x()).hasSize(9);
    for (int i = 0; i < 9; i++) {
      double x = line.x()[i];
      Point expected = data.points().stream().filter(p -> p.at()[0] == x && p.at()[1] == chosen.at()[1]).findFirst().orElseThrow();
      assertThat(line.y()[i]).isEqualTo(expected.pnlUsd());
    }
  }

  @Test
  void thousandsOfPointsAreThinned() {
    SweepData data = grid(4_000, 1, "key", 3);
    for (Plot plot : SweepPlots.curves(data).values()) {
      assertThat(only(plot, Layer.Line.class).x().length).isLessThanOrEqualTo(1_000);
      assertThat(only(plot, Layer.Band.class).x().length).isLessThanOrEqualTo(1_001);
    }
    assertThat(SweepPlots.heatmaps(data)).isEmpty();
  }
}
