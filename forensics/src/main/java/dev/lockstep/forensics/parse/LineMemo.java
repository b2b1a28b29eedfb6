package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.util.Arrays;

/** Remembers what a line meant, so that the same line is understood once. Bounded: when full it forgets everything. */
final class LineMemo {
  private static final int SLOTS = 1 << 18;
  private static final int COUNT_MAX = SLOTS / 2;
  private static final int BYTES_MAX = 16 << 20;
  private static final int LINE_MAX = 1024;
  static final long UNKNOWN = -1;

  private byte[] arena = new byte[1 << 16];
  private int arenaEnd;
  private int[] starts = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] hashes = new int[1 << 10];
  private long[] values = new long[1 << 10];
  private int[] table = new int[1 << 12];
  private int count;
  private int lastHash;

  /** The remembered value of this line, or {@link #UNKNOWN}. */
  long get(byte[] b, int from, int to) {
    int hash = Bytes.hash(b, from, to);
    lastHash = hash;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash && Arrays.equals(arena, starts[id], ends[id], b, from, to)) {
        return values[id];
      }
      slot = slot + 1 & mask;
    }
    return UNKNOWN;
  }

  /** Forgets everything. */
  void clear() {
    count = 0;
    arenaEnd = 0;
    Arrays.fill(table, 0);
  }

  /** Remembers the value of the line just asked for with {@link #get}. */
  void put(byte[] b, int from, int to, long value) {
    int length = to - from;
    if (length > LINE_MAX) {
      return;
    }
    if (count >= COUNT_MAX || arenaEnd + length > BYTES_MAX) {
      clear();
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    if (arenaEnd + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arena.length * 2, arenaEnd + length));
    }
    if (count * 2 >= table.length && table.length < SLOTS) {
      grow();
    }
    System.arraycopy(b, from, arena, arenaEnd, length);
    starts[count] = arenaEnd;
    arenaEnd += length;
    ends[count] = arenaEnd;
    hashes[count] = lastHash;
    values[count] = value;
    insert(count++);
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int id = 0; id < count; id++) {
      insert(id);
    }
  }

  private void insert(int id) {
    int mask = table.length - 1;
    int slot = hashes[id] & mask;
    while (table[slot] != 0) {
      slot = slot + 1 & mask;
    }
    table[slot] = id + 1;
  }
}
