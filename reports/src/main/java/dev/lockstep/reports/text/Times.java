package dev.lockstep.reports.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Nanoseconds since the epoch as text. */
public final class Times {
  private static final long SECOND = 1_000_000_000L;
  /** The zone of the recorded bot's console clock. */
  private static final ZoneId CONSOLE = ZoneId.of("America/Los_Angeles");

  private Times() {}

  /** HH:MM:SS on the recorded bot's console. */
  public static String console(long epochNanos) {
    return clock(instant(epochNanos).atZone(CONSOLE));
  }

  /** HH:MM:SS.mmm in UTC, cut off, not rounded. */
  public static String utcMillis(long epochNanos) {
    StringBuilder out = new StringBuilder(clock(instant(epochNanos).atZone(ZoneOffset.UTC))).append('.');
    return threeDigits(out, Math.floorMod(epochNanos, SECOND) / 1_000_000).toString();
  }

  /** ISO 8601 in UTC with as many decimals as needed, in threes. */
  public static String iso(long epochNanos) {
    return instant(epochNanos).toString();
  }

  /** A duration in seconds with three decimals. */
  public static String seconds(long nanos) {
    return Decimal.fixed(nanos, 9, 3);
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND));
  }

  private static String clock(ZonedDateTime time) {
    StringBuilder out = new StringBuilder(8);
    twoDigits(out, time.getHour()).append(':');
    twoDigits(out, time.getMinute()).append(':');
    return twoDigits(out, time.getSecond()).toString();
  }

  private static StringBuilder twoDigits(StringBuilder out, int value) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private static StringBuilder threeDigits(StringBuilder out, long value) {
    out.append((char) ('0' + value / 100));
    return twoDigits(out, (int) (value % 100));
  }
}
