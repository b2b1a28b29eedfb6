package dev.lockstep.datasets.format.csv;

import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.BookDifference;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;

/** One token's book of one window, built from rows that each show it whole. */
final class WideWindow {
  static final int UNIT = 1000;

  final MarketNames.Span span;
  final Anomalies anomalies = new Anomalies();
  final TapeBuilder tape = new TapeBuilder(anomalies);
  private final BookDifference difference = new BookDifference(UNIT, tape);
  private boolean known;

  WideWindow(MarketNames.Span span) {
    this.span = span;
  }

  /** Begins a row's book. */
  void begin(long exchange, long local, String file, long line) {
    tape.message(exchange, local, file, line);
    if (known) difference.begin();
    else tape.row(RowKind.CLEAR, 0, 0, 0);
  }

  void level(int side, int ticks, long lots) {
    if (known) difference.level(side, ticks, lots);
    else difference.snapshot(side, ticks, lots);
  }

  void end(String file, long line) {
    if (known) difference.end();
    known = true;
    if (difference.book().crossed()) anomalies.count(AnomalyKind.CROSSED, file, line);
    else if (difference.book().empty()) anomalies.count(AnomalyKind.EMPTY_BOOK, file, line);
    else if (difference.book().oneSided()) anomalies.count(AnomalyKind.ONE_SIDED, file, line);
  }

  int bestBid() {
    return difference.book().bestBid();
  }

  int bestAsk() {
    return difference.book().bestAsk();
  }
}
