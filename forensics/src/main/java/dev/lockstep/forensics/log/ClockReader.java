package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Reads time stamps in place: ISO 8601, Go's {@code 2006/01/02}, syslog's {@code Jan _2}, a bare time of day, and epoch
 * numbers in seconds, milli-, micro- or nanoseconds. Stamps without a zone are taken in the source's zone; stamps without a
 * date follow the last one and roll over at midnight.
 */
final class ClockReader {
  /** What a stamp says about itself. */
  enum Style { ISO_ZONED, ISO_LOCAL, YEARLESS, TIME_OF_DAY, EPOCH }

  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long LOCAL_MAX = 7_000_000_000L;
  private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final ZoneRules zone;
  private long anchorDay;
  private int anchorYear;
  private long lastOfDay = -1;
  private int lastMonth = -1;
  private long cachedHour = Long.MIN_VALUE;
  private long cachedOffset;
  private long cachedDateKey = -1;
  private long cachedDay;
  private long impossible;

  /** Result of the last {@link #read}: nanoseconds UTC, or UNTIMED if the stamp names an impossible time. */
  long nanos;
  /** Result of the last {@link #read}. */
  Style style;

  /**
   * @param zone of stamps that name none
   * @param anchorDay epoch day that a bare time of day starts from
   */
  ClockReader(ZoneId zone, long anchorDay) {
    this.zone = zone.getRules();
    this.anchorDay = anchorDay;
    this.anchorYear = LocalDate.ofEpochDay(anchorDay).getYear();
  }

  /** Days start over from this date: used when an outer envelope or a window id tells it. */
  void anchor(long epochDay) {
    anchorDay = epochDay;
    anchorYear = LocalDate.ofEpochDay(epochDay).getYear();
    lastOfDay = -1;
  }

  /** A bare time of day is taken on the day, or a neighbouring one, that lies closest to this instant. */
  void anchorTo(long utcNanos) {
    long local = utcNanos + (utcNanos - toUtc(utcNanos));
    long day = Math.floorDiv(local, DAY);
    if (day != anchorDay) anchorDay = day;
    lastOfDay = Math.floorMod(local, DAY);
  }

  /** The time of day of {@code nanos} on the day that brings it closest to {@code near}; later stamps follow from there. */
  long placed(long nanos, long near) {
    long days = Math.round((double) (near - nanos) / DAY);
    anchorDay += days;
    return nanos + days * DAY;
  }

  /** Reads a stamp at {@code from}; the index after it, or -1 if there is none. */
  int read(byte[] b, int from, int to) {
    if (to - from < 8) return -1;
    int c = b[from];
    if (c >= '0' && c <= '9') {
      if (b[from + 2] == ':') return timeOfDay(b, from, to);
      if (b[from + 1] == ':' && to - from >= 10 && b[from + 4] == ':') return timeOfDay(b, from, to);
      if (to - from >= 19 && (b[from + 4] == '-' || b[from + 4] == '/')) return dated(b, from, to);
      return epoch(b, from, to);
    }
    return c >= 'A' && c <= 'S' && to - from >= 15 ? yearless(b, from, to) : -1;
  }

  private int dated(byte[] b, int from, int to) {
    int year = four(b, from);
    int month = two(b, from + 5);
    int day = two(b, from + 8);
    byte between = b[from + 10];
    if (year < 0 || month < 1 || day < 1 || b[from + 7] != b[from + 4] || (between != ' ' && between != 'T')) return -1;
    int end = clockTime(b, from + 11, to);
    if (end < 0) return -1;
    long key = year * 10_000L + month * 100 + day;
    if (key != cachedDateKey) {
      if (month > 12 || day > 31 || year < 1970 || year > 2261) {
        impossible++;
        nanos = LogEvent.UNTIMED;
        style = Style.ISO_LOCAL;
        return zoneEnd(b, end, to);
      }
      cachedDay = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
      cachedDateKey = key;
    }
    long local = cachedDay * DAY + ofDay;
    int after = zoned(b, end, to, local);
    if (after >= 0) {
      style = Style.ISO_ZONED;
      return after;
    }
    nanos = toUtc(local);
    style = Style.ISO_LOCAL;
    return end;
  }

  private long ofDay;

  /** Reads hh:mm:ss with an optional fraction into {@link #ofDay}. */
  private int clockTime(byte[] b, int from, int to) {
    boolean oneDigit = to - from >= 7 && b[from + 1] == ':' && b[from] >= '0' && b[from] <= '9';
    int colon = oneDigit ? from + 1 : from + 2;
    if (to - colon < 6 || b[colon] != ':' || b[colon + 3] != ':') return -1;
    int hour = oneDigit ? b[from] - '0' : two(b, from);
    int minute = two(b, colon + 1);
    int second = two(b, colon + 4);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
    ofDay = ((hour * 60L + minute) * 60 + second) * SECOND;
    int i = colon + 6;
    if (i + 1 < to && (b[i] == '.' || b[i] == ',') && b[i + 1] >= '0' && b[i + 1] <= '9') {
      long unit = SECOND / 10;
      i++;
      while (i < to && b[i] >= '0' && b[i] <= '9') {
        ofDay += (b[i] - '0') * unit;
        unit /= 10;
        i++;
      }
    }
    return i;
  }

  private int zoned(byte[] b, int at, int to, long local) {
    if (at >= to) return -1;
    int i = at;
    if (b[i] == 'Z') {
      nanos = local;
      return i + 1;
    }
    if (b[i] == ' ' && to - i >= 4 && b[i + 1] == 'U' && b[i + 2] == 'T' && b[i + 3] == 'C') {
      nanos = local;
      return i + 4;
    }
    if ((b[i] != '+' && b[i] != '-') || to - i < 5) return -1;
    int hours = two(b, i + 1);
    int colon = b[i + 3] == ':' ? 1 : 0;
    if (to - i < 5 + colon) return -1;
    int minutes = two(b, i + 3 + colon);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return -1;
    long offset = (hours * 60L + minutes) * 60 * SECOND;
    nanos = b[i] == '-' ? local + offset : local - offset;
    return i + 5 + colon;
  }

  private static int zoneEnd(byte[] b, int at, int to) {
    int i = at;
    while (i < to && b[i] > ' ') i++;
    return i;
  }

  private int timeOfDay(byte[] b, int from, int to) {
    int end = clockTime(b, from, to);
    if (end < 0 || (end < to && b[end] > ' ' && b[end] != ']')) return -1;
    int half = clockHalf(b, end, to);
    if (half > 0) {
      boolean noon = ofDay >= DAY / 2;
      if (b[end + 1] == 'P' && !noon) ofDay += DAY / 2;
      else if (b[end + 1] == 'A' && noon) ofDay -= DAY / 2;
      end = half;
    }
    if (lastOfDay >= 0 && ofDay < lastOfDay - DAY / 2) anchorDay++;
    else if (lastOfDay >= 0 && ofDay > lastOfDay + DAY / 2) anchorDay--;
    lastOfDay = ofDay;
    nanos = toUtc(anchorDay * DAY + ofDay);
    style = Style.TIME_OF_DAY;
    return end;
  }

  /** The place after {@code  AM} or {@code  PM}, or -1. */
  private static int clockHalf(byte[] b, int at, int to) {
    return at + 3 <= to && b[at] == ' ' && (b[at + 1] == 'A' || b[at + 1] == 'P') && b[at + 2] == 'M' ? at + 3 : -1;
  }

  private int yearless(byte[] b, int from, int to) {
    int month = -1;
    for (int m = 0; m < 12 && month < 0; m++) {
      if (b[from] == MONTHS[m * 3] && b[from + 1] == MONTHS[m * 3 + 1] && b[from + 2] == MONTHS[m * 3 + 2]) month = m + 1;
    }
    if (month < 0 || b[from + 3] != ' ' || b[from + 6] != ' ') return -1;
    int day = b[from + 4] == ' ' ? b[from + 5] - '0' : two(b, from + 4);
    if (day < 1 || day > 31) return -1;
    int end = clockTime(b, from + 7, to);
    if (end < 0) return -1;
    if (lastMonth > 10 && month < 3) anchorYear++;
    else if (lastMonth > 0 && lastMonth < 3 && month > 10) anchorYear--;
    lastMonth = month;
    long epochDay = LocalDate.of(anchorYear, month, 1).toEpochDay() + day - 1;
    nanos = toUtc(epochDay * DAY + ofDay);
    style = Style.YEARLESS;
    return end;
  }

  private int epoch(byte[] b, int from, int to) {
    long value = 0;
    int i = from;
    while (i < to && i - from < 20 && b[i] >= '0' && b[i] <= '9') value = value * 10 + (b[i++] - '0');
    int digits = i - from;
    long unit =
        switch (digits) {
          case 10 -> SECOND;
          case 13 -> 1_000_000L;
          case 16 -> 1_000L;
          case 19 -> 1L;
          default -> 0L;
        };
    if (unit == 0 || value < 0) return -1;
    nanos = value * unit;
    if (digits == 10 && i + 1 < to && b[i] == '.') {
      long fraction = SECOND / 10;
      for (i++; i < to && b[i] >= '0' && b[i] <= '9'; i++, fraction /= 10) nanos += (b[i] - '0') * fraction;
    }
    if (i < to && b[i] > ' ' && b[i] != ',' && b[i] != '"' && b[i] != ']' && b[i] != '}') return -1;
    style = Style.EPOCH;
    return i;
  }

  /** A local time of the source's zone in UTC; the offset is looked up once an hour. */
  private long toUtc(long localNanos) {
    long hour = Math.floorDiv(localNanos, 900 * SECOND);
    if (hour != cachedHour) {
      long seconds = Math.floorDiv(localNanos, SECOND);
      cachedOffset =
          Math.abs(seconds) > 2 * LOCAL_MAX
              ? 0
              : zone.getOffset(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)).getTotalSeconds() * SECOND;
      cachedHour = hour;
    }
    return localNanos - cachedOffset;
  }

  /** Stamps that named a time outside 1970 to 2261 or no calendar date. */
  long impossible() {
    return impossible;
  }

  private static int two(byte[] b, int at) {
    int high = b[at] - '0';
    int low = b[at + 1] - '0';
    return (high | low) < 0 || high > 9 || low > 9 ? -1 : high * 10 + low;
  }

  private static int four(byte[] b, int at) {
    int high = two(b, at);
    int low = two(b, at + 2);
    return high < 0 || low < 0 ? -1 : high * 100 + low;
  }
}
