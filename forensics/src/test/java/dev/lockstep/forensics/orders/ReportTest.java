package dev.lockstep.forensics.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportTest {
  /** The JDK's decimals say what a length of time is, rounded half up. */
  @Test
  void lengthsOfTimeAreRoundedAsDecimalsAre() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      long nanos = random.nextLong(1L << 1 + random.nextInt(52)) / (random.nextBoolean() ? 1 : 50_000_000) * (random.nextBoolean() ? 1 : 50_000_000);
      if (nanos < 0) continue;
      BigDecimal seconds = BigDecimal.valueOf(nanos, 9);
      String text = seconds.setScale(3, RoundingMode.HALF_UP).toPlainString();
      assertThat(Report.seconds(nanos)).isEqualTo(text.endsWith(".000") ? text.substring(0, text.length() - 4) : text);
      if (nanos > 0) assertThat(Report.seconds(-nanos)).isEqualTo("-" + Report.seconds(nanos));
      if (nanos < 120 * Thresholds.SECOND) assertThat(Report.span(nanos)).isEqualTo(seconds.setScale(1, RoundingMode.HALF_UP) + " s");
      else assertThat(Report.span(nanos)).endsWith(nanos < 7_200 * Thresholds.SECOND ? " min" : " h");
    }
    assertThat(Report.span(149_999_999_999L)).isEqualTo("2.5 min");
    assertThat(Report.span(16_560 * Thresholds.SECOND)).isEqualTo("4.6 h");
  }
}
