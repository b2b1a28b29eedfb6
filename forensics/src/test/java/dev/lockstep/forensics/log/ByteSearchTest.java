package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search by words against the one of the JDK's strings, over bytes that repeat themselves and lie close to one another. */
class ByteSearchTest {
  private static final byte[] FEW = {'a', 'b', '`', 0, 1, -1, -128, 127};

  @Test
  void findsWhatTheJdkFinds() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      byte[] b = bytes(random, random.nextInt(60));
      byte[] what = bytes(random, 1 + random.nextInt(4));
      int from = b.length == 0 ? 0 : random.nextInt(b.length);
      int to = from + (b.length == from ? 0 : random.nextInt(b.length - from + 1));
      int found = text(b, from, to).indexOf(text(what, 0, what.length));
      assertThat(ByteSearch.indexOf(b, from, to, what)).isEqualTo(found < 0 ? -1 : from + found);
    }
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    int choice = 1 + random.nextInt(FEW.length);
    for (int i = 0; i < length; i++) bytes[i] = FEW[random.nextInt(choice)];
    return bytes;
  }

  /** A character a byte. */
  private static String text(byte[] b, int from, int to) {
    return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
