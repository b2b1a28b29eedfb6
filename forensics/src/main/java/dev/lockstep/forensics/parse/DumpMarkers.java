package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;

/** Finds the words a dump begins with inside a line, behind whatever a log driver put before them. */
final class DumpMarkers {
  private static final byte[][] WORDS = {
    ascii("goroutine profile: total "), ascii("goroutine "), ascii("fatal error: all goroutines are asleep"), ascii("SIGQUIT: quit"),
    ascii("Full thread dump"), ascii("===== FULL THREAD DUMP"), ascii("Found one Java-level deadlock"), ascii("Thread 0x"),
    ascii("Current thread 0x"), ascii("Process "), ascii("Timeout ("), ascii("\tat "), ascii("Traceback (most recent call first)"),
    ascii("\\tat "),
  };
  private static final boolean[] FIRST = new boolean[256];

  static {
    for (byte[] word : WORDS) {
      FIRST[word[0] & 0xff] = true;
    }
  }

  private DumpMarkers() {}

  /** Where the first marker stands behind the line's start, or -1. */
  static int find(byte[] b, int from, int to) {
    for (int i = from + 1; i < to - 8; i++) {
      if (FIRST[b[i] & 0xff] && boundary(b[i - 1]) && marker(b, i, to)) {
        return i;
      }
    }
    return -1;
  }

  /** A marker begins a word; {@code n} is the tail of an escaped newline before it. */
  private static boolean boundary(byte before) {
    return before == ' ' || before == '\t' || before == '"' || before == '\'' || before == '>' || before == '|' || before == ']'
        || before == ':' || before == '}' || before == '=' || before == 'n' || before == '`' || before == '#' || before == ';';
  }

  private static boolean marker(byte[] b, int at, int to) {
    for (byte[] word : WORDS) {
      if (word[0] == b[at] && Bytes.startsWith(b, at, to, word)) {
        return switch (word[0]) {
          case 'g' -> goroutine(b, at, to);
          case 'P' -> word != WORDS[9] || process(b, at + word.length, to);
          default -> true;
        };
      }
    }
    return false;
  }

  private static boolean goroutine(byte[] b, int at, int to) {
    if (Bytes.startsWith(b, at, to, WORDS[0])) {
      return true;
    }
    int digits = GoArguments.digitsEnd(b, at + 10, to);
    return digits > at + 10 && digits + 1 < to && b[digits] == ' ' && Bytes.indexOf(b, digits, Math.min(to, digits + 200), (byte) '[') < to
        && Bytes.find(b, digits, Math.min(to, digits + 400), ascii("]:")) >= 0;
  }

  private static boolean process(byte[] b, int at, int to) {
    int digits = GoArguments.digitsEnd(b, at, to);
    return digits > at && digits + 1 < to && b[digits] == ':' && b[digits + 1] == ' ';
  }
}
