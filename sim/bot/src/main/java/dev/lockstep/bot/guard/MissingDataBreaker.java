package dev.lockstep.bot.guard;

/** Holds while there are no candles, or too few to decide on. */
public final class MissingDataBreaker implements CircuitBreaker {
  private final int barsMin;

  /** @param barsMin fewest candles that are data */
  public MissingDataBreaker(int barsMin) {
    if (barsMin < 1) throw new IllegalArgumentException("at least one candle, not " + barsMin);
    this.barsMin = barsMin;
  }

  @Override
  public String name() {
    return "missing-data";
  }

  @Override
  public BreakerVerdict judge(EntryView view) {
    int bars = view.closes() == null ? 0 : view.closes().length;
    if (bars >= barsMin) return BreakerVerdict.pass();
    return BreakerVerdict.of(BreakerVerdict.Effect.HOLD, "missing_market_data", bars + " candles of " + barsMin).with("bars_count", Integer.toString(bars));
  }
}
