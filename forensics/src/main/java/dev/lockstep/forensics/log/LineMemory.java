package dev.lockstep.forensics.log;

/** The last line of a kind: a place in the buffer while the buffer stands, a short text afterwards. */
final class LineMemory {
  private byte[] buffer;
  private int from;
  private int to;
  private String text = "";

  void set(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
  }

  void settle() {
    if (buffer == null) return;
    text = Texts.line(buffer, from, to);
    buffer = null;
  }

  String text() {
    settle();
    return text;
  }
}
