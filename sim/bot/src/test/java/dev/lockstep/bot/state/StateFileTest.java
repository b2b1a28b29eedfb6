package dev.lockstep.bot.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile bytes: an answer, never an exception; and never a state that was not written. */
class StateFileTest {
  private static final byte[] GOOD = StateFile.write(12, Note.CODEC.encode(Note.of(7)));

  @Test
  void theFormIsPinned() {
    assertThat(new String(GOOD, StandardCharsets.US_ASCII)).isEqualTo(
        "{\"schema\":\"lockstep.state/1\",\"generation\":12,\"length\":30,\"crc32c\":\"" + sum() + "\",\n\"number\":7,\"text\":\"state 7\"}\n");
  }

  /** Recomputed by the JDK's own implementation, over the header up to the sum, then everything from the first line's end on. */
  private static String sum() {
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update("{\"schema\":\"lockstep.state/1\",\"generation\":12,\"length\":30,\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII));
    crc.update("\n\"number\":7,\"text\":\"state 7\"}\n".getBytes(StandardCharsets.US_ASCII));
    return String.format(java.util.Locale.ROOT, "%08x", crc.getValue());
  }

  @Test
  void noBytesThrowAndNoneButTheWrittenAreValid() {
    Random random = new Random(5);
    for (int run = 0; run < 200_000; run++) {
      byte[] bytes = GOOD.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
          case 0 -> bytes[at] = (byte) random.nextInt(256);
          case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
          case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
          default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
        }
      }
      StateFile.Content content = StateFile.read(bytes);
      if (content instanceof StateFile.Content.Valid) assertThat(bytes).isEqualTo(GOOD);
    }
  }

  @Test
  void everyTruncationIsCorrupt() {
    for (int length = 0; length < GOOD.length; length++) {
      assertThat(StateFile.read(Arrays.copyOf(GOOD, length))).as("%d bytes", length).isInstanceOf(StateFile.Content.Corrupt.class);
    }
  }

  @Test
  void aDamagedVersionIsDamageAndALaterOneIsLater() {
    int at = new String(GOOD, StandardCharsets.US_ASCII).indexOf("/1") + 1;
    byte[] damaged = GOOD.clone();
    damaged[at] = '9';
    assertThat(StateFile.read(damaged)).as("with a 1 there its sum is right").isInstanceOf(StateFile.Content.Corrupt.class);
    byte[] later = damaged.clone();
    later[GOOD.length - 4] = '8';
    assertThat(StateFile.read(later)).isEqualTo(new StateFile.Content.Later("lockstep.state/9"));
  }
}
