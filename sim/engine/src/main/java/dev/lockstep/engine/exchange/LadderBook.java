package dev.lockstep.engine.exchange;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The fast book: lots in one array, indexed by price through a table of pages that are laid out where levels appear, and taken back
 * when they are found empty. A page holds {@value #PAGE} prices, asks and bids apart, so the memory in use is that of the
 * prices in use, however wide they range. Setting a level writes its lots and nothing else; who asks for the best price pays for
 * finding it, once. Prices of {@value #PAGED_PRICES} and more, and levels
 * beyond {@value #PAGES_MAX} pages, go to a sorted map.
 */
public final class LadderBook implements DepthBook {
  private static final int SHIFT = 6;
  private static final int PAGE = 1 << SHIFT;
  private static final int PAGED_PRICES = 1 << 25;
  private static final int PAGES_MAX = 1 << 14;
  private static final int NO_KEY = Integer.MIN_VALUE;
  private static final int NO_PAGE = -1;

  /** Start of each page of prices in {@link #lots}; {@link #NO_PAGE} where there is none. */
  private int[] pages = new int[0];
  /** Places for pages that are not in use. */
  private int[] free = new int[0];
  private int freeCount;
  /** Wishes to be refused before the pages are looked through again. */
  private int patience;
  private long[] lots = new long[0];
  /**
   * Prices that none is better than, as keys that grow with quality: minus the ask at 0, the bid at 1; {@link #NO_KEY} for an empty
   * side. The level itself may be gone; then the best one is worse, and is looked for when it is asked for.
   */
  private final int[] bound = {NO_KEY, NO_KEY};
  /** Levels without a page, by side and price. */
  private final TreeMap<Long, Long> far = new TreeMap<>();

  @Override
  public DepthBook copy() {
    LadderBook copy = new LadderBook();
    copy.pages = pages.clone();
    copy.free = free.clone();
    copy.freeCount = freeCount;
    copy.patience = patience;
    copy.lots = lots.clone();
    copy.bound[0] = bound[0];
    copy.bound[1] = bound[1];
    copy.far.putAll(far);
    return copy;
  }

  @Override
  public void clear() {
    Arrays.fill(lots, 0);
    bound[0] = NO_KEY;
    bound[1] = NO_KEY;
    far.clear();
  }

  @Override
  public void set(int side, int priceTicks, long newLots) {
    int sideIndex = (side + 1) >> 1;
    int at = index(sideIndex, priceTicks);
    if (at < 0 || newLots < 0) setOutside(side, priceTicks, newLots);
    else lots[at] = newLots;
    if (newLots > 0) bound[sideIndex] = Math.max(bound[sideIndex], side * priceTicks);
  }

  @Override
  public int apply(TapeBlock rows, int from, long[] clock, long untilNanos) {
    byte[] kinds = rows.kind;
    byte[] sides = rows.side;
    int[] prices = rows.priceTicks;
    long[] sizes = rows.lots;
    int size = rows.size;
    int bid = bound[1];
    int ask = bound[0];
    int row = from;
    for (; row < size && clock[row] <= untilNanos; row++) {
      int kind = kinds[row];
      if (kind != RowKind.DEPTH && kind != RowKind.SNAPSHOT) {
        if (kind == RowKind.TRADE) continue;
        break;
      }
      int side = sides[row];
      int price = prices[row];
      long newLots = sizes[row];
      int at = index((side + 1) >> 1, price);
      if ((at | newLots) < 0) setOutside(side, price, newLots);
      else lots[at] = newLots;
      // No branch on side or size: which it is cannot be predicted. Masks of ones for a level with lots, and for an ask.
      int present = (int) (-newLots >> 63);
      int isAsk = side >> 1;
      int key = side * price & present | NO_KEY & ~present;
      bid = Math.max(bid, key & ~isAsk | NO_KEY & isAsk);
      ask = Math.max(ask, key & isAsk | NO_KEY & ~isAsk);
    }
    bound[1] = bid;
    bound[0] = ask;
    return row;
  }

  private int index(int sideIndex, int priceTicks) {
    int page = priceTicks >>> SHIFT;
    if (page >= pages.length) return NO_PAGE;
    int start = pages[page];
    return start < 0 ? NO_PAGE : start + (sideIndex << SHIFT) + (priceTicks & PAGE - 1);
  }

  /** A level that has no page yet, or is impossible. */
  private void setOutside(int side, int priceTicks, long newLots) {
    if (priceTicks < 0) throw new IllegalArgumentException("price below zero: " + priceTicks);
    if (newLots < 0) throw new IllegalArgumentException("size below zero: " + newLots);
    if (newLots == 0) far.remove(farKey(side, priceTicks));
    else if (priceTicks < PAGED_PRICES && layOut(priceTicks >>> SHIFT)) lots[index((side + 1) >> 1, priceTicks)] = newLots;
    else far.put(farKey(side, priceTicks), newLots);
  }

  /** Gives a page of prices its place in the array; false if there are too many pages with levels. */
  private boolean layOut(int page) {
    if (freeCount == 0 && patience-- <= 0) makeRoom();
    if (freeCount == 0) return false;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, Math.max(page + 1, Math.min(before * 2, PAGED_PRICES >>> SHIFT)));
      Arrays.fill(pages, before, pages.length, NO_PAGE);
    }
    pages[page] = free[--freeCount];
    if (!far.isEmpty()) fetchFar(page);
    return true;
  }

  /** Takes back the pages without a level; where these are few, the array grows. */
  private void makeRoom() {
    int count = lots.length / (2 * PAGE);
    for (int page = 0; page < pages.length; page++) {
      int start = pages[page];
      if (start >= 0 && isEmpty(start, 2 * PAGE)) takeBack(page);
    }
    if (freeCount > count / 4) return;
    if (count == PAGES_MAX) {
      patience = PAGES_MAX;
      return;
    }
    int grown = Math.min(PAGES_MAX, Math.max(16, count * 2));
    lots = Arrays.copyOf(lots, grown * 2 * PAGE);
    free = Arrays.copyOf(free, grown);
    for (int added = grown - 1; added >= count; added--) free[freeCount++] = added * 2 * PAGE;
  }

  private boolean isEmpty(int from, int count) {
    for (int at = from; at < from + count; at++) if (lots[at] != 0) return false;
    return true;
  }

  private void takeBack(int page) {
    free[freeCount++] = pages[page];
    pages[page] = NO_PAGE;
  }

  /** Levels that had no page when they came move to the page they now have. */
  private void fetchFar(int page) {
    for (int side = BID; side >= ASK; side -= 2) {
      for (int price = page << SHIFT; price < page + 1 << SHIFT; price++) {
        Long levelLots = far.remove(farKey(side, price));
        if (levelLots != null) lots[index((side + 1) >> 1, price)] = levelLots;
      }
    }
  }

  /** The best price of a side as a key, or {@link #NO_KEY}. */
  private int bestKey(int side) {
    int sideIndex = (side + 1) >> 1;
    int key = bound[sideIndex];
    if (key == NO_KEY || lotsAt(side, side * key) > 0) return key;
    int next = nextTicks(side, side * key);
    key = next == NONE ? NO_KEY : side * next;
    bound[sideIndex] = key;
    return key;
  }

  @Override
  public long lotsAt(int side, int priceTicks) {
    int at = index((side + 1) >> 1, priceTicks);
    if (at >= 0) return lots[at];
    return far.isEmpty() ? 0 : far.getOrDefault(farKey(side, priceTicks), 0L);
  }

  @Override
  public int nextTicks(int side, int priceTicks) {
    int next = side > 0 ? nextBelow(priceTicks) : nextAbove(priceTicks);
    if (far.isEmpty()) return next;
    int farNext = nextFar(side, priceTicks);
    if (farNext == NONE) return next;
    return next == NONE || side * farNext > side * next ? farNext : next;
  }

  private int nextBelow(int priceTicks) {
    int from = Math.min(priceTicks, pages.length << SHIFT) - 1;
    if (from < 0) return NONE;
    int within = from & PAGE - 1;
    for (int page = from >> SHIFT; page >= 0; page--, within = PAGE - 1) {
      int start = pages[page];
      if (start < 0) continue;
      int bids = start + PAGE;
      for (int at = bids + within; at >= bids; at--) if (lots[at] != 0) return (page << SHIFT) + at - bids;
      passed(page, within == PAGE - 1);
    }
    return NONE;
  }

  private int nextAbove(int priceTicks) {
    int from = priceTicks + 1;
    if (from < 0) return NONE;
    int within = from & PAGE - 1;
    for (int page = from >> SHIFT; page < pages.length; page++, within = 0) {
      int start = pages[page];
      if (start < 0) continue;
      for (int at = start + within; at < start + PAGE; at++) if (lots[at] != 0) return (page << SHIFT) + at - start;
      passed(page, within == 0);
    }
    return NONE;
  }

  /** A page in which a search found nothing is not searched again: it is taken back if its other side is empty too. */
  private void passed(int page, boolean searchedWhole) {
    if (searchedWhole && isEmpty(pages[page], 2 * PAGE)) takeBack(page);
  }

  /** Pages that have a place in memory, used or not. */
  int pagesInMemory() {
    return lots.length / (2 * PAGE);
  }

  private int nextFar(int side, int priceTicks) {
    Long key = far.higherKey(farKey(side, priceTicks));
    if (key == null || key < 0 != side > 0) return NONE;
    return (int) (side > 0 ? -key - 1 : key);
  }

  /** Bids below zero and asks above, each side ordered from its best level. */
  private static long farKey(int side, int priceTicks) {
    return side > 0 ? -(long) priceTicks - 1 : priceTicks;
  }

  @Override
  public int bestBidTicks() {
    int key = bestKey(BID);
    return key == NO_KEY ? NONE : key;
  }

  @Override
  public int bestAskTicks() {
    int key = bestKey(ASK);
    return key == NO_KEY ? NONE : -key;
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
