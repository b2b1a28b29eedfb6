package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourlessStreamTest {
  /** What a pattern of the JDK takes out of the whole text is taken out of the stream, however it is cut into reads. */
  @Test
  void coloursGoAndEverythingElseStays() throws IOException {
    Random random = new Random(5);
    String[] pieces = {"\u001b[32m", "\u001b[0m", "\u001b[1;31;4m", "\u001b[K", "\u001b[2J", "\u001b", "\u001b[", "\u001b[12", "\u001b]0;t\u0007", "a", "line\n", "m", "[3m", "\u001b[32"};
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
      byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      StringBuilder read = new StringBuilder();
      try (ColourlessStream stream = new ColourlessStream(new ByteArrayInputStream(bytes))) {
        byte[] buffer = new byte[1 + random.nextInt(60)];
        for (int n = stream.read(buffer, 0, buffer.length); n >= 0; n = stream.read(buffer, 0, buffer.length)) {
          read.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
        assertThat(read.toString()).isEqualTo(text.toString().replaceAll("\u001b\\[[0-9;]*[mKGJ]", ""));
        assertThat(stream.stripped()).isEqualTo(bytes.length - read.length());
      }
    }
  }
}
