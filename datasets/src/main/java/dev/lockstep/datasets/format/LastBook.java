package dev.lockstep.datasets.format;

import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;

/**
 * The best prices of a tape's last book that was not empty, at or before an instant, by receive time.
 *
 * @param bestBid ticks or negative
 * @param bestAsk ticks or negative
 * @param localNanos receive time of that book, Long.MIN_VALUE if there is none
 */
public record LastBook(int bestBid, int bestAsk, long localNanos) {
  public static LastBook of(MemoryTape rows, int unit, long untilNanos) {
    DepthBook book = new DepthBook(unit);
    LastBook last = new LastBook(DepthBook.NONE, DepthBook.NONE, Long.MIN_VALUE);
    for (int i = 0; i < rows.size() && rows.localNanos(i) <= untilNanos; i++) {
      switch (rows.kind(i)) {
        case RowKind.DEPTH, RowKind.SNAPSHOT -> book.set(rows.side(i), rows.priceTicks(i), rows.lots(i));
        case RowKind.CLEAR -> book.clear();
        default -> {}
      }
      boolean messageEnds = i + 1 == rows.size() || rows.localNanos(i + 1) > rows.localNanos(i);
      if (messageEnds && !book.empty()) last = new LastBook(book.bestBid(), book.bestAsk(), rows.localNanos(i));
    }
    return last;
  }
}
