package dev.lockstep.bot.exit;

import dev.lockstep.bot.market.BookView;

/** Confidence in a side: its best ask minus a penalty for the time that is left; and the imbalance of its book. */
public final class Confidence {
  private Confidence() {}

  /** Penalty in millionths: 0.00 to 60 s, 0.03 to 120 s, 0.08 to 300 s, 0.15 beyond. */
  public static long penaltyMicro(long leftNanos) {
    if (leftNanos <= 60_000_000_000L) return 0;
    if (leftNanos <= 120_000_000_000L) return 30_000;
    return leftNanos <= 300_000_000_000L ? 80_000 : 150_000;
  }

  public static long micro(long askMicro, long leftNanos) {
    return askMicro - penaltyMicro(leftNanos);
  }

  /**
   * (B-A)/(B+A) in thousandths, where B and A are the sums of price times size over all bid and ask levels; rounded half to even as
   * Python's {@code round} does; 0 for an empty book.
   */
  public static long imbalanceMilli(BookView book) {
    long bids = 0;
    for (int i = 0; i < book.bidLevels(); i++) bids += book.bidTicks(i) * book.bidLots(i);
    long asks = 0;
    for (int i = 0; i < book.askLevels(); i++) asks += book.askTicks(i) * book.askLots(i);
    long sum = bids + asks;
    if (sum == 0) return 0;
    while (sum > Long.MAX_VALUE / 2_000) { // 2^53 is far below: the rounding keeps more digits than the bot's doubles did
      bids >>= 4;
      asks >>= 4;
      sum = bids + asks;
    }
    return roundHalfEven((bids - asks) * 1_000, sum);
  }

  private static long roundHalfEven(long numerator, long denominator) {
    long floor = Math.floorDiv(numerator, denominator);
    long twice = 2 * Math.floorMod(numerator, denominator);
    if (twice > denominator || (twice == denominator && (floor & 1) == 1)) return floor + 1;
    return floor;
  }
}
