package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
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
    return Bytes.startsWith(b, from, to, prefix);
  }

  String text(int start, int end) {
    int length = Math.max(0, end - start);
    return new String(b, start, length, Bytes.ascii(b, start, start + length) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  String text() {
    return text(from, to);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
