package dev.lockstep.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  /** BigDecimal is the oracle. */
  @Test
  void decimalsAreExact() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      int scale = random.nextInt(10);
      BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(scale + 1));
      String text = random.nextInt(20) == 0 ? value.toString() : value.toPlainString();
      BigDecimal scaled = value.movePointRight(scale);
      if (scaled.toBigIntegerExact().bitLength() <= 63) assertThat(Decimals.parse(text, scale)).as(text).isEqualTo(scaled.longValueExact());
      else assertThatThrownBy(() -> Decimals.parse(text, scale)).isInstanceOf(NumberFormatException.class);
    }
    assertThat(Decimals.parse("1.500000000000", 1)).isEqualTo(15);
    assertThat(Decimals.parse(".5", 3)).isEqualTo(500);
    assertThat(Decimals.parse("5.", 1)).isEqualTo(50);
    for (String bad : new String[] {"", "-", ".", "NaN", "Infinity", "1..2", "1e999999999", "0x10", "1,5", " 1", "9".repeat(30), "1.55", "\u0661"})
      assertThatThrownBy(() -> Decimals.parse(bad, 1)).as(bad).isInstanceOf(NumberFormatException.class);
  }

  /** The same instant in every unit and form. */
  @Test
  void timesInAnyUnit() {
    long nanos = 1_776_081_409_871_941_812L;
    for (String text :
        new String[] {
          "1776081409.871941812", "1776081409871.941812", "1776081409871941.812", "1776081409871941812", "2026-04-13T11:56:49.871941812Z",
          "2026-04-13 11:56:49.871941812", "2026-04-13T13:56:49.871941812+02:00", "1776081409.8719418129"
        }) assertThat(Instants.parse(text)).as(text).isEqualTo(nanos);
    for (String bad : new String[] {"", "x", "-5", "2026-13-40T00:00:00Z", "1e999999999", "9".repeat(50), "NaN"})
      assertThatThrownBy(() -> Instants.parse(bad)).as(bad).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void bytesAreFoundWhereTheyAre() {
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int k = 0; k < bytes.length; k++) bytes[k] = (byte) (random.nextInt(4) == 0 ? 10 : random.nextInt(256));
      int from = random.nextInt(bytes.length + 1);
      int expected = -1;
      for (int k = from; k < bytes.length && expected < 0; k++) if (bytes[k] == 10) expected = k;
      assertThat(Bytes.indexOf(bytes, (byte) 10, from, bytes.length)).isEqualTo(expected);
    }
  }
}
