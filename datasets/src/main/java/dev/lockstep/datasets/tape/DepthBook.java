package dev.lockstep.datasets.tape;

/** An order book by price index, for turning whole books or changes into rows while importing. */
public final class DepthBook {
  public static final int NONE = -1;
  private final long[] bids;
  private final long[] asks;
  private int bestBid = NONE;
  private int bestAsk = NONE;

  /** A book with prices 0..unit. */
  public DepthBook(int unit) {
    bids = new long[unit + 1];
    asks = new long[unit + 1];
  }

  public long lots(int side, int ticks) {
    return (side > 0 ? bids : asks)[ticks];
  }

  public void set(int side, int ticks, long lots) {
    if (side > 0) {
      bids[ticks] = lots;
      if (lots > 0) bestBid = Math.max(bestBid, ticks);
      else if (ticks == bestBid) bestBid = below(ticks);
    } else {
      asks[ticks] = lots;
      if (lots > 0) bestAsk = bestAsk == NONE ? ticks : Math.min(bestAsk, ticks);
      else if (ticks == bestAsk) bestAsk = above(ticks);
    }
  }

  private int below(int ticks) {
    int at = ticks - 1;
    while (at >= 0 && bids[at] == 0) at--;
    return at;
  }

  private int above(int ticks) {
    for (int at = ticks + 1; at < asks.length; at++) if (asks[at] > 0) return at;
    return NONE;
  }

  public void clear() {
    java.util.Arrays.fill(bids, 0);
    java.util.Arrays.fill(asks, 0);
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
