package dev.lockstep.datasets.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.datasets.quality.BadData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class InputFilesTest {
  @Test
  void standardInputIsKeptUpToItsLimitAndNoFurther() throws IOException {
    byte[] bytes = new byte[300_000];
    new java.util.Random(1).nextBytes(bytes);
    Path kept = InputFiles.spooled(new ByteArrayInputStream(bytes), bytes.length);
    assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
    Files.delete(kept);
    assertThatThrownBy(() -> InputFiles.spooled(new ByteArrayInputStream(bytes), bytes.length - 1))
        .isInstanceOf(BadData.class).hasMessage("<stdin>: longer than 299999 bytes, the most that is kept of it; name a file instead");
  }

  @Test
  void anInputWithoutEndIsRefusedAtTheLimit() {
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }

      @Override
      public int read(byte[] into, int from, int length) {
        java.util.Arrays.fill(into, from, from + length, (byte) 'x');
        return length;
      }
    };
    assertThatThrownBy(() -> InputFiles.spooled(endless, 1_000_000)).isInstanceOf(BadData.class);
  }
}
