package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;

/**
 * The venue's current price grid, in ticks of the tape. It starts coarse and becomes fine, for both tokens and for good, when the tape
 * says so or shows a level off the coarse grid. The price alone does not change it: most recorded windows end near 0 or 1 on the
 * coarse grid, so the venue's rule of thumb (fine above 0.96 and below 0.04) would let orders pass that the venue refused.
 */
final class TickSize {
  private final int fineTicks;
  private int ticks;

  TickSize(VenueRules rules, Instrument instrument) {
    fineTicks = grid(rules.fineTickNanoUsd(), instrument);
    ticks = grid(rules.coarseTickNanoUsd(), instrument);
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

  void seen(int priceTicks, long lots) {
    if (lots > 0 && priceTicks % ticks != 0) ticks = fineTicks;
  }

  /** Looks at the levels of rows {@code from} to {@code to} (exclusive). */
  void scan(TapeBlock rows, int from, int to) {
    for (int row = from; row < to && watching(); row++)
      if (rows.kind[row] == RowKind.DEPTH || rows.kind[row] == RowKind.SNAPSHOT) seen(rows.priceTicks[row], rows.lots[row]);
  }
}
