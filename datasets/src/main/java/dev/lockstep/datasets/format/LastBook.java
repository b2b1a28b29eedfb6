package dev.lockstep.datasets.format;

import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import java.util.Arrays;

/**
 * The best prices of a tape's last book that was not empty, at or before an instant, by receive time.
 *
 * @param bestBid ticks or negative
 * @param bestAsk ticks or negative
 * @param localNanos receive time of that book, Long.MIN_VALUE if there is none
 */
public record LastBook(int bestBid, int bestAsk, long localNanos) {
  public static LastBook of(MemoryTape rows, int unit, long untilNanos) {
    int end = 0;
    while (end < rows.size() && rows.localNanos(end) <= untilNanos) end++;
    long[] levels = new long[2 * (unit + 1)];
    int last = replay(rows, end, levels);
    if (last < 0) return new LastBook(DepthBook.NONE, DepthBook.NONE, Long.MIN_VALUE);
    if (last + 1 < end) {
      Arrays.fill(levels, 0);
      replay(rows, last + 1, levels);
    }
    int bid = unit;
    while (bid >= 0 && levels[2 * bid + 1] == 0) bid--;
    int ask = 0;
    while (ask <= unit && levels[2 * ask] == 0) ask++;
    return new LastBook(bid < 0 ? DepthBook.NONE : bid, ask > unit ? DepthBook.NONE : ask, rows.localNanos(last));
  }

  /** Puts the first rows into a book, bids at odd places; the last row of the last message that left something in it, or -1. */
  private static int replay(MemoryTape rows, int end, long[] levels) {
    int held = 0;
    int last = -1;
    for (int i = 0; i < end; i++) {
      byte kind = rows.kind(i);
      if (kind == RowKind.DEPTH || kind == RowKind.SNAPSHOT) {
        int at = 2 * rows.priceTicks(i) + (rows.side(i) > 0 ? 1 : 0);
        long lots = rows.lots(i);
        if (levels[at] > 0) held--;
        if (lots > 0) held++;
        levels[at] = lots;
      } else if (kind == RowKind.CLEAR) {
        Arrays.fill(levels, 0);
        held = 0;
      }
      if (held > 0 && (i + 1 == rows.size() || rows.localNanos(i + 1) > rows.localNanos(i))) last = i;
    }
    return last;
  }
}
