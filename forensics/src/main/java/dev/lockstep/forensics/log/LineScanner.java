package dev.lockstep.forensics.log;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines, 32 bytes a step. A line longer than the limit is handed over cut, and the rest
 * of it is counted and skipped, so that memory stays bounded whatever the input.
 */
public final class LineScanner {
  /** Longest line kept, in bytes. */
  public static final int LINE_BYTES_MAX = 1 << 20;
  /** Bytes that can be read behind those that were. */
  static final int SLACK = 64;
  /** Small enough to stay in a core's cache, and long enough that what comes with each new buffer does not count. */
  private static final int BUFFER_BYTES = 1 << 18;
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final long ONES = 0x0101010101010101L;
  static final long TOPS = 0x8080808080808080L;
  static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
  /** Taken from eight bytes it leaves a top bit set wherever a newline was. */
  static final long ABOVE_NEWLINES = 0x0B0B0B0B0B0B0B0BL;

  /** Receives lines. The bytes are valid only during the call. */
  public interface Sink {
    /** One line without its line end; {@code cut} if the line was longer than the limit. */
    void line(byte[] bytes, int from, int to, long number, boolean cut);

    /**
     * Takes as many whole lines from [from, to) as can be dealt with together; the first of them is number {@code number}. At {@code to}
     * stands a newline that is none of theirs.
     *
     * @return how many
     */
    default int lines(byte[] bytes, int from, int to, long number) {
      return 0;
    }

    /** Where the last line taken by {@link #lines} ended: behind its newline. */
    default int linesEnd() {
      return 0;
    }

    /** The buffer is about to be reused: whoever remembers places in it must copy them now. */
    default void bufferMoves() {}
  }

  /** Bytes the buffer takes; it is longer by the slack. */
  private int room = BUFFER_BYTES;
  private byte[] buffer = new byte[BUFFER_BYTES + SLACK];
  private long lines;
  private long bytes;
  private long bytesSkipped;
  private long linesCut;

  /** Reads the stream to its end. */
  public void scan(InputStream in, Sink sink) throws IOException {
    int start = 0;
    int end = 0;
    boolean skipping = false;
    while (true) {
      int got = in.read(buffer, end, room - end);
      if (got < 0) break;
      bytes += got;
      int search = end;
      end += got;
      // Whoever looks for a newline will find one.
      buffer[end] = '\n';
      if (skipping) {
        int newline = newline(buffer, 0, end);
        if (newline < 0) {
          bytesSkipped += end;
          end = 0;
          continue;
        }
        bytesSkipped += newline;
        start = newline + 1;
        search = start;
        skipping = false;
      }
      start = deliver(sink, start, search, end);
      sink.bufferMoves();
      int rest = end - start;
      if (rest == room && rest >= LINE_BYTES_MAX) {
        lines++;
        linesCut++;
        sink.line(buffer, 0, LINE_BYTES_MAX, lines, true);
        sink.bufferMoves();
        bytesSkipped += rest - LINE_BYTES_MAX;
        skipping = true;
        rest = 0;
      } else if (start > 0 && rest > 0) {
        System.arraycopy(buffer, start, buffer, 0, rest);
      }
      start = 0;
      end = rest;
      if (end == room) {
        room *= 2;
        buffer = Arrays.copyOf(buffer, room + SLACK);
      }
    }
    if (!skipping && end > start) {
      lines++;
      sink.line(buffer, start, trimmed(start, end), lines, false);
    }
    sink.bufferMoves();
  }

  private int deliver(Sink sink, int start, int search, int end) {
    byte[] b = buffer;
    int from = start;
    int newline = newline(b, search, end);
    long number = lines;
    while (newline >= 0) {
      int together = sink.lines(b, from, end, number + 1);
      if (together > 0) {
        number += together;
        from = sink.linesEnd();
        newline = newline(b, from, end);
        continue;
      }
      number++;
      int to = newline > from && b[newline - 1] == '\r' ? newline - 1 : newline;
      sink.line(b, from, to, number, false);
      from = newline + 1;
      newline = newline(b, from, end);
    }
    lines = number;
    return from;
  }

  private int trimmed(int from, int to) {
    return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
  }

  /** Index of the first newline in [from, to), or -1. */
  static int newline(byte[] b, int from, int to) {
    int i = from;
    for (; i + 32 <= to; i += 32) {
      long x = (long) LONGS.get(b, i) ^ NEWLINES;
      long y = (long) LONGS.get(b, i + 8) ^ NEWLINES;
      long z = (long) LONGS.get(b, i + 16) ^ NEWLINES;
      long w = (long) LONGS.get(b, i + 24) ^ NEWLINES;
      // Bytes beyond ASCII may raise a false alarm, which costs a closer look; none is missed.
      if ((((x - ONES) | (y - ONES) | (z - ONES) | (w - ONES)) & TOPS) == 0) continue;
      long hit = (x - ONES) & ~x & TOPS;
      if (hit != 0) return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      hit = (y - ONES) & ~y & TOPS;
      if (hit != 0) return i + 8 + (Long.numberOfTrailingZeros(hit) >>> 3);
      hit = (z - ONES) & ~z & TOPS;
      if (hit != 0) return i + 16 + (Long.numberOfTrailingZeros(hit) >>> 3);
      hit = (w - ONES) & ~w & TOPS;
      if (hit != 0) return i + 24 + (Long.numberOfTrailingZeros(hit) >>> 3);
    }
    for (; i < to; i++) if (b[i] == '\n') return i;
    return -1;
  }

  /** The lowest bit that is set stands in the first newline of eight bytes; 0 if there is none. */
  static long newlines(long eight) {
    return zeros(eight ^ NEWLINES);
  }

  /** The lowest bit that is set stands in the first zero byte of eight; 0 if there is none. */
  static long zeros(long eight) {
    return eight - ONES & ~eight & TOPS;
  }

  /** Which byte holds the lowest bit, where only top bits of bytes are set: without a count of zeros, a call in quickly compiled code. */
  static int place(long hit) {
    return (int) (((hit - 1 & ONES) * ONES) >>> 56) - 1;
  }

  /** Eight bytes at an index as a little-endian number; the caller keeps within the array. */
  static long eight(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** Ones for as many bytes of eight, from the first on; none for a negative number. */
  static long mask(int bytes) {
    return bytes <= 0 ? 0 : bytes >= 8 ? -1L : (1L << 8 * bytes) - 1;
  }

  /** Writes eight bytes as {@link #eight} reads them. */
  static void put(byte[] b, int at, long value) {
    LONGS.set(b, at, value);
  }

  /** True if {@code length} bytes at {@code at} equal those at the start of {@code other}; the last step overlaps. */
  static boolean same(byte[] b, int at, byte[] other, int length) {
    if (length < 8) {
      for (int i = 0; i < length; i++) if (b[at + i] != other[i]) return false;
      return true;
    }
    int i = 0;
    for (; i + 8 < length; i += 8) if ((long) LONGS.get(b, at + i) != (long) LONGS.get(other, i)) return false;
    return (long) LONGS.get(b, at + length - 8) == (long) LONGS.get(other, length - 8);
  }

  /** As {@link #same(byte[], int, byte[], int)}, for bytes of {@code other} from {@code otherAt} on. */
  static boolean same(byte[] b, int at, byte[] other, int otherAt, int length) {
    int i = 0;
    for (; i + 8 <= length; i += 8) if ((long) LONGS.get(b, at + i) != (long) LONGS.get(other, otherAt + i)) return false;
    for (; i < length; i++) if (b[at + i] != other[otherAt + i]) return false;
    return true;
  }

  /** True if the literal stands at {@code at}, given that its first eight bytes do; the last step overlaps. */
  static boolean sameAfterEight(byte[] b, int at, byte[] literal) {
    int length = literal.length;
    if (length <= 8) return true;
    for (int i = 8; i + 8 < length; i += 8) if ((long) LONGS.get(b, at + i) != (long) LONGS.get(literal, i)) return false;
    return (long) LONGS.get(b, at + length - 8) == (long) LONGS.get(literal, length - 8);
  }

  public long lines() {
    return lines;
  }

  public long bytes() {
    return bytes;
  }

  /** Bytes of over-long lines that were passed by. */
  public long bytesSkipped() {
    return bytesSkipped;
  }

  public long linesCut() {
    return linesCut;
  }
}
