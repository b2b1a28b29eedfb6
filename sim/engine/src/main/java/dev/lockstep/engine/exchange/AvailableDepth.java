package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;
import java.util.TreeMap;
import java.util.Map;

/**
 * What of the recorded depth can still be had. Without liquidity consumption that is all of it. With consumption, lots that our orders
 * took at a level stay taken for as long as the recording shows the level: growth of the level is new liquidity, shrinkage is taken
 * from what we left over (never the other way round), and a level that vanishes, or a cleared book, forgets what we took.
 */
final class AvailableDepth {
  private final DepthBook book;
  private final boolean consume;
  /** Lots taken by level; looked up only, never iterated. */
  private final Map<Long, Long> taken = new TreeMap<>();

  AvailableDepth(DepthBook book, boolean consume) {
    this.book = book;
    this.consume = consume;
  }

  /** The same over another book of the same content. */
  AvailableDepth copy(DepthBook otherBook) {
    AvailableDepth copy = new AvailableDepth(otherBook, consume);
    copy.taken.putAll(taken);
    return copy;
  }

  long lotsAt(int side, int priceTicks) {
    long lots = book.lotsAt(side, priceTicks);
    return taken.isEmpty() ? lots : lots - taken.getOrDefault(key(side, priceTicks), 0L);
  }

  int bestTicks(int side) {
    return firstWithLots(side, book.bestTicks(side));
  }

  int nextTicks(int side, int priceTicks) {
    return firstWithLots(side, book.nextTicks(side, priceTicks));
  }

  private int firstWithLots(int side, int from) {
    int price = from;
    while (price != BookView.NONE && lotsAt(side, price) == 0) price = book.nextTicks(side, price);
    return price;
  }

  /** Whether a level of this side lies beyond the limit of an order that takes from it. */
  static boolean worse(int side, int priceTicks, int limitTicks) {
    return side > 0 ? priceTicks < limitTicks : priceTicks > limitTicks;
  }

  void take(int side, int priceTicks, long lots) {
    if (consume) taken.merge(key(side, priceTicks), lots, Long::sum);
  }

  boolean anyTaken() {
    return !taken.isEmpty();
  }

  /** After a row set the level: what we took cannot exceed what the recording shows. */
  void levelSet(int side, int priceTicks, long lots) {
    taken.computeIfPresent(key(side, priceTicks), (level, before) -> lots == 0 ? null : Long.valueOf(Math.min(before, lots)));
  }

  void clear() {
    taken.clear();
  }

  private static long key(int side, int priceTicks) {
    return (long) priceTicks << 1 | (side > 0 ? 1 : 0);
  }
}
