package dev.lockstep.forensics.model;

import java.util.Arrays;

/** A growing list of {@code long} in chunks, so that growth copies nothing. Bounded: past its capacity it refuses. */
public final class LongArena {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int capacity;
  private long[][] chunks = new long[16][];
  private int size;

  public LongArena(int capacity) {
    this.capacity = capacity;
  }

  /** Appends and returns true, or returns false when the arena is full. */
  public boolean add(long value) {
    if (size >= capacity) {
      return false;
    }
    int chunk = size >> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][size & CHUNK - 1] = value;
    size++;
    return true;
  }

  /** Appends the first {@code count} numbers; those that find no room are left out, and the answer is false. */
  public boolean addAll(long[] values, int count) {
    for (int i = 0; i < count; ) {
      int free = CHUNK - (size & CHUNK - 1);
      int part = Math.min(Math.min(count - i, free), capacity - size);
      if (part == 0 || !add(values[i])) {
        return false;
      }
      System.arraycopy(values, i + 1, chunks[size - 1 >> CHUNK_BITS], size & CHUNK - 1, part - 1);
      size += part - 1;
      i += part;
    }
    return true;
  }

  public long get(int index) {
    return chunks[index >> CHUNK_BITS][index & CHUNK - 1];
  }

  /** True where so many numbers find room. */
  public boolean room(int count) {
    return size + count <= capacity;
  }

  public int size() {
    return size;
  }
}
