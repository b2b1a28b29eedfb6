package dev.lockstep.bot.feed;

/**
 * Believes a message in the light of those before it. A price may move by {@code jumpPerMille} from the last believed one; a farther one is
 * held back until {@value #WITNESSES} in a row are near each other, because wrong scales do not agree with each other and a crash does.
 */
public final class DataGuard {
  /** Quotes in a row that must agree before a far price is believed. */
  static final int WITNESSES = 8;
  /** The very first price has no neighbour: so many must agree. */
  private static final int FIRST_WITNESSES = 3;
  private final int jumpPerMille;
  private int witnesses;
  private long topNanos = Long.MIN_VALUE;
  private long topSequence = -1;
  private int believedTicks;
  private int doubtedTicks;
  private long candleNanos = Long.MIN_VALUE;
  private final long candleIntervalNanos;

  public DataGuard(int jumpPerMille, long candleIntervalNanos) {
    this.jumpPerMille = jumpPerMille;
    this.candleIntervalNanos = candleIntervalNanos;
  }

  /** A new connection counts from the start. */
  public void connected() {
    topSequence = -1;
  }

  /** Why a quote is not believed, or null. */
  public BadData doubt(FeedMessage.Top top) {
    if (top.sequence() != 0 && top.sequence() == topSequence) return BadData.DUPLICATE;
    if (top.exchangeNanos() < topNanos) return BadData.OUT_OF_ORDER;
    if (outOfScale(top.bidTicks(), top.askTicks())) return BadData.WRONG_SCALE;
    topSequence = top.sequence();
    topNanos = top.exchangeNanos();
    return null;
  }

  private boolean outOfScale(int bidTicks, int askTicks) {
    int middle = (int) (((long) bidTicks + askTicks) / 2);
    if (!near(bidTicks, askTicks)) return true;
    if (believedTicks != 0 && near(middle, believedTicks)) {
      believedTicks = middle;
      doubtedTicks = 0;
      return false;
    }
    witnesses = doubtedTicks != 0 && near(middle, doubtedTicks) ? witnesses + 1 : 1;
    doubtedTicks = middle;
    if (witnesses < (believedTicks == 0 ? FIRST_WITNESSES : WITNESSES)) return true;
    believedTicks = middle;
    doubtedTicks = 0;
    return false;
  }

  private boolean near(int ticks, int other) {
    return Math.abs((long) ticks - other) * 1_000 <= (long) jumpPerMille * other;
  }

  /** Why a pushed candle is not believed, or null. Older ones than the last are duplicates or late. */
  public BadData doubt(FeedMessage.Candle candle) {
    if (candle.openNanos() == candleNanos) return BadData.DUPLICATE;
    if (candle.openNanos() < candleNanos) return BadData.OUT_OF_ORDER;
    if (candle.openNanos() % candleIntervalNanos != 0) return BadData.OFF_GRID;
    if (believedTicks != 0 && !(near(candle.highTicks(), believedTicks) && near(candle.lowTicks(), believedTicks))) return BadData.WRONG_SCALE;
    candleNanos = candle.openNanos();
    return null;
  }

  /** Where the pushed candles stand after candles were fetched. */
  public void candlesKnownUntil(long openNanos) {
    candleNanos = Math.max(candleNanos, openNanos);
  }
}
