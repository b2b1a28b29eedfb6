package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.util.Arrays;

/**
 * Pieces of text, each kept once. A run is a number that says where in the text it begins and how long it is, so that it is found
 * without asking memory for more.
 */
final class KnownRuns {
  private static final int TEXT_MAX = 32 << 20;
  /** Low bits of a run that the caller may use. */
  static final int SPARE_BITS = 3;

  static final int LENGTH_BITS = 8;
  static final int LENGTH_MAX = (1 << LENGTH_BITS) - 1;
  /** Runs begin at multiples of this, so that one number has room for the beginning and the length. */
  private static final int ALIGN_BITS = 4;

  private byte[] text = new byte[1 << 16];
  private int textEnd;
  private int count;
  private int[] byHash = new int[1 << 10];

  /** All runs; another array when some were added. */
  byte[] text() {
    return text;
  }

  /** Where in the text the run begins. */
  static int start(int run) {
    return run >>> SPARE_BITS + LENGTH_BITS << ALIGN_BITS;
  }

  static int length(int run) {
    return run >>> SPARE_BITS & LENGTH_MAX;
  }

  /** True where so many bytes with so many holes in between find room. */
  boolean room(int length, int holes) {
    return textEnd + 2 * length + (holes + 2 << ALIGN_BITS) <= TEXT_MAX;
  }

  void clear() {
    textEnd = 0;
    count = 0;
    Arrays.fill(byHash, 0);
  }

  /** The run with this text of at most {@link #LENGTH_MAX} bytes. */
  int add(byte[] b, int from, int to) {
    if (from == to) {
      return 0;
    }
    int slot = Bytes.hash(b, from, to) & byHash.length - 1;
    while (byHash[slot] != 0) {
      int start = start(byHash[slot]);
      if (Arrays.equals(text, start, start + length(byHash[slot]), b, from, to)) {
        return byHash[slot];
      }
      slot = slot + 1 & byHash.length - 1;
    }
    int start = textEnd;
    int end = start + to - from;
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, end));
    }
    System.arraycopy(b, from, text, start, to - from);
    textEnd = (end - 1 >>> ALIGN_BITS) + 1 << ALIGN_BITS;
    int run = (start >>> ALIGN_BITS << LENGTH_BITS | to - from) << SPARE_BITS;
    byHash[slot] = run;
    if (2 * ++count > byHash.length) {
      hashAgain();
    }
    return run;
  }

  private void hashAgain() {
    int[] old = byHash;
    byHash = new int[old.length * 2];
    for (int run : old) {
      if (run != 0) {
        int start = start(run);
        int slot = Bytes.hash(text, start, start + length(run)) & byHash.length - 1;
        while (byHash[slot] != 0) {
          slot = slot + 1 & byHash.length - 1;
        }
        byHash[slot] = run;
      }
    }
  }
}
