package dev.lockstep.bot.market;

/**
 * Units of one instrument. A price is a count of ticks, a size a count of lots; both are whole numbers everywhere.
 *
 * @param id market or symbol
 * @param tickNanoUsd value of one price tick in 1e-9 quote units per whole share: 1_000_000 = 0.001
 * @param lotNanoShares size of one lot in 1e-9 shares: 1_000 = one millionth of a share
 * @param binary whether prices lie in (0, 1) and a complementary token mirrors the book
 */
public record Instrument(String id, long tickNanoUsd, long lotNanoShares, boolean binary) {
  /** Grid of Polymarket windows here: tenths of a cent and millionths of a share; one tick x lot is one nano-dollar. */
  public static Instrument polymarket(String id) {
    return new Instrument(id, 1_000_000, 1_000, true);
  }

  public Instrument {
    if (tickNanoUsd <= 0 || lotNanoShares <= 0) throw new IllegalArgumentException("units of " + id + " must be positive");
    if (binary && 1_000_000_000L % tickNanoUsd != 0) throw new IllegalArgumentException("tick of " + id + " must divide 1");
  }

  /** Ticks in one quote unit for a binary market: the price of a token and of its complement add up to it. */
  public int ticksPerUnit() {
    return Math.toIntExact(1_000_000_000L / tickNanoUsd);
  }

  /** Lots in one whole share. */
  public long lotsPerShare() {
    return 1_000_000_000L / lotNanoShares;
  }

  /** Nano-dollars that {@code lots} at {@code ticks} are worth; exact when tick x lot is a whole number of nano-dollars. */
  public long nanoUsd(long ticks, long lots) {
    long unit = tickNanoUsd * lotNanoShares;
    long product = Math.multiplyExact(ticks, lots);
    return unit % 1_000_000_000L == 0
        ? Math.multiplyExact(product, unit / 1_000_000_000L)
        : Math.floorDiv(Math.multiplyExact(product, unit), 1_000_000_000L);
  }
}
