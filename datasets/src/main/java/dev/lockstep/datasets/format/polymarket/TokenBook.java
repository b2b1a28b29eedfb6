package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;
import java.util.Arrays;

/** One token's book and the rows it makes. Whole books become the rows in which they differ from the book before. */
final class TokenBook {
  private static final long STALE_NANOS = 10_000_000_000L;

  final String token;
  final Anomalies anomalies = new Anomalies();
  final TapeBuilder tape = new TapeBuilder(anomalies);
  private final DepthBook book = new DepthBook(Grid.UNIT);
  /** Prices of the last whole book or changes since, to find what a new book leaves out. */
  private final int[] stamp = new int[2 * (Grid.UNIT + 1)];
  private int[] live = new int[256];
  private int liveSize;
  private int generation;
  private int[] raised = new int[256];
  private long[] raisedLots = new long[256];
  private boolean known;
  private int tick;
  long bookNanos = -1;
  int books;

  TokenBook(String token) {
    this.token = token;
  }

  boolean known() {
    return known;
  }

  DepthBook book() {
    return book;
  }

  void book(Frame frame, String file, long line) {
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    books++;
    bookNanos = frame.exchangeNanos;
    if (frame.tickSize != null) tick(Fields.tickTicks(frame.tickSize));
    if (known) difference(frame);
    else first(frame, file, line);
    state(file, line);
  }

  private void first(Frame frame, String file, long line) {
    known = true;
    if (frame.exchangeNanos >= 0 && frame.receiveNanos - frame.exchangeNanos > STALE_NANOS)
      anomalies.count(AnomalyKind.STALE_FIRST_SNAPSHOT, file, line);
    tape.row(RowKind.CLEAR, 0, 0, 0);
    generation++;
    snapshot(frame.bids, 1);
    snapshot(frame.asks, -1);
  }

  private void snapshot(Levels levels, int side) {
    for (int i = levels.size - 1; i >= 0; i--) {
      if (levels.lots[i] == 0) continue;
      int ticks = levels.ticks[i];
      tape.row(RowKind.SNAPSHOT, side, ticks, levels.lots[i]);
      book.set(side, ticks, levels.lots[i]);
      mark(key(side, ticks));
    }
  }

  private static int key(int side, int ticks) {
    return 2 * ticks + (side > 0 ? 1 : 0);
  }

  private void mark(int key) {
    if (stamp[key] == 0) {
      if (liveSize == live.length) live = Arrays.copyOf(live, liveSize * 2);
      live[liveSize++] = key;
    }
    stamp[key] = generation;
  }

  /** What shrinks goes first, then what grows: so a book that moves is not crossed on the way. */
  private void difference(Frame frame) {
    generation++;
    int raises = compare(frame.bids, 1, 0);
    raises = compare(frame.asks, -1, raises);
    int kept = 0;
    for (int i = 0; i < liveSize; i++) {
      int key = live[i];
      if (stamp[key] == generation) {
        live[kept++] = key;
        continue;
      }
      stamp[key] = 0;
      int side = (key & 1) == 1 ? 1 : -1;
      if (book.lots(side, key >> 1) != 0) set(side, key >> 1, 0);
    }
    liveSize = kept;
    for (int i = 0; i < raises; i++) set((raised[i] & 1) == 1 ? 1 : -1, raised[i] >> 1, raisedLots[i]);
  }

  private int compare(Levels levels, int side, int raises) {
    for (int i = levels.size - 1; i >= 0; i--) {
      long lots = levels.lots[i];
      if (lots == 0) continue;
      int ticks = levels.ticks[i];
      int key = key(side, ticks);
      long before = book.lots(side, ticks);
      mark(key);
      if (lots == before) continue;
      if (lots < before) {
        set(side, ticks, lots);
      } else {
        if (raises == raised.length) {
          raised = Arrays.copyOf(raised, raises * 2);
          raisedLots = Arrays.copyOf(raisedLots, raises * 2);
        }
        raised[raises] = key;
        raisedLots[raises++] = lots;
      }
    }
    return raises;
  }

  private void set(int side, int ticks, long lots) {
    book.set(side, ticks, lots);
    tape.row(RowKind.DEPTH, side, ticks, lots);
  }

  /** Begins a message of changes; false when there is no book yet to change. */
  boolean changing(Frame frame, String file, long line) {
    if (!known) {
      anomalies.count(AnomalyKind.DELTA_WITHOUT_BOOK, file, line);
      return false;
    }
    tape.message(frame.exchangeNanos, frame.receiveNanos, file, line);
    if (generation == 0) generation = 1;
    return true;
  }

  void change(int side, int ticks, long lots) {
    if (lots > 0) mark(key(side, ticks));
    if (book.lots(side, ticks) != lots) set(side, ticks, lots);
  }

  /** Compares the best prices a message states (-1 not stated, 0 empty side) with the book. */
  void touch(int bid, int ask, String file, long line) {
    boolean bidDiffers = bid >= 0 && bid != Math.max(0, book.bestBid());
    boolean askDiffers = ask >= 0 && ask != Math.max(0, book.bestAsk());
    if (bidDiffers || askDiffers) anomalies.count(AnomalyKind.TOUCH_MISMATCH, file, line);
  }

  void state(String file, long line) {
    if (book.crossed()) anomalies.count(AnomalyKind.CROSSED, file, line);
    else if (book.empty()) anomalies.count(AnomalyKind.EMPTY_BOOK, file, line);
    else if (book.oneSided()) anomalies.count(AnomalyKind.ONE_SIDED, file, line);
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
