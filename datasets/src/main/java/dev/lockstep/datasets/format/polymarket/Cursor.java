package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.text.Bytes;
import dev.lockstep.datasets.text.Instants;

/** A place in one line of JSON without escapes, and the values that can be read from there. What it cannot read it declines. */
class Cursor {
  private static final long PRICE = Bytes.word("{\"price\"");
  private static final long SIZE = Bytes.word("\",\"size\"");
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};

  byte[] bytes;
  int at;
  int end;
  /** Price and size of the level read last. */
  int ticks;
  long lots;

  /** Thrown where a line is not of the shape that is read here; carries nothing. */
  static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Declined LINE = new Declined();

    private Declined() {
      super(null, null, false, false);
    }
  }

  /** A level as the venue writes it, into {@link #ticks} and {@link #lots}. */
  void level() {
    // Eight bytes at a time; near the buffer's end the comparison would read past it.
    if (at + 32 > end || (long) Bytes.LONG.get(bytes, at) != PRICE || bytes[at + 8] != ':' || bytes[at + 9] != '"') {
      spacedLevel();
      return;
    }
    at += 10;
    ticks = ticks();
    if (at + 10 > end || (long) Bytes.LONG.get(bytes, at) != SIZE || bytes[at + 8] != ':' || bytes[at + 9] != '"') throw Declined.LINE;
    at += 10;
    lots = lots();
    expect('"');
    expect('}');
  }

  /**
   * A level whose first {@code known} bytes are those of one read before: if they reach up to the size, only that is read, into
   * {@link #lots}. False, and nothing taken, if they do not.
   */
  boolean sizeOf(int known) {
    int until = at + known;
    if (known < 21 || until + 8 > end || (long) Bytes.LONG.get(bytes, at) != PRICE || bytes[at + 8] != ':' || bytes[at + 9] != '"') return false;
    int quote = at + 10;
    while (quote < until && bytes[quote] != '"') quote++;
    if (quote + 10 > until || (long) Bytes.LONG.get(bytes, quote) != SIZE || bytes[quote + 8] != ':' || bytes[quote + 9] != '"') return false;
    at = quote + 10;
    lots = lots();
    expect('"');
    expect('}');
    return true;
  }

  /** A level as above with spaces between its parts. */
  private void spacedLevel() {
    space();
    expect('{');
    space();
    literal("\"price\"");
    space();
    expect(':');
    space();
    expect('"');
    ticks = ticks();
    expect('"');
    space();
    expect(',');
    space();
    literal("\"size\"");
    space();
    expect(':');
    space();
    expect('"');
    lots = lots();
    expect('"');
    space();
    expect('}');
    space();
  }

  boolean is(int from, String name) {
    for (int i = 0; i < name.length(); i++) if (bytes[from + i] != name.charAt(i)) return false;
    return true;
  }

  void literal(String text) {
    for (int i = 0; i < text.length(); i++) expect(text.charAt(i));
  }

  int ticks() {
    long ticks = decimal(Grid.PRICE_DECIMALS);
    if (ticks <= 0 || ticks >= Grid.UNIT) throw Declined.LINE;
    return (int) ticks;
  }

  long lots() {
    return decimal(Grid.SIZE_DECIMALS);
  }

  /** A plain decimal up to its closing quote, which is not taken; at most 12 digits before the point. */
  long decimal(int scale) {
    byte[] b = bytes;
    int i = at;
    int limit = end;
    long value = 0;
    int start = i;
    int c = 0;
    while (i < limit && (c = b[i] - '0') >= 0 && c <= 9) {
      value = value * 10 + c;
      i++;
    }
    int whole = i - start;
    if (whole > 12) throw Declined.LINE;
    int decimals = 0;
    if (i < limit && b[i] == '.') {
      int point = ++i;
      while (i < limit && (c = b[i] - '0') >= 0 && c <= 9) {
        value = value * 10 + c;
        i++;
      }
      decimals = i - point;
      if (decimals > scale) throw Declined.LINE;
    }
    if (whole + decimals == 0) throw Declined.LINE;
    at = i;
    return value * POWERS[scale - decimals];
  }

  /** A time as a number or a quoted number; ISO texts are declined. */
  long time() {
    boolean quoted = peek() == '"';
    if (quoted) at++;
    int start = at;
    long whole = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') whole = whole * 10 + (bytes[at++] - '0');
    int digits = at - start;
    // Leading zeros are no JSON number; from 9e18 on lies overflow.
    if (digits == 0 || digits > 19 || digits == 19 && bytes[start] == '9' || bytes[start] == '0') throw Declined.LINE;
    int scale = Instants.scaleOf(whole);
    if (whole >= Long.MAX_VALUE / POWERS[scale]) throw Declined.LINE;
    long fraction = 0;
    int kept = 0;
    if (at < end && bytes[at] == '.') {
      int point = ++at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        if (kept < scale) {
          fraction = fraction * 10 + (bytes[at] - '0');
          kept++;
        }
        at++;
      }
      if (at == point || at - start > 30) throw Declined.LINE;
    }
    if (quoted) expect('"');
    return whole * POWERS[scale] + fraction * POWERS[scale - kept];
  }

  /** Passes a string of plain ASCII; returns the index of its closing quote. */
  int string() {
    expect('"');
    byte[] b = bytes;
    int i = at;
    for (int last = end - Long.BYTES; i <= last; i += Long.BYTES) if (Bytes.endsText((long) Bytes.LONG.get(b, i))) break;
    while (i < end) {
      int c = b[i];
      if (c == '"') {
        at = i + 1;
        return i;
      }
      if (c < ' ' || c == '\\') throw Declined.LINE;
      i++;
    }
    throw Declined.LINE;
  }

  /** Passes a scalar whose value does not matter. */
  void skip() {
    int c = peek();
    if (c == '"') string();
    else if (c == 't') literal("true");
    else if (c == 'f') literal("false");
    else if (c == 'n') literal("null");
    else number();
  }

  void number() {
    if (peek() == '-') at++;
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
    if (at == start || bytes[start] == '0' && at - start > 1) throw Declined.LINE;
    if (at < end && bytes[at] == '.') {
      int point = ++at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
      if (at == point) throw Declined.LINE;
    }
    if (at - start > 300) throw Declined.LINE;
  }

  void space() {
    while (at < end && bytes[at] == ' ') at++;
  }

  int peek() {
    if (at >= end) throw Declined.LINE;
    return bytes[at];
  }

  void expect(char wanted) {
    if (at >= end || bytes[at] != wanted) throw Declined.LINE;
    at++;
  }

  /** After an item: true if another follows, false at the closing mark; either is taken. */
  boolean more(char close) {
    int c = peek();
    at++;
    if (c == ',') return true;
    if (c == close) return false;
    throw Declined.LINE;
  }
}
