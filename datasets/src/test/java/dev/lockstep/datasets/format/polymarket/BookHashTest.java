package dev.lockstep.datasets.format.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.SharedData;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The venue's own hashes are the oracle: recorded books match, and one changed digit in any of them does not. */
class BookHashTest {
  @Test
  void matchesRecordedBooksAndNoticesAChange() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(SharedData.at("polymarket-btc-5m/windows"))) {
      files = all.sorted().limit(40).toList();
    }
    BookHash hash = new BookHash();
    for (Path file : files) {
      try (Lines lines = new Lines(new GZIPInputStream(Files.newInputStream(file)), "x")) {
        for (int i = 0; i < 8 && lines.next(); i++) {
          byte[] line = Arrays.copyOfRange(lines.buffer(), lines.from(), lines.to());
          assertThat(hash.matches(line, 0, line.length)).as(file + ":" + lines.line()).isTrue();
          String changed = new String(line, StandardCharsets.UTF_8).replaceFirst("\"size\":\"(\\d)", "\"size\":\"9$1");
          byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
          assertThat(hash.matches(bytes, 0, bytes.length)).isFalse();
        }
      }
    }
    assertThat(hash.checked()).isGreaterThan(500);
  }
}
