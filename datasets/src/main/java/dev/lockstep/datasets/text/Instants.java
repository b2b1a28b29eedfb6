package dev.lockstep.datasets.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times of recordings to nanoseconds since the epoch: seconds, milliseconds, microseconds or nanoseconds by size, or ISO 8601. */
public final class Instants {
  private Instants() {}

  public static long parse(String text) {
    if (text.isEmpty()) throw new NumberFormatException("empty time");
    char second = text.length() > 4 ? text.charAt(4) : '0';
    if (second == '-') return iso(text);
    BigDecimal value;
    if (text.length() > 40) throw new NumberFormatException(Decimals.quoted(text) + " is not a time");
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new NumberFormatException(Decimals.quoted(text) + " is not a time");
    }
    if (value.signum() < 0 || value.precision() - (long) value.scale() > 19) throw new NumberFormatException(Decimals.quoted(text) + " is not a time");
    int scale = scaleOf(value.longValue());
    try {
      return value.movePointRight(scale).setScale(0, RoundingMode.DOWN).longValueExact();
    } catch (ArithmeticException e) {
      throw new NumberFormatException(Decimals.quoted(text) + " is not a time");
    }
  }

  /** Powers of ten from the unit, judged by the size of the number, to nanoseconds. */
  public static int scaleOf(long whole) {
    if (whole < 100_000_000_000L) return 9;
    if (whole < 100_000_000_000_000L) return 6;
    return whole < 100_000_000_000_000_000L ? 3 : 0;
  }

  private static long iso(String text) {
    String full = text.indexOf(' ') == 10 ? text.substring(0, 10) + "T" + text.substring(11) : text;
    try {
      boolean zoned = full.endsWith("Z") || full.indexOf('+') > 10 || full.lastIndexOf('-') > 10;
      Instant instant = OffsetDateTime.parse(zoned ? full : full + "Z").toInstant();
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new NumberFormatException(Decimals.quoted(text) + " is not a time");
    }
  }
}
