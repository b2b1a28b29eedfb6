package dev.lockstep.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;
  private long nowNanos;
  private final StringWriter screen = new StringWriter();

  private Progress progress(long total) {
    return new Progress(new PrintWriter(screen), "windows", total, () -> nowNanos);
  }

  @Test
  void shortWorkShowsNothing() {
    try (Progress progress = progress(10)) {
      nowNanos += SECOND - 1;
      progress.advance(10);
    }
    assertThat(screen.toString()).isEmpty();
  }

  @Test
  void longWorkShowsShareRateAndTimeLeftAndClearsItsLine() {
    try (Progress progress = progress(1000)) {
      nowNanos += 2 * SECOND;
      progress.advance(250);
      assertThat(screen.toString()).isEqualTo("\r\u001b[K250 of 1,000 windows, 25 %, 125/s, 6 s left");
      nowNanos += SECOND / 10;
      progress.advance(1);
      assertThat(screen.toString()).doesNotContain("251");
      nowNanos += SECOND / 10;
      progress.advance(1);
      assertThat(screen.toString()).contains("252 of 1,000");
    }
    assertThat(screen.toString()).endsWith("\r\u001b[K");
  }

  @Test
  void unknownTotalShowsTheRate() {
    Progress progress = progress(0);
    nowNanos += 4 * SECOND;
    progress.advance(8000);
    assertThat(screen.toString()).endsWith("8,000 windows, 2,000/s");
  }
}
