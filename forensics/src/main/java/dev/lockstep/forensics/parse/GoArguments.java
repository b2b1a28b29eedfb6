package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.Pointer;

/** Reads the arguments of a Go frame, {@code 0xc000012, {0x1?, 0x2}, ...}, and keeps those that look like pointers. */
final class GoArguments {
  /** Neither a digit nor what stands between arguments. */

  private static final byte[] DIGITS = ArgumentBytes.table();

  private boolean stale;

  /** Reads the range between the parentheses. */
  void read(byte[] b, int from, int to, int frame, DumpDraft draft) {
    int argument = 0;
    int i = from;
    while (true) {
      i = Bytes.indexOf(b, i, to, (byte) 'x') + 1;
      if (i >= to) {
        return;
      }
      long value = 0;
      int digit;
      while (i < to && (digit = DIGITS[b[i] & 0xff]) >= 0) {
        value = value << 4 | digit;
        i++;
      }
      boolean old = i < to && b[i] == '?';
      stale |= old;
      if (value >= Pointer.SMALLEST && value <= Pointer.LARGEST) {
        draft.pointer(Pointer.pack(value, argument, frame, old));
      }
      argument++;
    }
  }

  /** True once an argument carried a question mark. */
  boolean stale() {
    return stale;
  }

  void saw(boolean questionMark) {
    stale |= questionMark;
  }

  void reset() {
    stale = false;
  }

  /** The number in hex digits at the range's start, or -1. */
  static long hex(byte[] b, int from, int to) {
    int i = from;
    if (i + 1 < to && b[i] == '0' && b[i + 1] == 'x') {
      i += 2;
    }
    long value = 0;
    int start = i;
    int digit;
    while (i < to && i - start < 16 && (digit = DIGITS[b[i] & 0xff]) >= 0) {
      value = value << 4 | digit;
      i++;
    }
    return i == start ? -1 : value;
  }

  static boolean isHex(byte c) {
    return DIGITS[c & 0xff] >= 0;
  }

  /** The decimal number of at most 18 digits at the range's start, or -1. */
  static long decimal(byte[] b, int from, int to) {
    long value = 0;
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9' && i - from < 18) {
      value = value * 10 + b[i] - '0';
      i++;
    }
    return i == from ? -1 : value;
  }

  static int digitsEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }
}
