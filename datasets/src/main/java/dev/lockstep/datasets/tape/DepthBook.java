package dev.lockstep.datasets.tape;

/** An order book by price index, for turning whole books or changes into rows while importing. */
public final class DepthBook {
  public static final int NONE = -1;
  private final long[] bids;
  private final long[] asks;
  /** A bit per price that has lots: the next best one is found in words of 64. */
  private final long[] bidBits;
  private final long[] askBits;
  private int bestBid = NONE;
  private int bestAsk = NONE;

  /** A book with prices 0..unit. */
  public DepthBook(int unit) {
    bids = new long[unit + 1];
    asks = new long[unit + 1];
    bidBits = new long[(unit >> 6) + 1];
    askBits = new long[(unit >> 6) + 1];
  }

  public long lots(int side, int ticks) {
    return (side > 0 ? bids : asks)[ticks];
  }

  public void set(int side, int ticks, long lots) {
    long bit = 1L << ticks;
    if (side > 0) {
      bids[ticks] = lots;
      if (lots > 0) {
        bidBits[ticks >> 6] |= bit;
        if (ticks > bestBid) bestBid = ticks;
      } else {
        bidBits[ticks >> 6] &= ~bit;
        if (ticks == bestBid) bestBid = below(ticks);
      }
    } else {
      asks[ticks] = lots;
      if (lots > 0) {
        askBits[ticks >> 6] |= bit;
        if (bestAsk == NONE || ticks < bestAsk) bestAsk = ticks;
      } else {
        askBits[ticks >> 6] &= ~bit;
        if (ticks == bestAsk) bestAsk = above(ticks);
      }
    }
  }

  private int below(int ticks) {
    for (int word = ticks >> 6; word >= 0; word--)
      if (bidBits[word] != 0) return (word << 6) + 63 - Long.numberOfLeadingZeros(bidBits[word]);
    return NONE;
  }

  private int above(int ticks) {
    for (int word = ticks >> 6; word < askBits.length; word++)
      if (askBits[word] != 0) return (word << 6) + Long.numberOfTrailingZeros(askBits[word]);
    return NONE;
  }

  public void clear() {
    java.util.Arrays.fill(bids, 0);
    java.util.Arrays.fill(asks, 0);
    java.util.Arrays.fill(bidBits, 0);
    java.util.Arrays.fill(askBits, 0);
    bestBid = NONE;
    bestAsk = NONE;
  }

  public int bestBid() {
    return bestBid;
  }

  public int bestAsk() {
    return bestAsk;
  }

  public boolean crossed() {
    return bestBid != NONE && bestAsk != NONE && bestBid >= bestAsk;
  }

  public boolean oneSided() {
    return (bestBid == NONE) != (bestAsk == NONE);
  }

  public boolean empty() {
    return bestBid == NONE && bestAsk == NONE;
  }

  /** Whether the other token's book shows the same from the other side. */
  public boolean mirrors(DepthBook other) {
    int unit = bids.length - 1;
    for (int i = 0; i <= unit; i++) if (bids[i] != other.asks[unit - i] || asks[i] != other.bids[unit - i]) return false;
    return true;
  }
}
