package dev.lockstep.forensics.log;

/** Finds literals in bytes. */
final class ByteSearch {
  private ByteSearch() {}

  /** First place of {@code what} in [from, to), or -1. */
  static int indexOf(byte[] b, int from, int to, byte[] what) {
    int last = to - what.length;
    byte first = what[0];
    for (int i = from; i <= last; i++) {
      if (b[i] == first && startsWith(b, i, what)) return i;
    }
    return -1;
  }

  static boolean startsWith(byte[] b, int at, byte[] what) {
    for (int i = what.length - 1; i >= 0; i--) if (b[at + i] != what[i]) return false;
    return true;
  }
}
