package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.LockMark.Kind;

/** Reads HotSpot's lock lines, {@code - locked <0x00000007f0e01234> (a X)}, in one pass; others are left to {@link JavaMarks}, the reference. */
final class HotSpotMarks {
  private static final Kind[] KINDS = {Kind.LOCKED, Kind.WAITING_TO_LOCK, Kind.WAITING_ON, Kind.PARKING};
  private static final byte[][] WORDS = new byte[KINDS.length][];
  private static final byte[] OWNED = LineView.ascii(LockMark.words(Kind.OWNED_SYNCHRONIZER));
  private static final byte[] OF_CLASS = LineView.ascii("> (a ");
  private static final int LINE_MAX = 600;

  static {
    for (int i = 0; i < KINDS.length; i++) {
      WORDS[i] = LineView.ascii(LockMark.words(KINDS[i]));
    }
  }

  private final TextCache classes = new TextCache();

  /** The mark of the line that begins at {@code from}, or null where the line is not exactly of this form. */
  LockMark read(LineView v, int from, boolean synchronizers, int frame) {
    if (v.to - from > LINE_MAX || v.b[v.to - 1] != ')') {
      return null;
    }
    if (synchronizers) {
      return mark(v, from, OWNED, Kind.OWNED_SYNCHRONIZER, frame);
    }
    for (int i = 0; i < KINDS.length; i++) {
      LockMark mark = mark(v, from, WORDS[i], KINDS[i], frame);
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  private LockMark mark(LineView v, int from, byte[] words, Kind kind, int frame) {
    if (!Bytes.startsWith(v.b, from, v.to, words)) {
      return null;
    }
    int digits = from + words.length;
    int end = digits + LockMark.ADDRESS_DIGITS;
    if (!Bytes.startsWith(v.b, end, v.to, OF_CLASS) || v.b[digits] > '7') {
      return null;
    }
    long address = 0;
    for (int i = digits; i < end; i++) {
      byte c = v.b[i];
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        return null;
      }
      address = address << 4 | digit;
    }
    return new LockMark(kind, frame, address, classes.text(v, end + OF_CLASS.length, v.to - 1), v.number, null);
  }
}
