package dev.lockstep.engine.exchange;

import java.util.Arrays;

/** A book of few levels: two sorted arrays, searched from the best price. For worlds that show a handful of levels and change all of them often. */
public final class ShortBook implements DepthBook {
  private static final int FIRST_LEVELS = 8;
  private final Levels bids = new Levels(-1);
  private final Levels asks = new Levels(1);

  /** One side, best first. */
  private static final class Levels {
    /** 1: prices rise from the best; -1: they fall. */
    private final int worse;
    private int[] prices = new int[FIRST_LEVELS];
    private long[] lots = new long[FIRST_LEVELS];
    private int size;

    Levels(int worse) {
      this.worse = worse;
    }

    /** The first level that is not better than a price. */
    int find(int priceTicks) {
      int at = 0;
      while (at < size && (priceTicks - prices[at]) * worse > 0) at++;
      return at;
    }

    void set(int priceTicks, long quantity) {
      int at = find(priceTicks);
      boolean there = at < size && prices[at] == priceTicks;
      if (quantity == 0) {
        if (there) move(at + 1, at, --size - at);
        return;
      }
      if (!there) {
        if (size == prices.length) grow();
        move(at, at + 1, size++ - at);
        prices[at] = priceTicks;
      }
      lots[at] = quantity;
    }

    private void move(int from, int to, int count) {
      System.arraycopy(prices, from, prices, to, count);
      System.arraycopy(lots, from, lots, to, count);
    }

    private void grow() {
      prices = Arrays.copyOf(prices, 2 * size);
      lots = Arrays.copyOf(lots, 2 * size);
    }

    int price(int level) {
      if (level < 0 || level >= size) throw new IndexOutOfBoundsException("level " + level + " of " + size);
      return prices[level];
    }

    long quantity(int level) {
      if (level < 0 || level >= size) throw new IndexOutOfBoundsException("level " + level + " of " + size);
      return lots[level];
    }

    void take(Levels other) {
      prices = other.prices.clone();
      lots = other.lots.clone();
      size = other.size;
    }
  }

  @Override
  public DepthBook copy() {
    ShortBook copy = new ShortBook();
    copy.bids.take(bids);
    copy.asks.take(asks);
    return copy;
  }

  @Override
  public void clear() {
    bids.size = 0;
    asks.size = 0;
  }

  @Override
  public void set(int side, int priceTicks, long lots) {
    if (priceTicks < 0) throw new IllegalArgumentException("price below zero: " + priceTicks);
    if (lots < 0) throw new IllegalArgumentException("size below zero: " + lots);
    levels(side).set(priceTicks, lots);
  }

  private Levels levels(int side) {
    return side > 0 ? bids : asks;
  }

  @Override
  public long lotsAt(int side, int priceTicks) {
    Levels levels = levels(side);
    int at = levels.find(priceTicks);
    return at < levels.size && levels.prices[at] == priceTicks ? levels.lots[at] : 0;
  }

  @Override
  public int nextTicks(int side, int priceTicks) {
    Levels levels = levels(side);
    int at = levels.find(priceTicks);
    if (at < levels.size && levels.prices[at] == priceTicks) at++;
    return at < levels.size ? levels.prices[at] : NONE;
  }

  @Override
  public int bestBidTicks() {
    return bids.size == 0 ? NONE : bids.prices[0];
  }

  @Override
  public int bestAskTicks() {
    return asks.size == 0 ? NONE : asks.prices[0];
  }

  @Override
  public int bidLevels() {
    return bids.size;
  }

  @Override
  public int askLevels() {
    return asks.size;
  }

  @Override
  public int bidTicks(int level) {
    return bids.price(level);
  }

  @Override
  public long bidLots(int level) {
    return bids.quantity(level);
  }

  @Override
  public int askTicks(int level) {
    return asks.price(level);
  }

  @Override
  public long askLots(int level) {
    return asks.quantity(level);
  }
}
