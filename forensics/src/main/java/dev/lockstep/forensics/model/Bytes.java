package dev.lockstep.forensics.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: hashing and searching byte ranges. */
public final class Bytes {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long PRIME = 0x9e3779b97f4a7c15L;
  private static final long OTHER_PRIME = 0xc2b2ae3d27d4eb4fL;

  private Bytes() {}

  /** The eight bytes at {@code at}, first byte lowest. */
  public static long longAt(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** A hash of the range; equal ranges have equal hashes. */
  public static int hash(byte[] b, int from, int to) {
    long one = to - from;
    long two = PRIME;
    int i = from;
    for (; i + 16 <= to; i += 16) {
      one = Long.rotateLeft(one ^ longAt(b, i), 29) * PRIME;
      two = Long.rotateLeft(two ^ longAt(b, i + 8), 31) * OTHER_PRIME;
    }
    if (i + 8 <= to) {
      one = Long.rotateLeft(one ^ longAt(b, i), 29) * PRIME;
      i += 8;
    }
    if (i < to) {
      long tail = 0;
      if (to - from >= 8) {
        tail = longAt(b, to - 8);
      } else {
        for (; i < to; i++) {
          tail = tail << 8 | b[i] & 0xff;
        }
      }
      two = Long.rotateLeft(two ^ tail, 31) * OTHER_PRIME;
    }
    long h = (one ^ two >>> 32 ^ two) * PRIME;
    return (int) (h >>> 32);
  }

  /** The first index of {@code wanted} in the range, or {@code to}. */
  public static int indexOf(byte[] b, int from, int to, byte wanted) {
    long pattern = (wanted & 0xffL) * ONES;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long x = longAt(b, i) ^ pattern;
      long found = (x - ONES) & ~x & TOPS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** The last index of {@code wanted} in the range, or {@code from - 1}. */
  public static int lastIndexOf(byte[] b, int from, int to, byte wanted) {
    long pattern = (wanted & 0xffL) * ONES;
    int i = to;
    for (; i - 8 >= from; i -= 8) {
      long x = longAt(b, i - 8) ^ pattern;
      if (((x - ONES) & ~x & TOPS) != 0) {
        break;
      }
    }
    for (i--; i >= from; i--) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return from - 1;
  }

  /** True when no byte of the range has its top bit set. */
  public static boolean ascii(byte[] b, int from, int to) {
    long seen = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      seen |= longAt(b, i);
    }
    for (; i < to; i++) {
      seen |= b[i];
    }
    return (seen & TOPS) == 0;
  }

  public static boolean startsWith(byte[] b, int from, int to, byte[] prefix) {
    return to - from >= prefix.length && java.util.Arrays.equals(b, from, from + prefix.length, prefix, 0, prefix.length);
  }

  /** The first index where {@code wanted} stands in the range, or -1. */
  public static int find(byte[] b, int from, int to, byte[] wanted) {
    int last = to - wanted.length;
    for (int i = from; i <= last; i++) {
      i = indexOf(b, i, last + 1, wanted[0]);
      if (i > last) {
        return -1;
      }
      if (java.util.Arrays.equals(b, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
