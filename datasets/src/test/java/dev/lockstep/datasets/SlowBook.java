package dev.lockstep.datasets;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import java.util.TreeMap;

/** The slow reference: an order book of two tree maps, fed rows one by one. */
public final class SlowBook {
  public final TreeMap<Integer, Long> bids = new TreeMap<>();
  public final TreeMap<Integer, Long> asks = new TreeMap<>();
  public boolean known;

  public void apply(TapeBlock rows, int i) {
    switch (rows.kind[i]) {
      case RowKind.DEPTH, RowKind.SNAPSHOT -> {
        TreeMap<Integer, Long> side = rows.side[i] > 0 ? bids : asks;
        if (rows.lots[i] == 0) side.remove(rows.priceTicks[i]);
        else side.put(rows.priceTicks[i], rows.lots[i]);
        known = true;
      }
      case RowKind.CLEAR -> {
        bids.clear();
        asks.clear();
      }
      case RowKind.FEED -> known = rows.side[i] > 0;
      default -> {}
    }
  }
}
