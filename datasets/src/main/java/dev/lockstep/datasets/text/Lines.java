package dev.lockstep.datasets.text;

import dev.lockstep.datasets.quality.BadData;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Lines of a stream as slices of one reused buffer. A line longer than {@link #LINE_BYTES_MAX} or a stream that is longer than
 * {@link #STREAM_BYTES_MAX} is a located error; so memory is bounded whatever the input.
 */
public final class Lines implements Closeable {
  /** Longest line: 16 MiB, some two hundred times the longest order book seen. */
  public static final int LINE_BYTES_MAX = 1 << 24;
  /** Longest text after decompression: 64 GiB. */
  public static final long STREAM_BYTES_MAX = 1L << 36;

  private final InputStream in;
  private final String name;
  private byte[] buffer = new byte[1 << 18];
  private int from;
  private int to;
  private int next;
  private int filled;
  private boolean ended;
  private boolean truncated;
  private long line;
  private long bytesRead;

  public Lines(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** Moves to the next line, without its end; false at the end. */
  public boolean next() throws IOException {
    int scan = next;
    from = next;
    while (true) {
      int end = Bytes.indexOf(buffer, (byte) '\n', scan, filled);
      if (end >= 0) {
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        next = end + 1;
        line++;
        return true;
      }
      if (ended) break;
      scan = filled - from;
      fill();
      scan += from;
    }
    next = filled;
    to = filled;
    if (from == to) return false;
    line++;
    return true;
  }

  /** Where the line after the current one begins in the buffer; it may not be there as a whole, or not at all. */
  public int ahead() {
    return next;
  }

  /** Where what has been read so far ends in the buffer. */
  public int aheadEnd() {
    return filled;
  }

  /**
   * Moves to the next line, of which the caller has found the end: no line break stands in [{@link #ahead}, end). False, and
   * nothing moved, if no line break stands at the end: then {@link #next} must find it.
   */
  public boolean nextEndsAt(int end) {
    int feed = end < filled && buffer[end] == '\r' ? end + 1 : end;
    if (feed >= filled || buffer[feed] != '\n') return false;
    from = next;
    to = end;
    next = feed + 1;
    line++;
    return true;
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      from = 0;
    }
    if (filled == buffer.length) {
      if (filled >= LINE_BYTES_MAX) throw new BadData(name, line + 1, "line longer than " + LINE_BYTES_MAX + " bytes");
      buffer = Arrays.copyOf(buffer, Math.min(LINE_BYTES_MAX, buffer.length * 2));
    }
    int read;
    try {
      read = in.read(buffer, filled, buffer.length - filled);
    } catch (EOFException | ZipException e) {
      truncated = true;
      read = -1;
    }
    if (read < 0) {
      ended = true;
      return;
    }
    filled += read;
    bytesRead += read;
    if (bytesRead > STREAM_BYTES_MAX) throw new BadData(name, line + 1, "more than " + STREAM_BYTES_MAX + " bytes of text");
  }

  public byte[] buffer() {
    return buffer;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Number of the current line, from 1. */
  public long line() {
    return line;
  }

  /** Whether a compressed stream broke off. Valid once {@link #next} has returned false; the last line may be half a line. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the current line is the last and has no end. */
  public boolean atOpenEnd() {
    return ended && next == filled && to == filled;
  }

  public String text() {
    return new String(buffer, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
  }

  public long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
