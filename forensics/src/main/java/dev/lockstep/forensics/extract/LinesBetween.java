package dev.lockstep.forensics.extract;

import java.io.IOException;
import java.io.InputStream;

/** Some lines of a stream: the others are passed over, so that reading them costs no memory. */
final class LinesBetween extends InputStream {
  private final InputStream in;
  private final long toLine;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long line = 1;

  /** @param toLine line after the last, 1-based */
  LinesBetween(InputStream in, long fromLine, long toLine) throws IOException {
    this.in = in;
    this.toLine = toLine;
    while (line < fromLine && fill()) {
      if (buffer[at++] == '\n') line++;
    }
  }

  private boolean fill() throws IOException {
    if (at < end) return true;
    at = 0;
    end = in.read(buffer, 0, buffer.length);
    return end > 0;
  }

  @Override
  public int read() throws IOException {
    if (line >= toLine || !fill()) return -1;
    byte next = buffer[at++];
    if (next == '\n') line++;
    return next & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length && line < toLine && fill()) {
      byte next = buffer[at++];
      if (next == '\n') line++;
      target[offset + count++] = next;
      if (at == end) break;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
