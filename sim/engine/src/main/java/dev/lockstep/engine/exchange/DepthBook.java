package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;

/**
 * Depth by price of one instrument, in whole ticks and lots. A side is +1 for bids and -1 for asks. Prices are zero or more. A book
 * says what the recording says, also where that is crossed. {@link TreeMapBook} is the slow reference, {@link LadderBook} the fast
 * one; both pass one contract test.
 */
public interface DepthBook extends BookView {
  int BID = 1;
  int ASK = -1;

  /** A book of the same content that goes its own way. */
  DepthBook copy();

  /** Empties both sides. */
  void clear();

  /** Sets the level's absolute quantity; 0 removes it. */
  void set(int side, int priceTicks, long lots);

  /** Quantity at a price; 0 where there is no level. */
  long lotsAt(int side, int priceTicks);

  /** The next worse level: the highest bid below, or the lowest ask above, the given price; {@link #NONE} if there is none. */
  int nextTicks(int side, int priceTicks);

  @Override
  int bestBidTicks();

  @Override
  int bestAskTicks();

  default int bestTicks(int side) {
    return side > 0 ? bestBidTicks() : bestAskTicks();
  }

  /**
   * Applies rows in order as long as their time is at most {@code untilNanos} and their kind is depth, snapshot or trade; trades leave a
   * book as it is.
   *
   * @param clock the column of {@code rows} to go by
   * @return the first row that was not applied: one that is later or of another kind, or the block's size
   */
  default int apply(TapeBlock rows, int from, long[] clock, long untilNanos) {
    int row = from;
    for (; row < rows.size && clock[row] <= untilNanos; row++) {
      byte kind = rows.kind[row];
      if (kind == RowKind.DEPTH || kind == RowKind.SNAPSHOT) set(rows.side[row], rows.priceTicks[row], rows.lots[row]);
      else if (kind != RowKind.TRADE) return row;
    }
    return row;
  }

  /** A hash of all levels, equal for books of equal content whatever their history. */
  default long stateHash() {
    long hash = 17;
    for (int side = BID; side >= ASK; side -= 2) {
      for (int price = bestTicks(side); price != NONE; price = nextTicks(side, price)) {
        hash = (hash * 31 + price) * 0x9E3779B97F4A7C15L + lotsAt(side, price);
        hash ^= hash >>> 29;
      }
      hash = hash * 31 + side;
    }
    return hash;
  }
}
