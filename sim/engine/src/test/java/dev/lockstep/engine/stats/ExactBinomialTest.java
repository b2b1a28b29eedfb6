package dev.lockstep.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against printed tables, and against tails summed exactly. */
class ExactBinomialTest {
  /** Two-sided 95 % limits as statistics tables print them to four places. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.0000, 0.3085", "1, 10, 0.0025, 0.4450", "2, 10, 0.0252, 0.5561", "3, 10, 0.0667, 0.6525", "5, 10, 0.1871, 0.8129",
    "10, 10, 0.6915, 1.0000", "1, 20, 0.0013, 0.2487", "10, 20, 0.2720, 0.7280"
  })
  void hasTheLimitsOfTheTables(long events, long trials, double low, double high) {
    ExactBinomial.Interval interval = new ExactBinomial(events, trials).interval95();
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  /** Nothing of n: the bound has a closed form, 1 - 0.05^(1/n). */
  @ParameterizedTest
  @CsvSource({"1, 0.9500", "13, 0.2058", "58, 0.0503", "59, 0.0495", "60, 0.0487", "298, 0.0100", "5000, 0.0006"})
  void isNotSureOfZeroAfterAFewCleanTrials(long trials, double upper) {
    assertThat(new ExactBinomial(0, trials).upper95()).isCloseTo(upper, within(0.00005));
    assertThat(new ExactBinomial(0, trials).upper95()).isCloseTo(1 - StrictMath.pow(0.05, 1.0 / trials), within(1e-12));
  }

  @Test
  void needsFiftyNineCleanTrialsForFivePercent() {
    assertThat(ExactBinomial.cleanTrialsFor(0.05)).isEqualTo(59);
    assertThat(ExactBinomial.cleanTrialsFor(0.01)).isEqualTo(299);
    assertThat(ExactBinomial.cleanTrialsFor(0.96)).isEqualTo(1);
    assertThatThrownBy(() -> ExactBinomial.cleanTrialsFor(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNothingOfNothing() {
    ExactBinomial nothing = new ExactBinomial(0, 0);
    assertThat(nothing.rate()).isNaN();
    assertThat(nothing.upper95()).isEqualTo(1);
    assertThat(nothing.interval95()).isEqualTo(new ExactBinomial.Interval(0, 1));
    assertThatThrownBy(() -> new ExactBinomial(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The reference: every term of the tail in full decimal digits. */
  @Test
  void sumsTailsAsExactArithmeticDoes() {
    double[] rates = {0x1p-20, 0.03125, 0.25, 0.5, 0.8125, 0.99609375};
    for (int trials : new int[] {1, 2, 7, 30, 61}) {
      for (int events = 0; events <= trials + 1; events++) {
        for (double rate : rates) {
          double exact = exactAtLeast(events, trials, new BigDecimal(rate)).doubleValue();
          assertThat(ExactBinomial.atLeast(events, trials, rate)).as("%d of %d at %s", events, trials, rate).isCloseTo(exact, within(1e-13));
        }
      }
    }
  }

  /** What a limit is: at it, the tail has just the doubt that was allowed. */
  @Test
  void leavesTheDoubtThatIsAllowed() {
    for (long trials : new long[] {2, 17, 169, 2000}) {
      for (long events = 1; events < trials; events += 1 + trials / 9) {
        ExactBinomial counted = new ExactBinomial(events, trials);
        assertThat(ExactBinomial.atLeast(events, trials, counted.interval95().low())).isCloseTo(0.025, within(1e-10));
        assertThat(1 - ExactBinomial.atLeast(events + 1, trials, counted.interval95().high())).isCloseTo(0.025, within(1e-10));
        assertThat(1 - ExactBinomial.atLeast(events + 1, trials, counted.upper95())).isCloseTo(0.05, within(1e-10));
      }
    }
  }

  private static BigDecimal exactAtLeast(int events, int trials, BigDecimal rate) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal ways = BigDecimal.ONE;
    for (int i = 0; i <= trials; i++) {
      if (i >= events) sum = sum.add(ways.multiply(rate.pow(i)).multiply(BigDecimal.ONE.subtract(rate).pow(trials - i)));
      ways = ways.multiply(BigDecimal.valueOf(trials - i)).divide(BigDecimal.valueOf(i + 1));
    }
    return sum;
  }
}
