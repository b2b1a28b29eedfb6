package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines in a buffer that is reused. Of a line over the cap its beginning is kept and the rest counted. */
final class LineSource {
  private static final int CHUNK = 1 << 17;
  /** Below the size from which the C library maps memory anew for every read. */
  private static final int READ = 1 << 16;

  private final InputStream in;
  private final int lineBytesMax;
  private byte[] buffer = new byte[CHUNK];
  private int at;
  private int end;
  private boolean eof;

  private int lineStart;
  private int lineEnd;
  private int consumed;
  private long number;
  private long bytes;
  private long skipped;
  private boolean newlineEnded = true;

  LineSource(InputStream in, int lineBytesMax) {
    this.in = in;
    this.lineBytesMax = lineBytesMax;
  }

  /** Steps to the next line; false at the end. */
  boolean next() throws IOException {
    int newline = Bytes.indexOf(buffer, at, end, (byte) '\n');
    if (newline == end) {
      newline = refill();
      if (newline < 0) {
        return false;
      }
    }
    lineStart = at;
    lineEnd = newline;
    boolean ended = newline < end;
    int length = newline - at + (ended ? 1 : 0);
    at = newline + (ended ? 1 : 0);
    consumed = length;
    bytes += length;
    number++;
    newlineEnded = ended;
    if (!ended && !eof) {
      skipRestOfLine();
    }
    return true;
  }

  /** Reads until a newline, the end or the cap; -1 at the end with nothing left. */
  private int refill() throws IOException {
    int searched = end - at;
    while (true) {
      if (at > 0) {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
      }
      if (end >= lineBytesMax) {
        return end;
      }
      if (end == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(Math.max(lineBytesMax, CHUNK), buffer.length * 2));
      }
      int n = in.read(buffer, end, Math.min(buffer.length - end, READ));
      if (n < 0) {
        eof = true;
        return end == 0 ? -1 : end;
      }
      end += n;
      int newline = Bytes.indexOf(buffer, searched, end, (byte) '\n');
      if (newline < end) {
        return newline;
      }
      searched = end;
    }
  }

  /**
   * Reads more behind what is there, which moves so that the byte at {@code keep} becomes the first of the buffer. False with
   * nothing read at the end of the input, and with nothing moved where the buffer has no room.
   */
  boolean more(int keep) throws IOException {
    int kept = end - keep;
    if (eof || buffer.length - kept < READ) {
      return false;
    }
    System.arraycopy(buffer, keep, buffer, 0, kept);
    at -= keep;
    end = kept;
    int n = in.read(buffer, end, READ);
    eof = n < 0;
    end += Math.max(n, 0);
    return !eof;
  }

  private void skipRestOfLine() throws IOException {
    byte[] scratch = new byte[CHUNK];
    while (true) {
      int n = in.read(scratch, 0, CHUNK);
      if (n < 0) {
        eof = true;
        return;
      }
      int newline = Bytes.indexOf(scratch, 0, n, (byte) '\n');
      skipped += newline < n ? newline + 1 : n;
      if (newline < n) {
        newlineEnded = true;
        pushBack(scratch, newline + 1, n);
        return;
      }
    }
  }

  /** The current line stays readable: the pushed bytes go behind it. */
  private void pushBack(byte[] bytes, int from, int to) {
    int length = to - from;
    if (end + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, end + length);
    }
    System.arraycopy(bytes, from, buffer, end, length);
    at = end;
    end += length;
  }

  /** Start of what was read from the stream and not yet given out; ends at {@link #end}. */
  int at() {
    return at;
  }

  int end() {
    return end;
  }

  /** Gives out lines that the caller found in the buffer by itself; {@code next} is the first byte behind them. */
  void advance(int next, long lines) {
    bytes += next - at;
    number += lines;
    at = next;
    newlineEnded = true;
  }

  byte[] buffer() {
    return buffer;
  }

  int lineStart() {
    return lineStart;
  }

  /** End of the line without newline and carriage return. */
  int lineEnd() {
    return lineEnd > lineStart && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  /** Bytes of the kept part of the line with its line end. */
  int consumed() {
    return consumed;
  }

  long number() {
    return number;
  }

  /** All bytes seen so far, the skipped ones included. */
  long bytes() {
    return bytes + skipped;
  }

  /** Bytes of overlong lines that were not kept. */
  long skipped() {
    return skipped;
  }

  /** False when the last line ended with the input instead of a newline. */
  boolean newlineEnded() {
    return newlineEnded;
  }
}
