package dev.lockstep.forensics.log;

/** The last line of a kind: a place in the buffer while the buffer stands, a copy of as much as is ever shown afterwards. */
final class LineMemory {
  private byte[] buffer;
  private int from;
  private int to;
  private byte[] kept;
  private int length;

  void set(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
  }

  /** The buffer is about to be reused. */
  void settle() {
    if (buffer == null) return;
    if (kept == null) kept = new byte[Texts.LENGTH_MAX];
    length = Math.min(to - from, kept.length);
    System.arraycopy(buffer, from, kept, 0, length);
    buffer = null;
  }

  String text() {
    if (buffer != null) return Texts.line(buffer, from, to);
    return kept == null ? "" : Texts.line(kept, 0, length);
  }
}
