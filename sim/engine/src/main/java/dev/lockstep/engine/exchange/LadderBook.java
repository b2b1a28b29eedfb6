package dev.lockstep.engine.exchange;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The fast book: lots in one array, indexed by price through a table of pages that are laid out where levels appear. A page holds
 * {@value #PAGE} prices, asks and bids apart, so that the memory in use is that of the prices in use however wide they range; a bit per
 * level finds the next one. Prices of {@value #PAGED_PRICES} and more, and pages beyond {@value #PAGES_MAX}, go to a sorted map.
 */
public final class LadderBook implements DepthBook {
  private static final int SHIFT = 9;
  private static final int PAGE = 1 << SHIFT;
  private static final int PAGED_PRICES = 1 << 27;
  private static final int PAGES_MAX = 2048;
  private static final int NO_KEY = Integer.MIN_VALUE;
  private static final int NO_PAGE = -1;

  /** Start of each page of prices in {@link #lots}; {@link #NO_PAGE} where there is none. */
  private int[] pages = new int[0];
  private int pageCount;
  private long[] lots = new long[0];
  /** A bit for every entry of {@link #lots} that is not zero. */
  private long[] bits = new long[0];
  /** Best prices as keys that grow with quality: minus the ask at 0, the bid at 1; {@link #NO_KEY} for an empty side. */
  private final int[] best = {NO_KEY, NO_KEY};
  /** Levels without a page, by side and price. */
  private final TreeMap<Long, Long> far = new TreeMap<>();

  @Override
  public void clear() {
    for (int word = 0; word < bits.length; word++) {
      if (bits[word] == 0) continue;
      Arrays.fill(lots, word << 6, (word + 1) << 6, 0);
      bits[word] = 0;
    }
    best[0] = NO_KEY;
    best[1] = NO_KEY;
    far.clear();
  }

  @Override
  public void set(int side, int priceTicks, long newLots) {
    int sideIndex = (side + 1) >> 1;
    int at = index(sideIndex, priceTicks);
    if (at < 0 || newLots < 0) setOutside(side, priceTicks, newLots);
    else store(at, newLots);
    int key = side * priceTicks;
    if (key >= best[sideIndex]) touched(sideIndex, key, newLots);
  }

  @Override
  public int apply(TapeBlock rows, int from, int to) {
    byte[] kinds = rows.kind;
    byte[] sides = rows.side;
    int[] prices = rows.priceTicks;
    long[] sizes = rows.lots;
    for (int row = from; row < to; row++) {
      int kind = kinds[row];
      if (kind != RowKind.DEPTH && kind != RowKind.SNAPSHOT) return row;
      int side = sides[row];
      int price = prices[row];
      long size = sizes[row];
      int sideIndex = (side + 1) >> 1;
      int at = index(sideIndex, price);
      if (at < 0 || size < 0) setOutside(side, price, size);
      else store(at, size);
      int key = side * price;
      if (key >= best[sideIndex]) touched(sideIndex, key, size);
    }
    return Math.max(from, to);
  }

  private int index(int sideIndex, int priceTicks) {
    int page = priceTicks >>> SHIFT;
    if (page >= pages.length) return NO_PAGE;
    int start = pages[page];
    return start < 0 ? NO_PAGE : start + (sideIndex << SHIFT) + (priceTicks & PAGE - 1);
  }

  private void store(int at, long newLots) {
    lots[at] = newLots;
    long bit = 1L << at;
    // All ones if there are lots, else zero: no branch, for which of the two it is cannot be predicted.
    long present = -newLots >> 63;
    bits[at >> 6] = bits[at >> 6] & ~bit | bit & present;
  }

  /** A level that has no page yet, or is impossible. */
  private void setOutside(int side, int priceTicks, long newLots) {
    if (priceTicks < 0) throw new IllegalArgumentException("price below zero: " + priceTicks);
    if (newLots < 0) throw new IllegalArgumentException("size below zero: " + newLots);
    if (newLots == 0) far.remove(farKey(side, priceTicks));
    else if (priceTicks < PAGED_PRICES && pageCount < PAGES_MAX) store(newPage(side, priceTicks), newLots);
    else far.put(farKey(side, priceTicks), newLots);
  }

  private int newPage(int side, int priceTicks) {
    int page = priceTicks >>> SHIFT;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, Math.max(page + 1, Math.min(before * 2, PAGED_PRICES >>> SHIFT)));
      Arrays.fill(pages, before, pages.length, NO_PAGE);
    }
    int start = pageCount++ * 2 * PAGE;
    if (start == lots.length) {
      lots = Arrays.copyOf(lots, Math.max(4 * PAGE, lots.length * 2));
      bits = Arrays.copyOf(bits, lots.length >> 6);
    }
    pages[page] = start;
    return index((side + 1) >> 1, priceTicks);
  }

  /** A level at or beyond the best price was set. */
  private void touched(int sideIndex, int key, long newLots) {
    if (newLots > 0) {
      best[sideIndex] = key;
    } else if (key == best[sideIndex]) {
      int side = 2 * sideIndex - 1;
      int next = nextTicks(side, side * key);
      best[sideIndex] = next == NONE ? NO_KEY : side * next;
    }
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
    int price = Math.min(priceTicks, pages.length << SHIFT) - 1;
    while (price >= 0) {
      int start = pages[price >>> SHIFT];
      if (start >= 0) {
        int first = start + PAGE;
        int at = first + (price & PAGE - 1);
        long word = bits[at >> 6] & -1L >>> (63 - (at & 63));
        int index = at >> 6;
        while (word == 0 && index > first >> 6) word = bits[--index];
        if (word != 0) return (price & -PAGE) + (index << 6) + 63 - Long.numberOfLeadingZeros(word) - first;
      }
      price = (price & -PAGE) - 1;
    }
    return NONE;
  }

  private int nextAbove(int priceTicks) {
    int end = pages.length << SHIFT;
    int price = priceTicks + 1;
    while (price >= 0 && price < end) {
      int start = pages[price >>> SHIFT];
      if (start >= 0) {
        int last = start + PAGE - 1;
        int at = start + (price & PAGE - 1);
        long word = bits[at >> 6] & -1L << (at & 63);
        int index = at >> 6;
        while (word == 0 && index < last >> 6) word = bits[++index];
        if (word != 0) return (price & -PAGE) + (index << 6) + Long.numberOfTrailingZeros(word) - start;
      }
      price = (price & -PAGE) + PAGE;
    }
    return NONE;
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
    return best[1] == NO_KEY ? NONE : best[1];
  }

  @Override
  public int bestAskTicks() {
    return best[0] == NO_KEY ? NONE : -best[0];
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
