package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;

/** The line gdb prints above the stack of each thread, {@code Thread 3 (Thread 0x7f.. (LWP 4243) "python3"):} or {@code Thread 3 (LWP 4243):}. */
final class GdbHeader {
  private static final byte[] THREAD = LineView.ascii("Thread ");
  private static final byte[] NATIVE = LineView.ascii("(LWP ");
  private static final int TEXT_MAX = 400;

  private long line = -1;
  private String title = "";
  private long nativeId;
  private String text = "";

  /** True when the line is such a header; the fields then hold its parts. */
  boolean read(LineView v) {
    if (!v.startsWith(THREAD) || v.b[v.to - 1] != ':') {
      return false;
    }
    int digits = v.from + THREAD.length;
    int end = GoArguments.digitsEnd(v.b, digits, v.to);
    int nativeAt = Bytes.find(v.b, end, v.to, NATIVE);
    if (end == digits || nativeAt < 0 || v.b[end] != ' ' || v.b[end + 1] != '(') {
      return false;
    }
    line = v.number;
    title = v.text(v.from, Math.min(end, digits + 18));
    nativeId = GoArguments.decimal(v.b, nativeAt + NATIVE.length, v.to);
    text = v.text(v.from, Math.min(v.to, v.from + TEXT_MAX));
    return true;
  }

  /** True where the header stood on the line before this one. */
  boolean isBefore(long number) {
    return line >= 0 && line == number - 1;
  }

  /** {@code Thread 3}: gdb's own number. */
  String title() {
    return title;
  }

  /** The system's number of the thread. */
  long nativeId() {
    return nativeId;
  }

  String text() {
    return text;
  }
}
