package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.LogEvent;

/**
 * How the last line of a log began, up to its payload. Nearly every line begins like the one before it, save for digits of a stamp: such a line needs no look
 * at its layers.
 */
final class KnownPrefix {
  private static final int LENGTH_MAX = 160;
  /** Length of a date and a time to the second. */
  private static final int STAMP_SECONDS = 19;
  /** Longest prefix whose seconds are told by {@link #ticks}. */
  private static final int STILL_BYTES = 32;

  private final ClockReader clock;
  /** Per style how many stamps were read. */
  private final long[] styles;
  private final byte[] bytes = new byte[LENGTH_MAX];
  private int length;
  private int label;
  private long nanos;
  private boolean extract;
  private int text;
  /** Where the stamp stands, or -1 if the line cannot be read again with another stamp in it. */
  private int stampAt = -1;
  private int stampEnd;
  private ClockReader.Style style;
  /** The stamp ends in seconds, whole or with digits behind a point. */
  private boolean inSeconds;
  /** Its second and fraction, and what the last digit of the fraction stands for. */
  private long secondNanos;
  private long fractionUnit;
  /** All but its second stays, most of the time; and where, as masks over eight bytes each. */
  private boolean ticking;
  private final long[] still = new long[STILL_BYTES / Long.BYTES];
  /** The stamp of a container runtime with which the line begins, if it does. */
  private final OuterStamp outerStamp = new OuterStamp();
  /** The line had no stamp but its envelope's: what follows the prefix may be a further layer, and is looked at in each line. */
  private boolean outerOnly;

  KnownPrefix(ClockReader clock, long[] styles) {
    this.clock = clock;
    this.styles = styles;
  }

  /** Remembers the bytes of a beginning; false if there are too few or too many. */
  boolean remember(byte[] b, int start, int count) {
    if (count < 8 || count > LENGTH_MAX) return false;
    length = count;
    System.arraycopy(b, start, bytes, 0, count);
    return true;
  }

  /** What was read from it: the line's time and source, whether it is a grep's, and how far into the line its evidence text begins. */
  void tells(long utcNanos, int sourceLabel, boolean ofGrep, int textAt) {
    nanos = utcNanos;
    label = sourceLabel;
    extract = ofGrep;
    text = textAt;
  }

  /**
   * Which stamps were read from it, as places in the prefix.
   *
   * @param own where the line's own stamp begins, or negative
   * @param outerEnd where a runtime's stamp ends that begins the line, or negative
   * @param outerTimed true if an envelope told a time
   */
  void stamps(int own, int ownEnd, int outerEnd, boolean outerTimed, long outerNanos) {
    if (outerEnd > 0) outerStamp.remember(bytes, 0, outerEnd, outerNanos);
    else outerStamp.forget();
    // A zoned stamp may be an envelope's, depending on what follows it.
    boolean again = outerTimed ? outerStamp.known() && clock.style == ClockReader.Style.ISO_LOCAL : clock.style != ClockReader.Style.ISO_ZONED;
    // A stamp of its own that cannot be read again in place.
    if (own >= 0 && !again) outerStamp.forget();
    outerOnly = outerTimed && own < 0;
    stampAt = own >= 0 && again ? own : -1;
    stampEnd = ownEnd;
    style = clock.style;
    markSecond();
    markStill();
  }

  /** Its bytes; 0 for none. */
  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Time of a line that begins like this, in nanoseconds UTC. */
  long nanos() {
    return nanos;
  }

  /** Index of the source's label. */
  int label() {
    return label;
  }

  boolean extract() {
    return extract;
  }

  /** How far into a line its evidence text begins. */
  int text() {
    return text;
  }

  /** The line's time is another than was read. */
  void anchor(long utcNanos) {
    nanos = utcNanos;
  }

  /**
   * True if a line begins as the last one did but for the two digits of its second, and such a second, which then is the prefix's new one. This is how
   * nearly every stamp differs from the one before it; whatever else there may be is asked of {@link #restamped}. At least 32 bytes can be read.
   */
  boolean ticks(byte[] b, int from) {
    if (!ticking) return false;
    int at = stampAt + STAMP_SECONDS - 2;
    long other = (LineScanner.eight(b, from) ^ LineScanner.eight(bytes, 0)) & still[0] | (LineScanner.eight(b, from + 8) ^ LineScanner.eight(bytes, 8)) & still[1]
        | (LineScanner.eight(b, from + 16) ^ LineScanner.eight(bytes, 16)) & still[2] | (LineScanner.eight(b, from + 24) ^ LineScanner.eight(bytes, 24)) & still[3];
    int tens = b[from + at] - '0';
    int ones = b[from + at + 1] - '0';
    if (other != 0 || tens < 0 || tens > 5 || ones < 0 || ones > 9 || bytes[at] > '5' || !plainBody(b[from + length])) return false;
    second((tens * 10 + ones) * 1_000_000_000L, b, from, at);
    return true;
  }

  /** Takes another second, with its fraction, into the prefix; its digits stand at a place in the line. */
  private void second(long told, byte[] b, int from, int at) {
    nanos += told - secondNanos;
    secondNanos = told;
    for (int i = at; i < stampEnd; i++) bytes[i] = b[from + i];
    clock.style = style;
    styles[style.ordinal()]++;
  }

  /** Marks the bytes that stay as they are while the seconds tick, if the prefix is short and its stamp ends with them. */
  private void markStill() {
    int at = stampAt + STAMP_SECONDS - 2;
    ticking = inSeconds && !outerOnly && !outerStamp.known() && stampEnd == at + 2 && length <= STILL_BYTES;
    for (int i = 0; ticking && i < still.length; i++) {
      int from = i * Long.BYTES;
      still[i] = LineScanner.mask(length - from) & ~(LineScanner.mask(at + 2 - from) & ~LineScanner.mask(at - from));
    }
  }

  /** True if a line begins like the last one, save for its stamp, which then is the prefix's new one. */
  boolean like(byte[] b, int from, int to) {
    return length > 0 && to - from > length && (same(b, from) || restamped(b, from, to)) && plainBody(b[from + length]);
  }

  /** True if it takes {@link #restamped} to say whether a line is like the last one, even if it begins with the same bytes. */
  boolean asksEachLine() {
    return outerOnly;
  }

  /** Forgets the last line: the next one is read as if it were the first. */
  void forget() {
    length = 0;
  }

  /** True if the line begins byte for byte as the last one did, which says enough; at least the prefix's length can be read. */
  boolean same(byte[] b, int from) {
    return !outerOnly && LineScanner.same(b, from, bytes, length);
  }

  /** True if the line begins as the last one did but for its stamp, which then is the prefix's new one. */
  boolean restamped(byte[] b, int from, int to) {
    if (to - from <= length) return false;
    if (outerOnly) {
      if (!plainBody(b[from + length]) || !EnvelopeText.bare(b, from + length, to)) return false;
      if (LineScanner.same(b, from, bytes, length)) return true;
    }
    if (outerStamp.known()) return outerRestamped(b, from);
    if (stampAt < 0) return false;
    if (nextSecond(b, from, 0)) return true;
    for (int i = 0; i < stampAt; i++) if (b[from + i] != bytes[i]) return false;
    for (int i = stampEnd; i < length; i++) if (b[from + i] != bytes[i]) return false;
    if (!plainBody(b[from + length])) return false;
    int end = clock.read(b, from + stampAt, from + length);
    if (end != from + stampEnd || clock.style != style || clock.nanos == LogEvent.UNTIMED) return false;
    System.arraycopy(b, from + stampAt, bytes, stampAt, stampEnd - stampAt);
    nanos = clock.nanos;
    markSecond();
    styles[style.ordinal()]++;
    return true;
  }

  /** True if the line begins as the last one did but for the runtime's stamp and the second of its own. */
  private boolean outerRestamped(byte[] b, int from) {
    if (!plainBody(b[from + length])) return false;
    long told = outerStamp.read(b, from, bytes);
    if (told == LogEvent.UNTIMED) return false;
    boolean rest = LineScanner.same(b, from + OuterStamp.LENGTH, bytes, OuterStamp.LENGTH, length - OuterStamp.LENGTH);
    if (!rest && (stampAt < 0 || !nextSecond(b, from, OuterStamp.LENGTH))) return false;
    System.arraycopy(b, from, bytes, 0, OuterStamp.LENGTH);
    if (stampAt < 0) nanos = told;
    return true;
  }

  /**
   * True if the line begins as the last one did but for the digits of its second and what follows the point, which end the stamp; most
   * stamps are like that. Not for times of day, which have to be followed over midnight, and not around a leap second.
   *
   * @param after bytes of the prefix that need not agree
   */
  private boolean nextSecond(byte[] b, int from, int after) {
    if (!inSeconds || !plainBody(b[from + length])) return false;
    int at = stampAt + STAMP_SECONDS - 2;
    int tens = b[from + at] - '0';
    int ones = b[from + at + 1] - '0';
    if (tens < 0 || tens > 5 || ones < 0 || ones > 9 || bytes[at] > '5') return false;
    long fraction = 0;
    for (int i = at + 3; i < stampEnd; i++) {
      int digit = b[from + i] - '0';
      if (digit < 0 || digit > 9) return false;
      fraction = fraction * 10 + digit;
    }
    if (!LineScanner.same(b, from + after, bytes, after, at - after) || (stampEnd > at + 2 && b[from + at + 2] != bytes[at + 2])) return false;
    for (int i = stampEnd; i < length; i++) if (b[from + i] != bytes[i]) return false;
    second((tens * 10 + ones) * 1_000_000_000L + fraction * fractionUnit, b, from, at);
    return true;
  }

  /** Reads the second and its fraction from the remembered stamp. */
  private void markSecond() {
    int at = stampAt + STAMP_SECONDS - 2;
    int digits = stampEnd - at - 3;
    inSeconds = stampAt >= 0 && style == ClockReader.Style.ISO_LOCAL && (digits == -1 || (digits > 0 && digits <= 9));
    if (!inSeconds) return;
    fractionUnit = 1_000_000_000L;
    long fraction = 0;
    for (int i = at + 3; i < stampEnd; i++) {
      fraction = fraction * 10 + bytes[i] - '0';
      fractionUnit /= 10;
    }
    secondNanos = ((bytes[at] - '0') * 10 + bytes[at + 1] - '0') * 1_000_000_000L + fraction * fractionUnit;
  }

  /** Further blanks belong to the envelope, and a brace begins an object: such lines are read anew. */
  private static boolean plainBody(byte first) {
    return first != ' ' && first != '{' && first != '\n';
  }
}
