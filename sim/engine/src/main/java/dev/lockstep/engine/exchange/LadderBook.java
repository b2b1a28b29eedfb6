package dev.lockstep.engine.exchange;

import java.util.Arrays;

/** The fast book: lots in an array indexed by price, with the best prices beside it. */
public final class LadderBook implements DepthBook {
  private long[] lots = new long[2048];
  private int bestBid = NONE;
  private int bestAsk = NONE;

  @Override
  public void clear() {
    Arrays.fill(lots, 0);
    bestBid = NONE;
    bestAsk = NONE;
  }

  @Override
  public void set(int side, int priceTicks, long newLots) {
    if (priceTicks < 0) throw new IllegalArgumentException("price below zero: " + priceTicks);
    if (newLots < 0) throw new IllegalArgumentException("size below zero: " + newLots);
    if (priceTicks * 2L + 1 >= lots.length) lots = Arrays.copyOf(lots, Math.max(lots.length * 2, priceTicks * 2 + 2));
    lots[index(side, priceTicks)] = newLots;
    if (side > 0) {
      if (newLots > 0 && priceTicks > bestBid) bestBid = priceTicks;
      else if (newLots == 0 && priceTicks == bestBid) bestBid = nextTicks(side, priceTicks);
    } else {
      if (newLots > 0 && (bestAsk == NONE || priceTicks < bestAsk)) bestAsk = priceTicks;
      else if (newLots == 0 && priceTicks == bestAsk) bestAsk = nextTicks(side, priceTicks);
    }
  }

  private static int index(int side, int priceTicks) {
    return priceTicks << 1 | (side > 0 ? 1 : 0);
  }

  @Override
  public long lotsAt(int side, int priceTicks) {
    int index = index(side, priceTicks);
    return index < lots.length ? lots[index] : 0;
  }

  @Override
  public int nextTicks(int side, int priceTicks) {
    int step = side > 0 ? -1 : 1;
    for (int price = priceTicks + step; price >= 0 && price * 2 + 1 < lots.length; price += step)
      if (lots[index(side, price)] > 0) return price;
    return NONE;
  }

  @Override
  public int bestBidTicks() {
    return bestBid;
  }

  @Override
  public int bestAskTicks() {
    return bestAsk;
  }

  @Override
  public int bidLevels() {
    return count(BID);
  }

  @Override
  public int askLevels() {
    return count(ASK);
  }

  private int count(int side) {
    int count = 0;
    for (int price = bestTicks(side); price != NONE; price = nextTicks(side, price)) count++;
    return count;
  }

  @Override
  public int bidTicks(int level) {
    return levelTicks(BID, level);
  }

  @Override
  public long bidLots(int level) {
    return lotsAt(BID, levelTicks(BID, level));
  }

  @Override
  public int askTicks(int level) {
    return levelTicks(ASK, level);
  }

  @Override
  public long askLots(int level) {
    return lotsAt(ASK, levelTicks(ASK, level));
  }

  private int levelTicks(int side, int level) {
    int price = level < 0 ? NONE : bestTicks(side);
    for (int skipped = 0; skipped < level && price != NONE; skipped++) price = nextTicks(side, price);
    if (price == NONE) throw new IndexOutOfBoundsException("level " + level + " of " + count(side));
    return price;
  }
}
