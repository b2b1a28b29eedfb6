package dev.lockstep.forensics.log;

import java.util.Arrays;

/**
 * What payloads begin with, as plain numbers: their first eight bytes, or sixteen where eight are not enough, lead to a place that
 * holds further bytes to compare and the rule that follows. A log has few beginnings; what has no place here is asked of the
 * {@link RuleMatcher}.
 */
final class KnownHeads {
  /** In a code: the rule; above it, shifted, the place of the price plus one. */
  static final int RULE = 0xffff;
  static final int PRICE_SHIFT = 16;
  /** No rule knows the line. */
  static final int NONE = -1;
  /** No rule knows its beginning, but one may know a text in it. */
  static final int ANYWHERE = -2;
  /** Its beginning has no place. */
  static final int OTHER = -3;
  /** Several rules begin with these eight bytes: the next eight lead further. */
  static final int DEEPER = -4;
  static final int SLOT_SHIFT = 54;
  static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int SLOTS = 1 << 64 - SLOT_SHIFT;
  private static final int BYTES_MAX = 24;
  /** With the prefix, which is as long at least, two words can be read before a payload's end. */
  static final int LENGTH_MIN = 8;

  private final RuleMatcher matcher;
  /** The first eight bytes, which lead to a place. */
  final long[] heads = new long[SLOTS];
  /** The last eight bytes that are known, and where they stand; nowhere if the first eight are all. */
  final long[] tails = new long[SLOTS];
  final int[] tailAt = new int[SLOTS];
  /** The second eight bytes, if the last ones stand behind them. */
  final long[] mids = new long[SLOTS];
  final int[] codes = new int[SLOTS];
  /** Bytes of the payload that are known to hold no newline. */
  final int[] skips = new int[SLOTS];
  /** Bytes of the payload that last led here; a shorter one, or none before the first, counts as {@value #LENGTH_MIN}. */
  final int[] lengths = new int[SLOTS];
  /** Places that sixteen bytes lead to: these, the last eight that are known and where they stand, and the code. */
  private final long[] deepFirst = new long[SLOTS];
  private final long[] deepSecond = new long[SLOTS];
  private final long[] deepTails = new long[SLOTS];
  private final int[] deepTailAt = new int[SLOTS];
  private final int[] deepCodes = new int[SLOTS];

  KnownHeads(RuleMatcher matcher) {
    this.matcher = matcher;
    // A payload of eight zero bytes is none that is known.
    Arrays.fill(codes, OTHER);
    Arrays.fill(lengths, LENGTH_MIN);
    Arrays.fill(deepCodes, OTHER);
  }

  static int slot(long eight) {
    return (int) (eight * SPREAD >>> SLOT_SHIFT);
  }

  /** The code that sixteen bytes lead to where eight are not enough, or {@link #OTHER}. */
  int deeper(byte[] b, int body, long first) {
    long second = LineScanner.eight(b, body + 8);
    int at = slot(first * SPREAD ^ second);
    boolean same = deepFirst[at] == first && deepSecond[at] == second && LineScanner.eight(b, body + deepTailAt[at]) == deepTails[at];
    return same ? deepCodes[at] : OTHER;
  }

  /** The code of a payload whose beginning has no place, or needs a look at the whole of it; {@link #OTHER} for one that takes the general way. */
  int code(byte[] b, int body, int lineEnd, int code) {
    if (code == ANYWHERE) return plain(matcher.anywhere(b, body, lineEnd));
    RuleMatcher.Entry entry = matcher.start(b, body);
    boolean odd = (b[body] & 0xff) <= ' ' || b[body] == '{';
    if (entry == null) {
      if (odd) return OTHER;
      if (lineEnd - body >= 8 && matcher.unknown(b, body)) learn(b, body, 0, matcher.anywhere() ? ANYWHERE : NONE);
      return plain(matcher.anywhere(b, body, lineEnd));
    }
    if (!entry.decides) return odd ? OTHER : plain(matcher.match(b, body, lineEnd));
    if (matcher.general(entry.rule)) return OTHER;
    int known = entry.rule | entry.priceAt + 1 << PRICE_SHIFT;
    int length = entry.literal.length;
    if (length < 8) learnShort(b, body, length, known);
    else if (length <= BYTES_MAX && matcher.alone(b, body, 8)) learn(b, body, length, known);
    else if (length >= 16 && length <= BYTES_MAX && matcher.alone(b, body, 16)) learnDeeper(b, body, length, known);
    return known;
  }

  /** The code of a rule that was found by a look at the whole payload. */
  private int plain(int rule) {
    return rule < 0 ? NONE : matcher.general(rule) ? OTHER : rule;
  }

  private void learn(byte[] b, int body, int length, int code) {
    long first = LineScanner.eight(b, body);
    int slot = slot(first);
    heads[slot] = first;
    tailAt[slot] = Math.max(0, length - 8);
    tails[slot] = LineScanner.eight(b, body + tailAt[slot]);
    mids[slot] = LineScanner.eight(b, body + 8);
    codes[slot] = code;
    skips[slot] = Math.max(8, length);
  }

  /** A beginning of fewer than eight bytes, with those after it, where there is room: what follows it may change from line to line. */
  private void learnShort(byte[] b, int body, int length, int code) {
    int slot = slot(LineScanner.eight(b, body));
    if (codes[slot] != OTHER || !matcher.alone(b, body, 8)) return;
    learn(b, body, length, code);
    skips[slot] = length;
  }

  private void learnDeeper(byte[] b, int body, int length, int code) {
    long first = LineScanner.eight(b, body);
    learn(b, body, 0, DEEPER);
    // Whatever is found deeper down has sixteen bytes of a rule's text.
    skips[slot(first)] = 16;
    long second = LineScanner.eight(b, body + 8);
    int at = slot(first * SPREAD ^ second);
    deepFirst[at] = first;
    deepSecond[at] = second;
    deepTailAt[at] = length - 8;
    deepTails[at] = LineScanner.eight(b, body + length - 8);
    deepCodes[at] = code;
  }
}
