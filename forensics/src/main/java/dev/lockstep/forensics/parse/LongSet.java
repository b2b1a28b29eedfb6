package dev.lockstep.forensics.parse;

import java.util.Arrays;

/** A set of {@code long} without boxing. */
final class LongSet {
  private static final long FREE = Long.MIN_VALUE;

  private long[] table = free(1024);
  private int count;

  private static long[] free(int size) {
    long[] table = new long[size];
    Arrays.fill(table, FREE);
    return table;
  }

  /** Adds; false when it was there. */
  boolean add(long value) {
    int slot = slot(table, value);
    if (table[slot] == value) {
      return false;
    }
    table[slot] = value;
    if (++count * 2 > table.length) {
      long[] larger = free(table.length * 2);
      for (long old : table) {
        if (old != FREE) {
          larger[slot(larger, old)] = old;
        }
      }
      table = larger;
    }
    return true;
  }

  void clear() {
    table = free(1024);
    count = 0;
  }

  private static int slot(long[] table, long value) {
    int mask = table.length - 1;
    int slot = (int) (value * 0x9e3779b97f4a7c15L >>> 40) & mask;
    while (table[slot] != FREE && table[slot] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
