package dev.lockstep.forensics.model;

import java.util.Arrays;

/** A set of {@code long} without boxing; numbers that lie close together share a word, as those of goroutines do. */
public final class LongSet {
  private static final long FREE = Long.MIN_VALUE;

  private long[] blocks = free(256);
  private long[] bits = new long[256];
  private int count;

  private static long[] free(int size) {
    long[] table = new long[size];
    Arrays.fill(table, FREE);
    return table;
  }

  /** Adds; false when it was there. */
  public boolean add(long value) {
    int slot = slot(blocks, value >> 6);
    long bit = 1L << value;
    if (blocks[slot] == FREE) {
      blocks[slot] = value >> 6;
      bits[slot] = bit;
      if (++count * 2 > blocks.length) {
        grow();
      }
      return true;
    }
    boolean added = (bits[slot] & bit) == 0;
    bits[slot] |= bit;
    return added;
  }

  private void grow() {
    long[] largerBlocks = free(blocks.length * 2);
    long[] largerBits = new long[bits.length * 2];
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] != FREE) {
        int slot = slot(largerBlocks, blocks[i]);
        largerBlocks[slot] = blocks[i];
        largerBits[slot] = bits[i];
      }
    }
    blocks = largerBlocks;
    bits = largerBits;
  }

  /** True when it was added. */
  public boolean contains(long value) {
    int slot = slot(blocks, value >> 6);
    return blocks[slot] != FREE && (bits[slot] & 1L << value) != 0;
  }

  /** Takes out everything. */
  public void clear() {
    blocks = free(256);
    bits = new long[256];
    count = 0;
  }

  private static int slot(long[] table, long block) {
    int mask = table.length - 1;
    int slot = (int) (block * 0x9e3779b97f4a7c15L >>> 40) & mask;
    while (table[slot] != FREE && table[slot] != block) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
