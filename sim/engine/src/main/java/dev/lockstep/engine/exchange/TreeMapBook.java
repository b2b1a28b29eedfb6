package dev.lockstep.engine.exchange;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The slow book that is right by its looks: one sorted map a side. Reference for {@link LadderBook} in tests and benchmarks. */
public final class TreeMapBook implements DepthBook {
  private final TreeMap<Integer, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Integer, Long> asks = new TreeMap<>();

  @Override
  public DepthBook copy() {
    TreeMapBook copy = new TreeMapBook();
    copy.bids.putAll(bids);
    copy.asks.putAll(asks);
    return copy;
  }

  @Override
  public void clear() {
    bids.clear();
    asks.clear();
  }

  @Override
  public void set(int side, int priceTicks, long lots) {
    if (priceTicks < 0) throw new IllegalArgumentException("price below zero: " + priceTicks);
    if (lots < 0) throw new IllegalArgumentException("size below zero: " + lots);
    if (lots == 0) levels(side).remove(priceTicks);
    else levels(side).put(priceTicks, lots);
  }

  @Override
  public long lotsAt(int side, int priceTicks) {
    return levels(side).getOrDefault(priceTicks, 0L);
  }

  @Override
  public int nextTicks(int side, int priceTicks) {
    Integer next = levels(side).higherKey(priceTicks);
    return next == null ? NONE : next;
  }

  @Override
  public int bestBidTicks() {
    return bids.isEmpty() ? NONE : bids.firstKey();
  }

  @Override
  public int bestAskTicks() {
    return asks.isEmpty() ? NONE : asks.firstKey();
  }

  @Override
  public int bidLevels() {
    return bids.size();
  }

  @Override
  public int askLevels() {
    return asks.size();
  }

  @Override
  public int bidTicks(int level) {
    return entry(bids, level).getKey();
  }

  @Override
  public long bidLots(int level) {
    return entry(bids, level).getValue();
  }

  @Override
  public int askTicks(int level) {
    return entry(asks, level).getKey();
  }

  @Override
  public long askLots(int level) {
    return entry(asks, level).getValue();
  }

  private TreeMap<Integer, Long> levels(int side) {
    return side > 0 ? bids : asks;
  }

  private static Map.Entry<Integer, Long> entry(TreeMap<Integer, Long> levels, int level) {
    if (level < 0 || level >= levels.size()) throw new IndexOutOfBoundsException("level " + level + " of " + levels.size());
    Iterator<Map.Entry<Integer, Long>> walk = levels.entrySet().iterator();
    for (int skipped = 0; skipped < level; skipped++) walk.next();
    return walk.next();
  }
}
