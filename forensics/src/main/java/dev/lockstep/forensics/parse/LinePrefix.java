package dev.lockstep.forensics.parse;

/**
 * The shape of what a log driver puts before each line, learned from the first line of a dump: digits may change and runs of digits
 * and blanks may change their length, everything else must repeat. {@code app-1  | 2026-01-02T03:04:05.678Z goroutine 1 [running]:}
 * gives the shape of the following lines.
 */
final class LinePrefix {
  private final byte[] shape;
  private final boolean quoted;

  /** {@code quoted}: the line behind it is written as a quoted text with escapes, as JSON and logfmt do. */
  LinePrefix(byte[] b, int from, int to, boolean quoted) {
    this.shape = java.util.Arrays.copyOfRange(b, from, to);
    this.quoted = quoted;
  }

  boolean quoted() {
    return quoted;
  }

  /** Where the line behind the prefix begins, or -1 where the prefix is another one. */
  int match(byte[] b, int from, int to) {
    int i = from;
    int s = 0;
    while (s < shape.length) {
      byte c = shape[s];
      if (digit(c)) {
        if (i >= to || !digit(b[i])) {
          return -1;
        }
        while (s < shape.length && digit(shape[s])) {
          s++;
        }
        while (i < to && digit(b[i])) {
          i++;
        }
      } else if (c == ' ') {
        while (s < shape.length && shape[s] == ' ') {
          s++;
        }
        if (i >= to) {
          return s == shape.length ? i : -1;
        }
        if (b[i] != ' ') {
          return -1;
        }
        i = s == shape.length ? trailingBlanks(b, i, to) : skipBlanks(b, i, to);
      } else {
        if (i >= to || b[i] != c) {
          return -1;
        }
        i++;
        s++;
      }
    }
    return i;
  }

  private static int skipBlanks(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] == ' ') {
      i++;
    }
    return i;
  }

  /** Blanks that end the prefix are as many as in the shape: more belong to the line behind it. */
  private int trailingBlanks(byte[] b, int from, int to) {
    int own = 0;
    while (own < shape.length && shape[shape.length - 1 - own] == ' ') {
      own++;
    }
    int i = from;
    while (i < to && b[i] == ' ' && i - from < own) {
      i++;
    }
    return i;
  }

  private static boolean digit(byte c) {
    return c >= '0' && c <= '9';
  }
}
