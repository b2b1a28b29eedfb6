package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.LockMark.Kind;

/** Reads the lines that speak of locks: HotSpot's {@code - locked <0x..> (a X)}, JRockit's {@code ^-- Holding lock: X@0x..[..]}. */
final class JavaMarks {
  private static final int LINE_MAX = 600;

  private boolean understood;

  /** True when the last line was about locks, though it gave no mark (none, eliminated, released). */
  boolean understood() {
    return understood;
  }

  LockMark read(LineView v, int from, boolean synchronizers, int frame) {
    String text = v.text(from, Math.min(v.to, from + LINE_MAX)).strip();
    understood = false;
    String words = text.startsWith("^-- ") || text.startsWith("-- ") ? text.substring(text.indexOf(' ') + 1) : text.substring(1).strip();
    if (synchronizers) {
      understood = true;
      return words.equals("None") ? null : lock(Kind.OWNED_SYNCHRONIZER, words.startsWith("locked ") ? words.substring(7) : words, frame, v.number, text);
    }
    if (words.startsWith("eliminated ") || words.startsWith("Lock released while waiting")) {
      understood = true;
      return null;
    }
    Kind kind = kind(words);
    if (kind == null) {
      return null;
    }
    understood = true;
    int at = words.indexOf('<');
    int colon = words.indexOf(": ");
    String lock = at >= 0 ? words.substring(at) : colon >= 0 ? words.substring(colon + 2) : words.substring(words.lastIndexOf(' ') + 1);
    return lock(kind, lock, frame, v.number, text);
  }

  private static Kind kind(String words) {
    if (words.startsWith("locked ") || words.startsWith("Holding lock:")) {
      return Kind.LOCKED;
    }
    if (words.startsWith("waiting to lock ") || words.startsWith("Blocked trying to get lock:") || words.startsWith("blocked on ")) {
      return Kind.WAITING_TO_LOCK;
    }
    if (words.startsWith("waiting to re-lock ") || words.startsWith("waiting to relock ")) {
      return Kind.RELOCKING;
    }
    if (words.startsWith("waiting on ") || words.startsWith("Waiting for notification on:")) {
      return Kind.WAITING_ON;
    }
    if (words.startsWith("parking to wait for ") || words.startsWith("Parking to wait for:")) {
      return Kind.PARKING;
    }
    return null;
  }

  /** {@code <0x00..> (a X)}, {@code <9fff..> (a X)}, {@code X@1f2e} or {@code X@0x01..[fat lock]}; null where there is no object. */
  private static LockMark lock(Kind kind, String text, int frame, long line, String whole) {
    if (text.startsWith("<")) {
      int close = text.indexOf('>');
      long address = close < 0 ? -1 : hex(text.substring(1, close));
      if (address < 0) {
        return null;
      }
      int a = text.indexOf("(a ", close);
      int end = text.lastIndexOf(')');
      return new LockMark(kind, frame, address, a < 0 || end < a ? "" : text.substring(a + 3, end), line, whole);
    }
    int at = text.lastIndexOf('@');
    if (at <= 0) {
      return null;
    }
    int bracket = text.indexOf('[', at);
    String hash = bracket < 0 ? text.substring(at + 1) : text.substring(at + 1, bracket);
    int blank = hash.indexOf(' ');
    long address = hex(blank < 0 ? hash : hash.substring(0, blank));
    return address < 0 ? null : new LockMark(kind, frame, address, text.substring(0, at).replace('/', '.'), line, whole);
  }

  /** VisualVM's {@code BLOCKED on X@1f2e owned by: other}. */
  static LockMark inState(String state, long line) {
    if (!state.startsWith("BLOCKED on ")) {
      return null;
    }
    String lock = state.substring(11);
    int owned = lock.indexOf(" owned by");
    return lock(Kind.WAITING_TO_LOCK, owned < 0 ? lock : lock.substring(0, owned), -1, line, "java.lang.Thread.State: " + state);
  }

  private static long hex(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 16) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value < 0 ? value & Long.MAX_VALUE : value;
  }
}
