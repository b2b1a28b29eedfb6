package dev.lockstep.forensics.log;

/** Finds literals in bytes. */
final class ByteSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private ByteSearch() {}

  /** First place of {@code what} in [from, to), or -1. Looks for its first byte in eight at a time. */
  static int indexOf(byte[] b, int from, int to, byte[] what) {
    int last = to - what.length;
    byte first = what[0];
    long wanted = (first & 0xffL) * ONES;
    int i = from;
    while (i <= last) {
      if (i + 8 <= to) {
        long x = LineScanner.eight(b, i) ^ wanted;
        long hits = (x - ONES) & ~x & TOPS;
        if (hits == 0) {
          i += 8;
          continue;
        }
        i += Long.numberOfTrailingZeros(hits) >>> 3;
        if (i > last) return -1;
      }
      if (b[i] == first && startsWith(b, i, what)) return i;
      i++;
    }
    return -1;
  }

  static boolean startsWith(byte[] b, int at, byte[] what) {
    for (int i = what.length - 1; i >= 0; i--) if (b[at + i] != what[i]) return false;
    return true;
  }
}
