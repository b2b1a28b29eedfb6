package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.tape.TapeBlock;

/**
 * The venue's current price grid, in ticks of the tape. It starts coarse and becomes fine, for both tokens and for good, when the tape
 * says so or shows a level off the coarse grid. The price alone does not change it: most recorded windows end near 0 or 1 on the
 * coarse grid, so the venue's rule of thumb (fine above 0.96 and below 0.04) would let orders pass that the venue refused.
 */
final class TickSize {
  private final int fineTicks;
  /** 1 for every price off the coarse grid. */
  private final byte[] offGrid;
  private int ticks;

  TickSize(VenueRules rules, Instrument instrument) {
    fineTicks = grid(rules.fineTickNanoUsd(), instrument);
    ticks = grid(rules.coarseTickNanoUsd(), instrument);
    int prices = ticks > fineTicks ? instrument.ticksPerUnit() + 1 : 1;
    offGrid = new byte[Integer.highestOneBit(2 * prices - 1)];
    for (int price = 0; price < prices; price++) offGrid[price] = (byte) (price % ticks == 0 ? 0 : 1);
  }

  private TickSize(TickSize other) {
    fineTicks = other.fineTicks;
    offGrid = other.offGrid;
    ticks = other.ticks;
  }

  TickSize copy() {
    return new TickSize(this);
  }

  private static int grid(long nanoUsd, Instrument instrument) {
    long ticks = nanoUsd / instrument.tickNanoUsd();
    return ticks > 0 && nanoUsd % instrument.tickNanoUsd() == 0 ? Math.toIntExact(ticks) : 1;
  }

  /** Size of a price step in ticks of the tape. */
  int ticks() {
    return ticks;
  }

  /** Whether levels can still tell that the grid became fine. */
  boolean watching() {
    return ticks > fineTicks;
  }

  void changed(int newTicks) {
    if (newTicks > 0) ticks = newTicks;
  }

  /** A level or a print at this price was seen. */
  void seen(int priceTicks) {
    if (offGrid[priceTicks & offGrid.length - 1] != 0) ticks = fineTicks;
  }

  /** Looks at the prices of rows {@code from} to {@code to} (exclusive), which hold nothing but levels and prints. */
  void scan(TapeBlock rows, int from, int to) {
    int[] prices = rows.priceTicks;
    int off = 0;
    for (int row = from; row < to; row++) off |= offGrid[prices[row] & offGrid.length - 1];
    if (off != 0) ticks = fineTicks;
  }
}
