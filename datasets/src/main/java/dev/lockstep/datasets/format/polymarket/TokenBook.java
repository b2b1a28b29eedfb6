package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.BookDifference;
import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;

/** One token's book and the rows it makes. Whole books become the rows in which they differ from the book before. */
final class TokenBook {
  private static final long STALE_NANOS = 10_000_000_000L;

  final String token;
  final Anomalies anomalies = new Anomalies();
  final TapeBuilder tape = new TapeBuilder(anomalies);
  private final BookDifference difference = new BookDifference(Grid.UNIT, tape);
  private boolean known;
  private int tick;
  /** The sides of the last whole book, if nothing else has changed the book since. */
  private long bidState = Levels.UNKNOWN;
  private long askState = Levels.UNKNOWN;
  long bookNanos = -1;
  int books;

  TokenBook(String token) {
    this.token = token;
  }

  boolean known() {
    return known;
  }

  DepthBook book() {
    return difference.book();
  }

  void book(Frame frame, String file, long line) {
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    books++;
    bookNanos = frame.exchangeNanos;
    if (frame.tickSize != null) tick(Fields.tickTicks(frame.tickSize));
    if (!known) first(frame, file, line);
    else if (isNextOf(frame.bids.base, bidState) && isNextOf(frame.asks.base, askState)) changed(frame);
    else next(frame);
    bidState = frame.bids.state;
    askState = frame.asks.state;
    state(file, line);
  }

  private void first(Frame frame, String file, long line) {
    known = true;
    if (frame.exchangeNanos >= 0 && frame.receiveNanos - frame.exchangeNanos > STALE_NANOS)
      anomalies.count(AnomalyKind.STALE_FIRST_SNAPSHOT, file, line);
    tape.row(RowKind.CLEAR, 0, 0, 0);
    for (int i = frame.bids.size - 1; i >= 0; i--) difference.snapshot(1, frame.bids.ticks[i], frame.bids.lots[i]);
    for (int i = frame.asks.size - 1; i >= 0; i--) difference.snapshot(-1, frame.asks.ticks[i], frame.asks.lots[i]);
  }

  /** Best levels come last in a message and first in a tape. */
  private void next(Frame frame) {
    difference.begin();
    for (int i = frame.bids.size - 1; i >= 0; i--) difference.level(1, frame.bids.ticks[i], frame.bids.lots[i]);
    for (int i = frame.asks.size - 1; i >= 0; i--) difference.level(-1, frame.asks.ticks[i], frame.asks.lots[i]);
    difference.end();
  }

  private static boolean isNextOf(long base, long state) {
    return base != Levels.UNKNOWN && base == state;
  }

  /** The rows of {@link #next} from the levels that differ alone. */
  private void changed(Frame frame) {
    difference.begin();
    changed(1, frame.bids);
    changed(-1, frame.asks);
    for (int i = 0; i < frame.bids.goneSize(); i++) difference.gone(1, frame.bids.goneAt(i));
    for (int i = 0; i < frame.asks.goneSize(); i++) difference.gone(-1, frame.asks.goneAt(i));
    difference.endChanges();
  }

  private void changed(int side, Levels levels) {
    for (int i = levels.touchedSize() - 1; i >= 0; i--) {
      int at = levels.touchedAt(i);
      difference.level(side, levels.ticks[at], levels.lots[at]);
    }
  }

  /** Begins a message of changes; false when there is no book yet to change. */
  boolean changing(Frame frame, String file, long line) {
    if (!known) {
      anomalies.count(AnomalyKind.DELTA_WITHOUT_BOOK, file, line);
      return false;
    }
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    return true;
  }

  void change(int side, int ticks, long lots) {
    bidState = Levels.UNKNOWN;
    askState = Levels.UNKNOWN;
    difference.change(side, ticks, lots);
  }

  /** Compares the best prices a message states (-1 not stated, 0 empty side) with the book. */
  void touch(int bid, int ask, String file, long line) {
    boolean bidDiffers = bid >= 0 && bid != Math.max(0, book().bestBid());
    boolean askDiffers = ask >= 0 && ask != Math.max(0, book().bestAsk());
    if (bidDiffers || askDiffers) anomalies.count(AnomalyKind.TOUCH_MISMATCH, file, line);
  }

  void state(String file, long line) {
    if (book().crossed()) anomalies.count(AnomalyKind.CROSSED, file, line);
    else if (book().empty()) anomalies.count(AnomalyKind.EMPTY_BOOK, file, line);
    else if (book().oneSided()) anomalies.count(AnomalyKind.ONE_SIDED, file, line);
  }

  void trade(Frame frame, int side, int ticks, String file, long line) {
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    tape.row(RowKind.TRADE, side, ticks, frame.lots);
  }

  void tick(int newTick) {
    if (newTick == tick) return;
    tick = newTick;
    tape.row(RowKind.TICK_SIZE, 0, newTick, 0);
  }

  void tickChange(Frame frame, String file, long line) {
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    tick(frame.newTick);
  }

  void resolved(Frame frame, boolean won, String file, long line) {
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    tape.row(RowKind.RESOLVED, won ? 1 : -1, 0, 0);
  }
}
