package dev.lockstep.datasets.tape;

import java.util.Arrays;

/**
 * Turns whole books into the rows in which each differs from the one before. Within one book what shrinks goes first, then what
 * is gone (best bid first, then best ask first), then what grows: so a book that moves is not crossed on the way.
 */
public final class BookDifference {
  private final DepthBook book;
  private final TapeBuilder out;
  private final int unit;
  /** Not in {@link #live}. */
  private static final int UNSEEN = 0;
  /** In {@link #live}, but taken out of the book since. */
  private static final int REMOVED = -1;
  /** Per level the last generation in which it stood in the book, or one of the two above. */
  private final int[] stamp;
  private int[] live = new int[256];
  private int liveSize;
  private int generation;
  private int[] raised = new int[256];
  private long[] raisedLots = new long[256];
  private int raises;
  /** Levels that may be gone, as numbers that rise in the order in which they are written. */
  private int[] gone = new int[64];
  private int goneSize;

  /** Differences of books with prices 0..unit, written to {@code out}. */
  public BookDifference(int unit, TapeBuilder out) {
    book = new DepthBook(unit);
    stamp = new int[2 * (unit + 1)];
    this.out = out;
    this.unit = unit;
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
      if (stamp[key] != REMOVED) addGone(key);
      stamp[key] = UNSEEN;
    }
    liveSize = kept;
    finish();
  }

  /** Says that a level of the book before may be gone from the one that was begun; it is, unless {@link #level} named it. */
  public void gone(int side, int ticks) {
    int key = key(side, ticks);
    if (stamp[key] == generation) return;
    addGone(key);
    if (stamp[key] != UNSEEN) stamp[key] = REMOVED;
  }

  /** Ends a book of which {@link #level} and {@link #gone} were given those levels only that may differ from the one before. */
  public void endChanges() {
    finish();
  }

  private void addGone(int key) {
    if (goneSize == gone.length) gone = Arrays.copyOf(gone, goneSize * 2);
    gone[goneSize++] = side(key) > 0 ? unit - (key >> 1) : unit + 1 + (key >> 1);
  }

  private void finish() {
    Arrays.sort(gone, 0, goneSize);
    for (int i = 0; i < goneSize; i++) {
      int side = gone[i] <= unit ? 1 : -1;
      int ticks = side > 0 ? unit - gone[i] : gone[i] - unit - 1;
      if (book.lots(side, ticks) != 0) set(RowKind.DEPTH, side, ticks, 0);
    }
    goneSize = 0;
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
    if (stamp[key] == UNSEEN) {
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
