package dev.lockstep.bot.position;

import dev.lockstep.bot.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** A control (Z11): the trades in the order of a hash table, which is another each time the table grows. */
  public LedgerImage hashed() {
    List<Long> shuffled = new ArrayList<>(trades);
    int salt = trades.size();
    shuffled.sort(Comparator.comparingLong(trade -> (trade ^ salt) * 0x9E3779B97F4A7C15L));
    return new LedgerImage(baseLots, quoteNanoUsd, feesNanoUsd, resultNanoUsd, lots, exits, shuffled);
  }

  /** One lot of it. */
  public record LotImage(
      long id, Side side, long lots, long valueTickLots, long entryFeeNanoUsd, int barsHeld, int peakTicks, long exitOrder, boolean runner) {}
}
