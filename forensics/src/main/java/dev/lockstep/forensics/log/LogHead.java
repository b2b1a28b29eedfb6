package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the first lines of a file tell about its clock: its first time, and, for a bot that prints times of day only, the date
 * and the zone, which the epoch in a window id gives away.
 *
 * @param firstNanos first readable time, or UNTIMED
 * @param dateless the clock is a bare time of day, or tells no year
 * @param zone found from a window id, or null
 * @param anchorDay epoch day of the first time of day, or -1
 */
record LogHead(long firstNanos, boolean dateless, ZoneId zone, long anchorDay) {
  private static final byte[] WINDOW = "updown-".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final long HOUR = 3_600;
  private static final long LATE_MAX = 900;

  static LogHead of(byte[] head, int length) {
    ClockReader clock = new ClockReader(ZoneOffset.UTC, 0);
    Peeler peeler = new Peeler(clock, new ClockReader(ZoneOffset.UTC, 0));
    long first = LogEvent.UNTIMED;
    boolean dateless = false;
    long window = -1;
    long windowOfDay = -1;
    int from = 0;
    while (from < length) {
      int newline = LineScanner.newline(head, from, length);
      int to = newline < 0 ? length : newline;
      if (from < to && peeler.peel(head, from, to) && peeler.timeNanos != LogEvent.UNTIMED) {
        if (first == LogEvent.UNTIMED) {
          first = peeler.timeNanos;
          dateless = first < (peeler.yearless() ? 366 : 2) * 86_400L * 1_000_000_000L;
          if (!dateless) return new LogHead(first, false, null, -1);
        }
        long epoch = dateless && window < 0 ? windowEpoch(peeler.body, peeler.bodyFrom, peeler.bodyTo) : -1;
        if (epoch > 0) {
          window = epoch;
          windowOfDay = Math.floorMod(peeler.timeNanos / 1_000_000_000L, 86_400L);
        }
      }
      from = to + 1;
    }
    if (!dateless || window < 0) return new LogHead(first, dateless, null, -1);
    return located(first, window, windowOfDay);
  }

  /** A bot names a window within the window: the whole hours that bring both clocks together are its zone. */
  private static LogHead located(long first, long window, long windowOfDay) {
    long difference = Math.floorMod(windowOfDay - window, 86_400L);
    long late = difference % HOUR;
    if (late >= LATE_MAX) return new LogHead(first, true, null, -1);
    long hours = difference / HOUR;
    if (hours > 14) hours -= 24;
    ZoneOffset zone = ZoneOffset.ofHours((int) hours);
    long day = Instant.ofEpochSecond(window).atOffset(zone).toLocalDate().toEpochDay();
    long firstOfDay = Math.floorMod(first / 1_000_000_000L, 86_400L);
    if (firstOfDay > windowOfDay + 43_200) day--;
    return new LogHead((day * 86_400 + firstOfDay - hours * HOUR) * 1_000_000_000L, true, zone, day);
  }

  private static long windowEpoch(byte[] b, int from, int to) {
    int at = ByteSearch.indexOf(b, from, to, WINDOW);
    if (at < 0) return -1;
    int i = at + WINDOW.length;
    while (i < to && b[i] != '-' && b[i] > ' ') i++;
    long epoch = 0;
    int digits = 0;
    for (i++; i < to && b[i] >= '0' && b[i] <= '9' && digits < 11; i++, digits++) epoch = epoch * 10 + (b[i] - '0');
    return digits == 10 ? epoch : -1;
  }
}
