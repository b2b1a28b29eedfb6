package dev.lockstep.datasets.tape;

import java.util.Arrays;

/**
 * Turns whole books into the rows in which each differs from the one before. Within one book what shrinks goes first, then what
 * is gone, then what grows: so a book that moves is not crossed on the way.
 */
public final class BookDifference {
  private final DepthBook book;
  private final TapeBuilder out;
  /** Per level the last generation in which it stood in the book; 0 = not in {@link #live}. */
  private final int[] stamp;
  private int[] live = new int[256];
  private int liveSize;
  private int generation;
  private int[] raised = new int[256];
  private long[] raisedLots = new long[256];
  private int raises;

  /** Differences of books with prices 0..unit, written to {@code out}. */
  public BookDifference(int unit, TapeBuilder out) {
    book = new DepthBook(unit);
    stamp = new int[2 * (unit + 1)];
    this.out = out;
  }

  /** The book as it is after the rows written so far. */
  public DepthBook book() {
    return book;
  }

  /** Begins a whole book; its levels follow, then {@link #end}. */
  public void begin() {
    generation++;
    raises = 0;
  }

  /** One level of the book that was begun. */
  public void level(int side, int ticks, long lots) {
    if (lots == 0) return;
    int key = key(side, ticks);
    long before = book.lots(side, ticks);
    mark(key);
    if (lots < before) {
      set(RowKind.DEPTH, side, ticks, lots);
    } else if (lots > before) {
      if (raises == raised.length) {
        raised = Arrays.copyOf(raised, raises * 2);
        raisedLots = Arrays.copyOf(raisedLots, raises * 2);
      }
      raised[raises] = key;
      raisedLots[raises++] = lots;
    }
  }

  /** Ends the book: removes what it does not hold, then writes what grew. */
  public void end() {
    int kept = 0;
    for (int i = 0; i < liveSize; i++) {
      int key = live[i];
      if (stamp[key] == generation) {
        live[kept++] = key;
        continue;
      }
      stamp[key] = 0;
      if (book.lots(side(key), key >> 1) != 0) set(RowKind.DEPTH, side(key), key >> 1, 0);
    }
    liveSize = kept;
    for (int i = 0; i < raises; i++) set(RowKind.DEPTH, side(raised[i]), raised[i] >> 1, raisedLots[i]);
  }

  /** One level of a first book, written as a snapshot row. */
  public void snapshot(int side, int ticks, long lots) {
    if (lots == 0) return;
    if (generation == 0) generation = 1;
    mark(key(side, ticks));
    set(RowKind.SNAPSHOT, side, ticks, lots);
  }

  /** A change of one level; nothing is written if the level is so already. */
  public void change(int side, int ticks, long lots) {
    if (generation == 0) generation = 1;
    if (lots > 0) mark(key(side, ticks));
    if (book.lots(side, ticks) != lots) set(RowKind.DEPTH, side, ticks, lots);
  }

  private static int key(int side, int ticks) {
    return 2 * ticks + (side > 0 ? 1 : 0);
  }

  private static int side(int key) {
    return (key & 1) == 1 ? 1 : -1;
  }

  private void mark(int key) {
    if (stamp[key] == 0) {
      if (liveSize == live.length) live = Arrays.copyOf(live, liveSize * 2);
      live[liveSize++] = key;
    }
    stamp[key] = generation;
  }

  private void set(byte kind, int side, int ticks, long lots) {
    book.set(side, ticks, lots);
    out.row(kind, side, ticks, lots);
  }
}
