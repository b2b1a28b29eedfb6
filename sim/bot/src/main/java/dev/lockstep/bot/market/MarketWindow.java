package dev.lockstep.bot.market;

/** The market of one window: its id, its half-open span (nanoseconds since the epoch) and its units. */
public record MarketWindow(String id, long startNanos, long endNanos, Instrument instrument) {
  /** A price in ticks as millionths of a dollar. */
  public long micro(long ticks) {
    return ticks * (instrument.tickNanoUsd() / 1_000);
  }

  /** Millionths of a dollar as ticks, rounded down. */
  public int ticks(long micro) {
    return (int) (micro * 1_000 / instrument.tickNanoUsd());
  }

  /** Millionths of a share as lots, rounded down. */
  public long lots(long microShares) {
    return microShares * 1_000 / instrument.lotNanoShares();
  }

  /** The size rounded down to hundredths of a share, the venue's precision of orders. */
  public long floorToHundredth(long lots) {
    long hundredth = Math.max(instrument.lotsPerShare() / 100, 1);
    return lots - lots % hundredth;
  }
}
