package dev.lockstep.datasets.tape;

/** A block of rows in columns, filled by a {@link TapeSource} and reused. Rows {@code 0..size-1} are valid. */
public final class TapeBlock {
  /** Venue time, nanoseconds since the epoch, never decreasing over a tape. */
  public final long[] exchangeNanos;
  /** Receive time, nanoseconds since the epoch, never decreasing over a tape. */
  public final long[] localNanos;
  /** Size in lots. */
  public final long[] lots;
  /** Price in ticks. */
  public final int[] priceTicks;
  /** One of {@link RowKind}. */
  public final byte[] kind;
  /** +1 bid or buying aggressor, -1 ask or selling aggressor, 0 none. */
  public final byte[] side;
  /** Rows that are valid. */
  public int size;

  public TapeBlock(int capacity) {
    exchangeNanos = new long[capacity];
    localNanos = new long[capacity];
    lots = new long[capacity];
    priceTicks = new int[capacity];
    kind = new byte[capacity];
    side = new byte[capacity];
  }

  public int capacity() {
    return kind.length;
  }
}
