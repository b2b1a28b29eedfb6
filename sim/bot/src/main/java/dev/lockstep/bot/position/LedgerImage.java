package dev.lockstep.bot.position;

import dev.lockstep.bot.market.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ledger at one moment. {@code exits}: exit order to lot, for the lots that are still held. */
public record LedgerImage(
    long baseLots, long quoteNanoUsd, long feesNanoUsd, long resultNanoUsd, List<LotImage> lots, Map<Long, Long> exits, List<Long> trades) {
  public LedgerImage {
    lots = List.copyOf(lots);
    exits = new TreeMap<>(exits);
    trades = List.copyOf(trades);
  }

  /** One lot of it. */
  public record LotImage(
      long id, Side side, long lots, long valueTickLots, long entryFeeNanoUsd, int barsHeld, int peakTicks, long exitOrder) {}
}
