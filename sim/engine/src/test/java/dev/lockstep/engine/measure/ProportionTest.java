package dev.lockstep.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.exchange.SeededRandom;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void equalsArithmeticOfAnySize() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long whole = 1 + (random.nextLong() >>> 1 + (int) random.nextLong(62));
      long part = random.nextLong(whole + 1);
      long value = random.nextLong() >>> 1 + (int) random.nextLong(62);
      long expected = BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)).longValueExact();
      assertThat(Proportion.of(value, part, whole)).isEqualTo(expected);
    }
  }
}
