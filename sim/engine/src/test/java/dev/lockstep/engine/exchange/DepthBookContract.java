package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every depth book does, checked against plain sorted maps that the test keeps itself. */
abstract class DepthBookContract {
  abstract DepthBook book();

  @Test
  void isEmptyAtFirst() {
    DepthBook book = book();
    assertThat(book.bestBidTicks()).isEqualTo(BookView.NONE);
    assertThat(book.bestAskTicks()).isEqualTo(BookView.NONE);
    assertThat(book.bidLevels()).isZero();
    assertThat(book.nextTicks(DepthBook.BID, 100)).isEqualTo(BookView.NONE);
    assertThat(book.nextTicks(DepthBook.ASK, 100)).isEqualTo(BookView.NONE);
    assertThat(book.lotsAt(DepthBook.BID, 100)).isZero();
  }

  @Test
  void keepsACrossedBookAsItIs() {
    DepthBook book = book();
    book.set(DepthBook.BID, 50, 5);
    book.set(DepthBook.ASK, 50, 6);
    book.set(DepthBook.ASK, 40, 7);
    assertThat(book.bestBidTicks()).isEqualTo(50);
    assertThat(book.bestAskTicks()).isEqualTo(40);
    assertThat(book.lotsAt(DepthBook.BID, 50)).isEqualTo(5);
    assertThat(book.lotsAt(DepthBook.ASK, 50)).isEqualTo(6);
  }

  @Test
  void holdsTheLowestAndTheHighestPrice() {
    DepthBook book = book();
    book.set(DepthBook.ASK, 0, 1);
    book.set(DepthBook.BID, 0, 2);
    book.set(DepthBook.BID, Integer.MAX_VALUE, 3);
    book.set(DepthBook.ASK, Integer.MAX_VALUE, 4);
    assertThat(book.bestAskTicks()).isZero();
    assertThat(book.bestBidTicks()).isEqualTo(Integer.MAX_VALUE);
    assertThat(book.nextTicks(DepthBook.BID, Integer.MAX_VALUE)).isZero();
    assertThat(book.nextTicks(DepthBook.ASK, 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(book.askLots(1)).isEqualTo(4);
  }

  @Test
  void refusesWhatCannotBe() {
    DepthBook book = book();
    book.set(DepthBook.BID, 5, 1);
    assertThatThrownBy(() -> book.set(DepthBook.BID, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> book.set(DepthBook.BID, 5, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> book.bidTicks(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> book.bidTicks(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(book.lotsAt(DepthBook.BID, 5)).isEqualTo(1);
  }

  @Test
  void aCopyHasTheSameContentAndGoesItsOwnWay() {
    DepthBook book = book();
    for (int price : new int[] {0, 5, 63, 64, 700, 1 << 26}) {
      book.set(DepthBook.BID, price, price + 1);
      book.set(DepthBook.ASK, price + 3, price + 2);
    }
    DepthBook copy = book.copy();
    long before = book.stateHash();
    assertThat(copy.stateHash()).isEqualTo(before);
    copy.set(DepthBook.BID, 64, 0);
    copy.set(DepthBook.BID, 9_000, 4);
    copy.set(DepthBook.BID, 1 << 26, 0);
    assertThat(book.stateHash()).isEqualTo(before);
    assertThat(copy.bestBidTicks()).isEqualTo(9_000);
    book.clear();
    assertThat(copy.lotsAt(DepthBook.BID, 700)).isEqualTo(701);
    assertThat(copy.bestAskTicks()).isEqualTo(3);
  }

  @Test
  void hashTellsContentNotHistory() {
    DepthBook one = book();
    DepthBook other = book();
    one.set(DepthBook.BID, 10, 1);
    one.set(DepthBook.ASK, 12, 2);
    other.set(DepthBook.ASK, 13, 9);
    other.set(DepthBook.ASK, 13, 0);
    other.set(DepthBook.ASK, 12, 2);
    other.set(DepthBook.BID, 10, 1);
    assertThat(other.stateHash()).isEqualTo(one.stateHash());
    other.set(DepthBook.BID, 10, 2);
    assertThat(other.stateHash()).isNotEqualTo(one.stateHash());
    other.clear();
    other.set(DepthBook.ASK, 10, 1);
    other.set(DepthBook.BID, 12, 2);
    assertThat(other.stateHash()).isNotEqualTo(one.stateHash());
  }

  @Test
  void appliesRowsUpToATimeOrAnotherKind() {
    TapeBlock rows = new TapeBlock(5);
    row(rows, 0, RowKind.SNAPSHOT, 1, 10, 5);
    row(rows, 1, RowKind.DEPTH, -1, 11, 6);
    row(rows, 2, RowKind.TRADE, 1, 11, 6);
    row(rows, 3, RowKind.DEPTH, -1, 11, 0);
    row(rows, 4, RowKind.CLEAR, 0, 0, 0);
    DepthBook book = book();
    long[] clock = {10, 20, 20, 30, 30, 40};
    assertThat(book.apply(rows, 0, clock, 20)).isEqualTo(3);
    assertThat(book.bestBidTicks()).isEqualTo(10);
    assertThat(book.bestAskTicks()).isEqualTo(11);
    assertThat(book.apply(rows, 3, clock, 29)).isEqualTo(3);
    assertThat(book.apply(rows, 3, clock, 90)).as("a clear is another kind").isEqualTo(4);
    assertThat(book.askLevels()).isZero();
    assertThat(book.apply(rows, 4, clock, 90)).isEqualTo(4);
    assertThat(book.apply(rows, 5, clock, 90)).isEqualTo(5);
  }

  private static void row(TapeBlock rows, int at, byte kind, int side, int price, long lots) {
    rows.kind[at] = kind;
    rows.side[at] = (byte) side;
    rows.priceTicks[at] = price;
    rows.lots[at] = lots;
    rows.size = Math.max(rows.size, at + 1);
  }

  /** Where the prices of a random run lie. */
  enum Range {
    WINDOW(0, 100, 0),
    TENTHS_OF_CENTS(0, 1000, 0),
    CRYPTO(600_000, 20_000, 40),
    EVERYWHERE(0, Integer.MAX_VALUE, 0);

    final int low;
    final int width;
    final int drift;

    Range(int low, int width, int drift) {
      this.low = low;
      this.width = width;
      this.drift = drift;
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalsPlainMapsAfterEveryRow(Range range) {
    for (long seed = 1; seed <= 4; seed++) {
      RandomRows random = new RandomRows(seed, range);
      DepthBook book = book();
      Maps maps = new Maps();
      for (int step = 0; step < 4_000; step++) {
        if (random.oneIn(1500)) {
          book.clear();
          maps.clear();
        }
        random.next();
        book.set(random.side, random.price, random.lots);
        maps.set(random.side, random.price, random.lots);
        maps.check(book, random.side, random.price, step % 100 == 0, "seed " + seed + " step " + step);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void blocksAndSingleRowsLeaveTheSameBook(long seed) {
    RandomRows random = new RandomRows(seed, Range.CRYPTO);
    TapeBlock rows = new TapeBlock(3_000);
    DepthBook single = book();
    for (int i = 0; i < rows.capacity(); i++) {
      random.next();
      row(rows, i, RowKind.DEPTH, random.side, random.price, random.lots);
      single.set(random.side, random.price, random.lots);
    }
    DepthBook block = book();
    assertThat(block.apply(rows, 0, rows.exchangeNanos, 0)).isEqualTo(rows.size);
    assertThat(block.stateHash()).isEqualTo(single.stateHash());
  }

  /** Rows whose prices often repeat, with a middle that wanders. */
  private static final class RandomRows {
    private final SeededRandom random;
    private final Range range;
    private int middle;
    private final int[] recent = new int[16];
    int side;
    int price;
    long lots;

    RandomRows(long seed, Range range) {
      random = new SeededRandom(seed);
      this.range = range;
      middle = range.low;
    }

    boolean oneIn(int count) {
      return random.nextLong(count) == 0;
    }

    void next() {
      middle += range.drift == 0 ? 0 : (int) random.nextLong(2L * range.drift + 1) - range.drift;
      int slot = (int) random.nextLong(16);
      if (oneIn(3)) recent[slot] = middle + (int) random.nextLong(range.width);
      side = oneIn(2) ? DepthBook.BID : DepthBook.ASK;
      price = recent[slot];
      lots = oneIn(3) ? 0 : oneIn(5) ? Long.MAX_VALUE - random.nextLong(9) : 1 + random.nextLong(1000);
    }
  }

  /** The reference: two sorted maps. */
  private static final class Maps {
    private final TreeMap<Integer, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Integer, Long> asks = new TreeMap<>();

    void clear() {
      bids.clear();
      asks.clear();
    }

    void set(int side, int price, long lots) {
      TreeMap<Integer, Long> levels = side > 0 ? bids : asks;
      if (lots == 0) levels.remove(price);
      else levels.put(price, lots);
    }

    void check(DepthBook book, int side, int price, boolean whole, String where) {
      TreeMap<Integer, Long> levels = side > 0 ? bids : asks;
      assertThat(book.bestBidTicks()).as(where).isEqualTo(bids.isEmpty() ? BookView.NONE : bids.firstKey());
      assertThat(book.bestAskTicks()).as(where).isEqualTo(asks.isEmpty() ? BookView.NONE : asks.firstKey());
      assertThat(book.lotsAt(side, price)).as(where).isEqualTo(levels.getOrDefault(price, 0L));
      Integer next = levels.higherKey(price);
      assertThat(book.nextTicks(side, price)).as(where).isEqualTo(next == null ? BookView.NONE : next);
      if (!whole) return;
      assertThat(book.bidLevels()).as(where).isEqualTo(bids.size());
      assertThat(book.askLevels()).as(where).isEqualTo(asks.size());
      levels(book, DepthBook.BID, bids, where);
      levels(book, DepthBook.ASK, asks, where);
    }

    /** Every level by its price; by its number only the first ones, since the n-th is found by walking there. */
    private static void levels(DepthBook book, int side, TreeMap<Integer, Long> expected, String where) {
      int level = 0;
      int price = side > 0 ? book.bestBidTicks() : book.bestAskTicks();
      for (Map.Entry<Integer, Long> entry : expected.entrySet()) {
        assertThat(price).as(where).isEqualTo(entry.getKey());
        assertThat(book.lotsAt(side, price)).as(where).isEqualTo(entry.getValue());
        if (level < 8) {
          assertThat(side > 0 ? book.bidTicks(level) : book.askTicks(level)).as(where).isEqualTo(entry.getKey());
          assertThat(side > 0 ? book.bidLots(level) : book.askLots(level)).as(where).isEqualTo(entry.getValue());
        }
        level++;
        price = book.nextTicks(side, price);
      }
      assertThat(price).as(where).isEqualTo(BookView.NONE);
    }
  }
}
