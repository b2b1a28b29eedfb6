package dev.lockstep.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against differences whose sums have a known distribution. */
class PairedBootstrapTest {
  private static final long USD = 1_000_000_000L;

  /** One difference among n windows is drawn Binomial(n, 1/n) times: none in 37 %, so zero must be inside; more than 3 times in 1.9 %. */
  @Test
  void oneWindowAloneCannotTell() {
    long[] differences = new long[500];
    differences[17] = 5 * USD;
    PairedBootstrap.Interval interval = PairedBootstrap.of(differences, 1);
    assertThat(interval).isEqualTo(new PairedBootstrap.Interval(500, 1, 5 * USD, 0, 15 * USD));
    assertThat(interval.includesZero()).isTrue();
    assertThat(interval.tells()).isFalse();
  }

  /** Half +1, half -1: the sum of n draws has a standard deviation of sqrt(n), so 1.96 of them cover 95 %. */
  @Test
  void hasTheWidthOfTheNormalLimit() {
    long[] differences = new long[400];
    for (int i = 0; i < 400; i++) differences[i] = i % 2 == 0 ? USD : -USD;
    PairedBootstrap.Interval interval = PairedBootstrap.of(differences, 7);
    assertThat(interval.sumNanoUsd()).isZero();
    assertThat(interval.lowNanoUsd() / (double) USD).isCloseTo(-39.2, within(2.5));
    assertThat(interval.highNanoUsd() / (double) USD).isCloseTo(39.2, within(2.5));
    assertThat(interval.includesZero()).isTrue();
  }

  @Test
  void tellsWhatIsThereInEveryWindow() {
    long[] differences = new long[40];
    Arrays.fill(differences, -2 * USD);
    PairedBootstrap.Interval interval = PairedBootstrap.of(differences, 1);
    assertThat(interval).isEqualTo(new PairedBootstrap.Interval(40, 40, -80 * USD, -80 * USD, -80 * USD));
    assertThat(interval.tells()).isTrue();
  }

  /** Five of one sign happen by chance in 2 of 32 cases; a bootstrap of five equal differences would call that certain. */
  @Test
  void doesNotBelieveAHandful() {
    PairedBootstrap.Interval five = PairedBootstrap.of(new long[] {USD, USD, USD, USD, USD}, 1);
    assertThat(five.includesZero()).isFalse();
    assertThat(five.tells()).isFalse();
    assertThat(PairedBootstrap.of(new long[] {USD, USD, USD, USD, USD, USD}, 1).tells()).isTrue();
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    long[] differences = {3, -1, 4, -1, 5, -9, 2, -6};
    assertThat(PairedBootstrap.of(differences, 11)).isEqualTo(PairedBootstrap.of(differences.clone(), 11));
    assertThat(PairedBootstrap.of(new long[0], 1)).isEqualTo(new PairedBootstrap.Interval(0, 0, 0, 0, 0));
    assertThat(PairedBootstrap.of(new long[3], 1).includesZero()).isTrue();
  }
}
