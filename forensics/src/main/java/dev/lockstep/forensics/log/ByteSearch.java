package dev.lockstep.forensics.log;

/** Finds literals in bytes. */
final class ByteSearch {
  private ByteSearch() {}

  /** First place of {@code what} in [from, to), or -1. Looks for its first byte in eight at a time. */
  static int indexOf(byte[] b, int from, int to, byte[] what) {
    int last = to - what.length;
    byte first = what[0];
    long wanted = (first & 0xffL) * LineScanner.ONES;
    int i = from;
    // Whole words first: each byte that is the wanted one is looked at, without reading the word again.
    for (; i <= last && i + 8 <= to; i += 8) {
      for (long hits = LineScanner.zeros(LineScanner.eight(b, i) ^ wanted); hits != 0; hits &= hits - 1) {
        int at = i + LineScanner.place(hits);
        if (at > last) return -1;
        if (startsWith(b, at, what)) return at;
      }
    }
    for (; i <= last; i++) if (b[i] == first && startsWith(b, i, what)) return i;
    return -1;
  }

  static boolean startsWith(byte[] b, int at, byte[] what) {
    for (int i = what.length - 1; i >= 0; i--) if (b[at + i] != what[i]) return false;
    return true;
  }
}
