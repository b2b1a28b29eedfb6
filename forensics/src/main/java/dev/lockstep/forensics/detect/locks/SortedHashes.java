package dev.lockstep.forensics.detect.locks;

/**
 * Tells which of many hashes repeat. Sorted by passes over eleven bits each, which go through memory in order, where a table of half
 * a million hashes would wait for it at every step.
 */
final class SortedHashes {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private final int[] sorted;

  /** Takes the array over. */
  SortedHashes(int[] hashes) {
    int[] from = hashes;
    int[] to = new int[hashes.length];
    for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
      pass(from, to, shift);
      int[] done = from;
      from = to;
      to = done;
    }
    sorted = from;
  }

  private static void pass(int[] from, int[] to, int shift) {
    int[] starts = new int[BUCKETS + 1];
    for (int hash : from) {
      starts[(hash >>> shift & BUCKETS - 1) + 1]++;
    }
    for (int i = 1; i <= BUCKETS; i++) {
      starts[i] += starts[i - 1];
    }
    for (int hash : from) {
      to[starts[hash >>> shift & BUCKETS - 1]++] = hash;
    }
  }

  /** True when the hash is there more than once. */
  boolean repeats(int hash) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (Integer.compareUnsigned(sorted[middle], hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1 < sorted.length && sorted[low] == hash && sorted[low + 1] == hash;
  }
}
