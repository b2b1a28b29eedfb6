package dev.lockstep.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.reports.chart.Decimation.Series;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The invariants of thinning, on random series against a slow reference. */
class DecimationTest {
  private static final int PIXELS = 90;

  @Test
  void keepsNoMorePointsThanPixelsAndLosesNoExtreme() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      int size = random.nextInt(2_000);
      double[] x = new double[size];
      double[] y = new double[size];
      for (int i = 0; i < size; i++) {
        x[i] = (i == 0 ? 0 : x[i - 1]) + random.nextInt(4) * 0.1;
        y[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(100);
      }
      double to = size == 0 ? 1 : x[size - 1] + 0.1;
      Decimation thinning = new Decimation(0, to, PIXELS);
      for (int i = 0; i < size; i++) thinning.add(x[i], y[i]);
      Series thinned = thinning.finish();
      assertThat(thinned.x().length).isLessThanOrEqualTo(PIXELS);
      assertThat(thinned.x()).isSorted();
      for (int column = 0; column < PIXELS / 3; column++) compare(x, y, thinned, column, to / (PIXELS / 3));
    }
  }

  private static void compare(double[] x, double[] y, Series thinned, int column, double width) {
    double[] all = extremes(x, y, column, width);
    double[] kept = extremes(thinned.x(), thinned.y(), column, width);
    assertThat(kept).as("lowest, highest, last of column %d", column).containsExactly(all);
  }

  /** Lowest, highest and last value of a column; infinite where it has none. */
  private static double[] extremes(double[] x, double[] y, int column, double width) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (Math.min((int) (x[i] / width), PIXELS / 3 - 1) != column) continue;
      last = y[i];
      if (Double.isNaN(y[i])) continue;
      low = Math.min(low, y[i]);
      high = Math.max(high, y[i]);
    }
    return new double[] {low, high, last};
  }

  @Test
  void shortSeriesStayAsTheyAre() {
    Decimation thinning = new Decimation(0, 100, 300);
    for (int i = 0; i < 20; i++) thinning.add(i * 5, i % 3);
    assertThat(thinning.finish().x()).hasSize(20);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    Decimation thinning = new Decimation(0, 10, 100);
    thinning.add(-1, 1);
    thinning.add(10, 2);
    thinning.add(10.1, 3);
    assertThat(thinning.finish().y()).containsExactly(2);
  }
}
