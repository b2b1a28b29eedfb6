package dev.lockstep.forensics.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ArtifactStreamTest {
  private static final String TEXT = "goroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\nä € 😀\n".repeat(400);

  private static ArtifactStream open(byte[] bytes) throws IOException {
    return ArtifactStream.open(new ByteArrayInputStream(bytes), ArtifactLimits.DEFAULT);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void everyEncodingGivesTheSameText() throws IOException {
    for (String name : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"}) {
      String read = new String(open(TEXT.getBytes(Charset.forName(name))).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(read.startsWith("\ufeff") ? read.substring(1) : read).as(name).isEqualTo(TEXT);
    }
  }

  @Test
  void aCutGzipKeepsWhatCameBeforeAndSaysSo() throws IOException {
    byte[] whole = gzip(TEXT);
    assertThat(new String(open(whole).readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    for (int cut = 2; cut < whole.length; cut++) {
      ArtifactStream stream = open(Arrays.copyOf(whole, cut));
      byte[] read = stream.readAllBytes();
      assertThat(Arrays.equals(read, Arrays.copyOf(TEXT.getBytes(StandardCharsets.UTF_8), read.length))).isTrue();
      assertThat(stream.problems()).as("cut at %d", cut).isNotEmpty();
    }
  }

  @Test
  void readingStopsAtTheLimit() throws IOException {
    ArtifactStream stream =
        ArtifactStream.open(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), new ArtifactLimits(1000, 100, 10));
    assertThat(stream.readAllBytes()).hasSize(1000);
    assertThat(stream.problems()).hasSize(1);
  }
}
