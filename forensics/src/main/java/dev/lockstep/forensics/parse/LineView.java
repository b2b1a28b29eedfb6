package dev.lockstep.forensics.parse;

import java.nio.charset.StandardCharsets;

/** A line, or the part of it behind a prefix: a window on a buffer that is reused. Without its line end. */
final class LineView {
  byte[] b = new byte[0];
  int from;
  int to;
  /** 1-based number of the physical line. */
  long number;

  void set(byte[] bytes, int start, int end, long line) {
    b = bytes;
    from = start;
    to = end;
    number = line;
  }

  boolean startsWith(byte[] prefix) {
    return dev.lockstep.forensics.model.Bytes.startsWith(b, from, to, prefix);
  }

  String text(int start, int end) {
    return new String(b, start, Math.max(0, end - start), StandardCharsets.UTF_8);
  }

  String text() {
    return text(from, to);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
