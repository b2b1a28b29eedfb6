package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;

/**
 * The stamp that a container runtime puts before each line, {@code 2025-10-20T22:40:00.123456789Z}, read again with no more than its
 * seconds changed: nearly every line bears a stamp of its own, and nearly all lie in the minute of the line before.
 */
final class OuterStamp {
  /** Bytes of the stamp, its Z included. */
  static final int LENGTH = 30;
  private static final int SECOND_AT = 17;
  private static final int FRACTION_AT = 20;
  private static final long TENS = 0xF0F0F0F0F0F0F0F0L;
  private static final long DIGITS = 0x3030303030303030L;

  private boolean known;
  private long minuteNanos;

  /** A line began with this stamp, read as {@code nanos}. */
  void remember(byte[] b, int from, int end, long nanos) {
    known = false;
    if (end - from != LENGTH || b[end - 1] != 'Z' || b[from + FRACTION_AT - 1] != '.' || b[from + SECOND_AT] > '5') return;
    long second = seconds(b, from);
    if (second < 0) return;
    minuteNanos = nanos - second;
    known = true;
  }

  void forget() {
    known = false;
  }

  boolean known() {
    return known;
  }

  /** The time of a stamp of the remembered minute, whose bytes to the minute stand at the start of {@code prefix}; UNTIMED if it is none. */
  long read(byte[] b, int from, byte[] prefix) {
    if (LineScanner.eight(b, from) != LineScanner.eight(prefix, 0) || LineScanner.eight(b, from + 8) != LineScanner.eight(prefix, 8)
        || b[from + SECOND_AT - 1] != prefix[SECOND_AT - 1] || b[from + FRACTION_AT - 1] != '.' || b[from + LENGTH - 1] != 'Z') {
      return LogEvent.UNTIMED;
    }
    long second = seconds(b, from);
    return second < 0 ? LogEvent.UNTIMED : minuteNanos + second;
  }

  /** Seconds and fraction in nanoseconds, or -1 where digits are missing; a leap second is none. */
  private static long seconds(byte[] b, int from) {
    int tens = b[from + SECOND_AT] - '0';
    int ones = b[from + SECOND_AT + 1] - '0';
    int last = b[from + FRACTION_AT + 8] - '0';
    long eight = LineScanner.eight(b, from + FRACTION_AT);
    boolean digits = (((eight & TENS) ^ DIGITS) | ((eight + 0x0606060606060606L & TENS) ^ DIGITS)) == 0;
    if (!digits || tens < 0 || tens > 5 || (ones | last) < 0 || ones > 9 || last > 9) return -1;
    return (tens * 10 + ones) * 1_000_000_000L + number(eight) * 10 + last;
  }

  /** Eight digits as a number: neighbours are added up in pairs, fours and eights (D. Lemire, "Quickly parsing eight digits", 2018). */
  private static long number(long eight) {
    long pairs = (eight & 0x0F0F0F0F0F0F0F0FL) * 2561 >>> 8;
    long fours = (pairs & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
    return (fours & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32;
  }
}
