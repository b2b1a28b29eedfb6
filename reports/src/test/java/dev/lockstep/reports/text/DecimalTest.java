package dev.lockstep.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
  @Test
  void agreesWithBigDecimal() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >> random.nextInt(60) >> 4;
      int scale = random.nextInt(10);
      int decimals = random.nextInt(scale + 1);
      BigDecimal exact = BigDecimal.valueOf(value, scale).setScale(decimals, RoundingMode.HALF_EVEN);
      assertThat(new BigDecimal(Decimal.fixed(value, scale, decimals))).as("%d e-%d to %d", value, scale, decimals).isEqualTo(exact);
      BigDecimal plain = new BigDecimal(Decimal.plain(value, scale));
      assertThat(plain).isEqualByComparingTo(BigDecimal.valueOf(value, scale));
    }
  }

  @Test
  void printsAsPrintfDoes() {
    assertThat(Decimal.fixed(985, 1, 0)).isEqualTo("98");
    assertThat(Decimal.fixed(-4, 3, 2)).isEqualTo("-0.00");
    assertThat(Decimal.signed(5, 3, 2)).isEqualTo("+0.00");
    assertThat(Decimal.fixed(5, 0, 2)).isEqualTo("5.00");
    assertThat(Decimal.plain(950, 3)).isEqualTo("0.95");
    assertThat(Decimal.plain(0, 9)).isEqualTo("0");
  }

  @Test
  void timesAreCutNotRounded() {
    assertThat(Times.utcMillis(1_772_241_300_999_999_999L)).isEqualTo("01:15:00.999");
    assertThat(Times.iso(1_772_241_300_000_000_000L)).isEqualTo("2026-02-28T01:15:00Z");
    assertThat(Times.console(1_772_241_300_000_000_000L)).isEqualTo("17:15:00");
  }
}
