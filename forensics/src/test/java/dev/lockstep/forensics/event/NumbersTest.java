package dev.lockstep.forensics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  /** The quick way for short decimals against the parser of the JDK, to the last bit. */
  @Test
  void shortDecimalsAreReadAsTheJdkReadsThem() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(17);
      int point = random.nextInt(length + 3);
      for (int k = 0; k < length; k++) text.append(k == point ? '.' : (char) ('0' + random.nextInt(10)));
      if (text.toString().equals(".")) continue;
      assertThat(Numbers.plain(text.toString())).as(text.toString()).isEqualTo(Double.parseDouble(text.toString()));
    }
  }

  @Test
  void whatIsNoNumberIsNone() {
    for (String text : List.of("", ".", "1.2.3", "0x10", "1d", " 1 ", "NaN", "Infinity", "--1", "1e1000")) assertThat(Numbers.plain(text)).as(text).isNaN();
    assertThat(Numbers.plain("$1,234.50")).isEqualTo(1234.5);
    assertThat(Numbers.plain("-1.5e3")).isEqualTo(-1500);
  }
}
