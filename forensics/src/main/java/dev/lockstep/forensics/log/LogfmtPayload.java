package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;
import java.nio.charset.StandardCharsets;

/**
 * A line of key=value pairs: the message, then the other pairs as they stand, are its payload, so that {@code msg="order filled" id=7} reads as
 * {@code order filled id=7}. A line is taken for one if its first word is a pair and a time, or a level and a message, are among the pairs.
 */
final class LogfmtPayload {
  private static final byte[][] TIMES = texts("time", "ts", "timestamp", "t", "at", "datetime");
  private static final byte[][] MESSAGES = texts("msg", "message", "event", "kind", "note", "type");
  private static final byte[][] LEVELS = texts("level", "lvl", "severity", "lev");
  private static final int KEY_MAX = 40;
  private static final int PAIRS_MAX = 200;

  private byte[] body = new byte[512];
  private int length;
  private long nanos;

  private static byte[][] texts(String... names) {
    byte[][] texts = new byte[names.length][];
    for (int i = 0; i < names.length; i++) texts[i] = names[i].getBytes(StandardCharsets.US_ASCII);
    return texts;
  }

  /** The payload; valid up to {@link #length()} until the next line is read. */
  byte[] body() {
    return body;
  }

  int length() {
    return length;
  }

  /** Nanoseconds UTC, or UNTIMED where no pair tells a time. */
  long nanos() {
    return nanos;
  }

  /**
   * Reads a line; false if it is none of this form.
   *
   * @param timed the line's time is known already, so that no pair needs to tell it
   */
  boolean read(byte[] b, int from, int to, ClockReader clock, boolean timed) {
    int equals = key(b, from, to);
    if (equals < 0) return false;
    int messageAt = -1;
    int messageEnd = -1;
    int rank = MESSAGES.length;
    boolean level = false;
    nanos = LogEvent.UNTIMED;
    length = 0;
    if (body.length < 2 * (to - from) + 2) body = new byte[2 * (to - from) + 2];
    int restFrom = 0;
    for (int at = from, pairs = 0; at < to; pairs++) {
      equals = pairs < PAIRS_MAX ? key(b, at, to) : -1;
      int end = equals < 0 ? word(b, at, to) : value(b, equals + 1, to);
      int found = equals < 0 ? MESSAGES.length : index(MESSAGES, b, at, equals);
      boolean plain = true;
      if (found < rank) {
        if (messageAt >= 0) append(b, messageAt, messageEnd);
        messageAt = at;
        messageEnd = end;
        rank = found;
        plain = false;
      } else if (equals > 0 && nanos == LogEvent.UNTIMED && index(TIMES, b, at, equals) < TIMES.length) {
        plain = !time(b, equals + 1, end, clock);
      } else if (equals > 0 && index(LEVELS, b, at, equals) < LEVELS.length) {
        level = true;
        plain = false;
      }
      if (plain) append(b, at, end);
      at = end;
      while (at < to && b[at] == ' ') at++;
    }
    restFrom = length;
    if (nanos == LogEvent.UNTIMED && !(messageAt >= 0 && (level || timed))) return false;
    return messageAt < 0 || message(b, messageAt, messageEnd, restFrom);
  }

  /** Puts the message before the other pairs. */
  private boolean message(byte[] b, int at, int end, int rest) {
    int from = key(b, at, end) + 1;
    boolean quoted = b[from] == '"';
    byte[] text = new byte[end - from];
    int told = quoted ? JsonFields.unescape(b, from + 1, Math.max(from + 1, end - 1), text, 0) : end - from;
    if (!quoted) System.arraycopy(b, from, text, 0, told);
    System.arraycopy(body, 0, body, told + 1, rest);
    System.arraycopy(text, 0, body, 0, told);
    body[told] = ' ';
    length = rest == 0 ? told : told + 1 + rest;
    return told > 0;
  }

  private void append(byte[] b, int from, int to) {
    if (length > 0) body[length++] = ' ';
    System.arraycopy(b, from, body, length, to - from);
    length += to - from;
  }

  private boolean time(byte[] b, int from, int end, ClockReader clock) {
    int quote = b[from] == '"' && end - from > 2 ? 1 : 0;
    int read = clock.read(b, from + quote, end - quote);
    if (read != end - quote || clock.nanos == LogEvent.UNTIMED) return false;
    nanos = clock.nanos;
    return true;
  }

  /** Place of the equals sign behind a key that begins here, or -1. */
  private static int key(byte[] b, int from, int to) {
    int end = Math.min(to, from + KEY_MAX);
    int i = from;
    while (i < end && keyByte(b[i])) i++;
    return i > from && i + 1 < to && b[i] == '=' && b[i + 1] != ' ' ? i : -1;
  }

  private static boolean keyByte(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == '@';
  }

  /** The place behind a value, quoted or not. */
  private static int value(byte[] b, int from, int to) {
    if (b[from] != '"') return word(b, from, to);
    for (int i = from + 1; i < to; i++) {
      if (b[i] == '\\') i++;
      else if (b[i] == '"') return i + 1;
    }
    return to;
  }

  private static int word(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] != ' ') i++;
    return i;
  }

  /** Which of the names stands here; their number if none does. */
  private static int index(byte[][] names, byte[] b, int from, int to) {
    for (int n = 0; n < names.length; n++) {
      if (names[n].length == to - from && ByteSearch.indexOf(b, from, to, names[n]) == from) return n;
    }
    return names.length;
  }
}
