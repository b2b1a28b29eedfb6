package dev.lockstep.forensics.event;

import java.util.List;

/**
 * One event that a rule read from a line.
 *
 * @param timeNanos nanoseconds since 1970 in UTC, or {@link #UNTIMED}
 * @param rule name of the rule that matched
 * @param file index into the source's file names
 * @param line 1-based, after decompression
 * @param order place in the source's byte order, for events of equal time
 * @param names field names, parallel to {@code values}; a value is null where the line has none
 */
public record LogEvent(
    EventKind kind, String rule, long timeNanos, int file, long line, long order, String text, List<String> names,
    String[] values) {
  /** The line has no readable time. */
  public static final long UNTIMED = Long.MIN_VALUE;

  /** The text of a field, or null. */
  public String get(String name) {
    int at = names.indexOf(name);
    return at < 0 ? null : values[at];
  }

  /** The number in a field, or NaN where there is none or it is not a plain decimal number. */
  public double number(String name) {
    return Numbers.plain(get(name));
  }

  public boolean timed() {
    return timeNanos != UNTIMED;
  }
}
