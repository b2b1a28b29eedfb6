package dev.lockstep.forensics.event;

/** One event that a rule read from a line. Its text and fields may be read from the line's bytes only when they are asked for. */
public abstract class LogEvent {
  /** The line has no readable time. */
  public static final long UNTIMED = Long.MIN_VALUE;

  private final EventKind kind;
  private final long timeNanos;
  private final int file;
  private final long line;

  protected LogEvent(EventKind kind, long timeNanos, int file, long line) {
    this.kind = kind;
    this.timeNanos = timeNanos;
    this.file = file;
    this.line = line;
  }

  public final EventKind kind() {
    return kind;
  }

  /** Nanoseconds since 1970 in UTC, or {@link #UNTIMED}. */
  public final long timeNanos() {
    return timeNanos;
  }

  /** Index into the source's file names. */
  public final int file() {
    return file;
  }

  /** 1-based, after decompression. */
  public final long line() {
    return line;
  }

  public final boolean timed() {
    return timeNanos != UNTIMED;
  }

  /** Name of the rule that matched. */
  public abstract String rule();

  /** The line, for evidence. */
  public abstract String text();

  /** The text of a field, or null. */
  public abstract String get(String name);

  /** True if a field is a number above zero that is written as nearly all are: digits and points, the first of them none of nought. */
  public boolean plainlyPositive(String name) {
    String text = get(name);
    return text != null && !text.isEmpty() && Numbers.ordinary(text);
  }

  /** The number in a field, or NaN where there is none or it is not a plain decimal number. */
  public double number(String name) {
    return Numbers.plain(get(name));
  }
}
