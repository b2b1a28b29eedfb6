package dev.lockstep.bot.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Oracles: the check value of the catalogue, the examples of RFC 3720 B.4, and the JDK's own implementation. */
class Crc32cTest {
  private static int sum(byte[] bytes) {
    return Crc32c.of(bytes, 0, bytes.length);
  }

  @Test
  void checkValue() {
    assertThat(sum("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xE3069283);
  }

  @Test
  void examplesOfTheStandard() {
    byte[] bytes = new byte[32];
    assertThat(sum(bytes)).isEqualTo(0x8A9136AA);
    Arrays.fill(bytes, (byte) 0xFF);
    assertThat(sum(bytes)).isEqualTo(0x62A8AB43);
    for (int i = 0; i < 32; i++) bytes[i] = (byte) i;
    assertThat(sum(bytes)).isEqualTo(0x46DD794E);
    for (int i = 0; i < 32; i++) bytes[i] = (byte) (31 - i);
    assertThat(sum(bytes)).isEqualTo(0x113FDB5C);
  }

  @Test
  void sameAsTheJdk() {
    Random random = new Random(1);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      CRC32C jdk = new CRC32C();
      jdk.update(bytes);
      assertThat(sum(bytes)).isEqualTo((int) jdk.getValue());
    }
  }
}
