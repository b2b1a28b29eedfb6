package dev.lockstep.engine.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.exchange.SeededRandom;
import dev.lockstep.engine.measure.QuantileTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void recordedLatencyIsInterpolatedByTheTimeOfSending() {
    RecordedLatency latency = new RecordedLatency(List.of(
        new RecordedLatency.Row(1_000, 1_100, 1_150),
        new RecordedLatency.Row(2_000, 2_300, 2_350),
        new RecordedLatency.Row(3_000, 3_100, 3_500)));
    assertThat(latency.entryNanos(0)).isEqualTo(100);
    assertThat(latency.entryNanos(1_000)).isEqualTo(100);
    assertThat(latency.entryNanos(1_500)).isEqualTo(200);
    assertThat(latency.entryNanos(2_000)).isEqualTo(300);
    assertThat(latency.entryNanos(2_250)).isEqualTo(250);
    assertThat(latency.entryNanos(9_000)).isEqualTo(100);
    assertThat(latency.responseNanos(2_300)).isEqualTo(50);
    assertThat(latency.responseNanos(2_700)).isEqualTo(225);
    assertThat(latency.responseNanos(9_000)).isEqualTo(400);
  }

  @Test
  void recordedLatencyRefusesWhatCannotBe() {
    assertThatThrownBy(() -> new RecordedLatency(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecordedLatency(List.of(new RecordedLatency.Row(5, 4, 6)))).hasMessageContaining("below zero");
    assertThatThrownBy(() -> new RecordedLatency(List.of(new RecordedLatency.Row(5, 6, 7), new RecordedLatency.Row(4, 8, 9))))
        .hasMessageContaining("back in time");
  }

  /** The share of draws below each point of the table is what the table says, within five standard deviations. */
  @Test
  void sampledLatencyFollowsItsTable() {
    QuantileTable table = new QuantileTable(List.of(new QuantileTable.Point(0, 10), new QuantileTable.Point(500_000, 1_000),
        new QuantileTable.Point(990_000, 5_000), new QuantileTable.Point(1_000_000, 100_000)));
    SampledLatency latency = new SampledLatency(table, QuantileTable.constant(7), new SeededRandom(3));
    int draws = 20_000;
    int low = 0;
    int tail = 0;
    for (int i = 0; i < draws; i++) {
      long nanos = latency.entryNanos(0);
      assertThat(nanos).isBetween(10L, 100_000L);
      if (nanos < 1_000) low++;
      if (nanos > 5_000) tail++;
    }
    assertThat(low).isBetween(10_000 - 354, 10_000 + 354);
    assertThat(tail).isBetween(200 - 71, 200 + 71);
    assertThat(latency.responseNanos(0)).isEqualTo(7);
  }

  @Test
  void sampledLatencyRepeatsFromItsSeed() {
    SampledLatency one = SampledLatency.longTailed(1_000_000, 2_000_000, new SeededRandom(9));
    SampledLatency other = SampledLatency.longTailed(1_000_000, 2_000_000, new SeededRandom(9));
    for (int i = 0; i < 100; i++) {
      assertThat(other.entryNanos(i)).isEqualTo(one.entryNanos(0));
      assertThat(other.responseNanos(i)).isEqualTo(one.responseNanos(0));
    }
  }

  @Test
  void activityAddsToBothDirectionsUpToItsCap() {
    ActivityLatency latency = new ActivityLatency(new ConstantLatency(100, 200), now -> now, 50_000, 30_000);
    assertThat(latency.entryNanos(0)).isEqualTo(100);
    assertThat(latency.entryNanos(10)).isEqualTo(600);
    assertThat(latency.responseNanos(10)).isEqualTo(700);
    assertThat(latency.entryNanos(1_000_000)).isEqualTo(30_100);
  }

  @Test
  void nothingOvertakesOnAChannel() {
    FifoChannel channel = new FifoChannel();
    assertThat(channel.arrivalNanos(1_000, 500)).isEqualTo(1_500);
    assertThat(channel.arrivalNanos(1_100, 10)).isEqualTo(1_500);
    assertThat(channel.arrivalNanos(1_200, 400)).isEqualTo(1_600);
    assertThatThrownBy(() -> channel.arrivalNanos(2_000, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTableMustRise() {
    assertThatThrownBy(() -> new QuantileTable(List.of(new QuantileTable.Point(0, 5), new QuantileTable.Point(1_000_000, 4))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QuantileTable(List.of(new QuantileTable.Point(0, 5), new QuantileTable.Point(900_000, 6))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
