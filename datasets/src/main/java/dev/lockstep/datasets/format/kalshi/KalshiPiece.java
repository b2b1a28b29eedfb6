package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;

/** What one run recorded of one market in one depth: book, ticker or checkpoints. */
final class KalshiPiece {
  private static final int WHOLE_CENTS_FROM = 110;

  final Anomalies anomalies = new Anomalies();
  final TapeBuilder tape = new TapeBuilder(anomalies);
  final String run;
  private final DepthBook book = new DepthBook(KalshiJson.UNIT);
  private boolean known;
  private boolean lost;
  private boolean changed;

  KalshiPiece(String run) {
    this.run = run;
  }

  boolean known() {
    return known;
  }

  /** A whole book: replaces what was there. */
  void snapshot(KalshiEvent event, String file, long line) {
    tape.message(event.exchangeNanos, event.localNanos, file, line);
    book.clear();
    tape.row(RowKind.CLEAR, 0, 0, 0);
    for (int i = event.yes.size - 1; i >= 0; i--) level(1, event.yes.ticks[i], event.yes.lots[i], file, line);
    for (int i = event.no.size - 1; i >= 0; i--) level(-1, KalshiJson.UNIT - event.no.ticks[i], event.no.lots[i], file, line);
    if (lost) tape.row(RowKind.FEED, 1, 0, 0);
    lost = false;
    known = true;
    state(file, line);
  }

  private void level(int side, int ticks, long lots, String file, long line) {
    if (lots == 0) return;
    if (ticks <= 0 || ticks >= KalshiJson.UNIT) {
      anomalies.count(AnomalyKind.LEVEL_OFF_RANGE, file, line);
      return;
    }
    // Levels that fall on one cent when rounded are one level of a coarser book.
    long sum = book.lots(side, ticks) + lots;
    book.set(side, ticks, sum);
    tape.row(RowKind.SNAPSHOT, side, ticks, sum);
  }

  void delta(KalshiEvent event, String file, long line) {
    if (!known) {
      anomalies.count(AnomalyKind.DELTA_WITHOUT_BOOK, file, line);
      return;
    }
    int side = event.side;
    int ticks = side > 0 ? event.ticks : KalshiJson.UNIT - event.ticks;
    long lots = book.lots(side, ticks) + event.lots;
    if (lots < 0) {
      anomalies.count(AnomalyKind.NEGATIVE_LEVEL, file, line);
      lose();
      return;
    }
    tape.message(event.exchangeNanos, event.localNanos, file, line);
    changed = true;
    book.set(side, ticks, lots);
    tape.row(RowKind.DEPTH, side, ticks, lots);
    state(file, line);
  }

  /** The book is unknown from the last message on, until the next snapshot: something after it was lost. */
  void lose() {
    if (!known) return;
    tape.row(RowKind.FEED, -1, 0, 0);
    known = false;
    lost = true;
  }

  void trade(KalshiEvent event, String file, long line) {
    if (!known) return;
    tape.message(event.exchangeNanos, event.localNanos, file, line);
    tape.row(RowKind.TRADE, event.side, event.ticks, event.lots);
  }

  /** Best bid and ask with sizes; only what differs from before becomes rows, shrinking first. */
  void ticker(KalshiEvent event, String file, long line) {
    tape.message(event.exchangeNanos, event.localNanos, file, line);
    if (!known) tape.row(RowKind.CLEAR, 0, 0, 0);
    known = true;
    int bid = event.bidLots == 0 ? DepthBook.NONE : event.bidTicks;
    int ask = event.askLots == 0 ? DepthBook.NONE : event.askTicks;
    if (book.bestBid() != DepthBook.NONE && book.bestBid() != bid) set(1, book.bestBid(), 0);
    if (book.bestAsk() != DepthBook.NONE && book.bestAsk() != ask) set(-1, book.bestAsk(), 0);
    if (bid != DepthBook.NONE && book.lots(1, bid) != event.bidLots) set(1, bid, event.bidLots);
    if (ask != DepthBook.NONE && book.lots(-1, ask) != event.askLots) set(-1, ask, event.askLots);
    state(file, line);
  }

  private void set(int side, int ticks, long lots) {
    book.set(side, ticks, lots);
    tape.row(RowKind.DEPTH, side, ticks, lots);
  }

  /**
   * Whether a checkpoint's levels stand in this book. Only prices from 11 to 89 cents count: beyond, the venue quotes parts of a
   * cent, and recorders that keep whole cents let such levels overwrite each other.
   */
  boolean agrees(KalshiEvent checkpoint) {
    return !changed || agrees(checkpoint.yes, 1) && agrees(checkpoint.no, -1);
  }

  private boolean agrees(KalshiEvent.Side side, int sign) {
    for (int i = 0; i < side.size; i++) {
      int ticks = side.ticks[i];
      if (ticks < WHOLE_CENTS_FROM || ticks > KalshiJson.UNIT - WHOLE_CENTS_FROM) continue;
      if (book.lots(sign, sign > 0 ? ticks : KalshiJson.UNIT - ticks) != side.lots[i]) return false;
    }
    return true;
  }

  private void state(String file, long line) {
    if (book.crossed()) anomalies.count(AnomalyKind.CROSSED, file, line);
    else if (book.empty()) anomalies.count(AnomalyKind.EMPTY_BOOK, file, line);
    else if (book.oneSided()) anomalies.count(AnomalyKind.ONE_SIDED, file, line);
  }
}
