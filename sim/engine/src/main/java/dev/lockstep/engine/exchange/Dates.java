package dev.lockstep.engine.exchange;

import java.time.LocalDate;

/** Instants of the dated tables. Read without a formatter, whose classes would cost every start of the program some milliseconds. */
final class Dates {
  private static final int LENGTH = "2026-01-05T00:00:00Z".length();

  private Dates() {}

  /** Nanoseconds since the epoch of an instant written {@code 2026-01-05T00:00:00Z}. */
  static long nanos(String instant) {
    if (instant.length() != LENGTH || instant.charAt(10) != 'T' || instant.charAt(19) != 'Z')
      throw new IllegalArgumentException("not an instant of the form 2026-01-05T00:00:00Z: " + instant);
    long day = LocalDate.of(number(instant, 0, 4), number(instant, 5, 7), number(instant, 8, 10)).toEpochDay();
    long seconds = day * 86_400 + number(instant, 11, 13) * 3_600L + number(instant, 14, 16) * 60L + number(instant, 17, 19);
    return seconds * 1_000_000_000L;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }
}
