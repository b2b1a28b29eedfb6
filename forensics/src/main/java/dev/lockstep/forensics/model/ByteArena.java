package dev.lockstep.forensics.model;

import java.util.Arrays;

/** A growing store of byte ranges in chunks, so that growth copies nothing and each range lies in one chunk. */
public final class ByteArena {
  private static final int CHUNK_BITS = 20;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private byte[][] chunks = new byte[16][];
  private int count;
  private int end = CHUNK;

  /** Appends a range of at most a mebibyte and returns where it begins. */
  public long add(byte[] b, int from, int to) {
    int length = to - from;
    if (end + length > CHUNK) {
      chunks = count == chunks.length ? Arrays.copyOf(chunks, count * 2) : chunks;
      chunks[count++] = new byte[CHUNK];
      end = 0;
    }
    System.arraycopy(b, from, chunks[count - 1], end, length);
    end += length;
    return ((long) (count - 1) << CHUNK_BITS) + end - length;
  }

  /** The bytes among which the range at this place lies. */
  public byte[] chunk(long place) {
    return chunks[(int) (place >> CHUNK_BITS)];
  }

  /** Where in its chunk the range at this place begins. */
  public int offset(long place) {
    return (int) place & CHUNK - 1;
  }
}
