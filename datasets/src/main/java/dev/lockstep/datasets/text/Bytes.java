package dev.lockstep.datasets.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. */
public final class Bytes {
  /** Little-endian longs of a byte array. */
  public static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Bytes() {}

  /** First index of {@code wanted} in [from, to), or -1. */
  public static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    long pattern = ONES * (wanted & 0xff);
    int at = from;
    for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
      long different = (long) LONG.get(bytes, at) ^ pattern;
      long zeros = different - ONES & ~different & HIGHS;
      if (zeros != 0) return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
    }
    for (; at < to; at++) if (bytes[at] == wanted) return at;
    return -1;
  }

  /** Whether among eight bytes there is a quote, a backslash, a control character or one that is not ASCII; never false if so. */
  public static boolean endsText(long word) {
    long quote = word ^ ONES * '"';
    long backslash = word ^ ONES * '\\';
    return ((quote - ONES | backslash - ONES | word - ONES * ' ' | word) & HIGHS) != 0;
  }

  /** Eight ASCII characters as they lie in memory, for comparison with {@link #LONG}. */
  public static long word(String eight) {
    if (eight.length() != Long.BYTES) throw new IllegalArgumentException(eight);
    long word = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) word = word << 8 | eight.charAt(i);
    return word;
  }

  /** A 64-bit print of bytes; equal bytes have equal prints. */
  public static long print(byte[] bytes, int from, int to) {
    long print = (to - from) * 0x9E3779B97F4A7C15L;
    int at = from;
    for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) print = mix(print, (long) LONG.get(bytes, at));
    for (; at < to; at++) print = mix(print, bytes[at]);
    return print;
  }

  /** One more value into a print. */
  public static long mix(long print, long value) {
    long mixed = (print ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }
}
