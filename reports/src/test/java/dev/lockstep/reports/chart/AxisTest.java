package dev.lockstep.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void labelsAreEvenlySpacedInsideAndFew() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      double min = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(7) - 2);
      double max = min + random.nextDouble() * StrictMath.pow(10, random.nextInt(7) - 2) + 1e-6;
      Axis axis = new Axis("x", min, max, Axis.Steps.values()[random.nextInt(3)]);
      int most = 2 + random.nextInt(12);
      List<Double> ticks = axis.ticks(most);
      double step = axis.step(most);
      assertThat(ticks.size()).as("%s %d", axis, most).isLessThanOrEqualTo(most + 1);
      for (double tick : ticks) assertThat(tick).isBetween(min - step * 1e-6, max + step * 1e-6);
      assertThat(ticks.stream().map(tick -> axis.label(tick, most)).distinct()).hasSize(ticks.size());
    }
  }

  @Test
  void stepsAreThoseThatPeopleRead() {
    assertThat(Axis.decimal("c", 0, 100).ticks(5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    assertThat(new Axis("s", -109, 5, Axis.Steps.SECONDS).ticks(8)).containsExactly(-105.0, -90.0, -75.0, -60.0, -45.0, -30.0, -15.0, 0.0);
    assertThat(Axis.counts("n", 0, 3).ticks(10)).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(Axis.decimal("p", 0.4, 0.8).label(0.45, 10)).isEqualTo("0.45");
  }

  @Test
  void anAxisOfOneValueHasRoomAroundIt() {
    assertThat(Axis.decimal("x", 7, 7).ticks(4)).contains(7.0);
  }
}
