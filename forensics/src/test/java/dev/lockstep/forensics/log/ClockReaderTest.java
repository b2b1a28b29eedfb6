package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** java.time is the reference. */
class ClockReaderTest {
  private static long read(ClockReader clock, String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    int end = clock.read(b, 0, b.length);
    assertThat(end).as(text).isPositive();
    return clock.nanos;
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  @Test
  void readsWhatJavaTimePrints() {
    Random random = new Random(3);
    for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("America/Los_Angeles"), ZoneId.of("Asia/Kathmandu")}) {
      ClockReader clock = new ClockReader(zone, 0);
      for (int i = 0; i < 3_000; i++) {
        Instant at = Instant.ofEpochSecond(random.nextLong(1L << 32), random.nextInt(1_000_000_000));
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDateTime kept = local.withNano(0);
        long wanted = nanos(kept.atZone(zone).toInstant());
        assertThat(read(clock, kept.format(DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT)))).isEqualTo(wanted);
        assertThat(read(clock, kept.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)))).isEqualTo(wanted);
        assertThat(read(clock, at.toString())).isEqualTo(nanos(at));
        String zoned = at.atZone(zone).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nXXX", Locale.ROOT).withLocale(Locale.ROOT));
        zoned = at.atZone(zone).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSxx", Locale.ROOT));
        assertThat(read(clock, zoned)).isEqualTo(nanos(at));
      }
    }
  }

  @Test
  void readsEpochsInEveryUnit() {
    ClockReader clock = new ClockReader(ZoneOffset.UTC, 0);
    assertThat(read(clock, "1772241300 x")).isEqualTo(1_772_241_300_000_000_000L);
    assertThat(read(clock, "1772241300.25 x")).isEqualTo(1_772_241_300_250_000_000L);
    assertThat(read(clock, "1772241300123 x")).isEqualTo(1_772_241_300_123_000_000L);
    assertThat(read(clock, "1772241300123456 x")).isEqualTo(1_772_241_300_123_456_000L);
    assertThat(read(clock, "1772241300123456789 x")).isEqualTo(1_772_241_300_123_456_789L);
  }

  @Test
  void timesOfDayRollOverAtMidnightAndYearlessOnesAtNewYear() {
    long day = LocalDate.of(2026, 2, 27).toEpochDay();
    ClockReader clock = new ClockReader(ZoneOffset.UTC, day);
    assertThat(read(clock, "23:59:59 x")).isEqualTo((day * 86_400 + 86_399) * 1_000_000_000L);
    assertThat(read(clock, "00:00:01 x")).isEqualTo(((day + 1) * 86_400 + 1) * 1_000_000_000L);
    ClockReader syslog = new ClockReader(ZoneOffset.UTC, LocalDate.of(2025, 12, 1).toEpochDay());
    assertThat(read(syslog, "Dec 31 23:59:59 host")).isEqualTo(nanos(Instant.parse("2025-12-31T23:59:59Z")));
    assertThat(read(syslog, "Jan  1 00:00:00 host")).isEqualTo(nanos(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void refusesWhatIsNoTime() {
    ClockReader clock = new ClockReader(ZoneOffset.UTC, 0);
    for (String text : new String[] {"12345678", "2025/13", "99:99:99", "20251014T010203", "Foo 12 01:02:03", "1772241300x", ""}) {
      byte[] b = text.getBytes(StandardCharsets.UTF_8);
      assertThat(clock.read(b, 0, b.length)).as(text).isNegative();
    }
    byte[] b = "2992-01-01T00:00:00Z x".getBytes(StandardCharsets.UTF_8);
    assertThat(clock.read(b, 0, b.length)).isPositive();
    assertThat(clock.nanos).isEqualTo(Long.MIN_VALUE);
    assertThat(clock.impossible()).isEqualTo(1);
  }
}
