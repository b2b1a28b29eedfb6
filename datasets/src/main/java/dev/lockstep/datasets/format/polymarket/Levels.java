package dev.lockstep.datasets.format.polymarket;

import java.util.Arrays;

/** Levels or changes of one message in growing columns, reused. */
final class Levels {
  int[] ticks = new int[128];
  long[] lots = new long[128];
  /** For changes: +1 bid, -1 ask. */
  byte[] side = new byte[128];
  /** For changes: the token, or null for the frame's. */
  String[] token = new String[128];
  /** For changes: the best prices stated with it in ticks, -1 where none. */
  int[] bestBid = new int[128];
  int[] bestAsk = new int[128];
  int size;
  /** The {@link #state} of a book that has no name. */
  static final long UNKNOWN = 0;
  /** For a side of a book: a number that names it, for the next one to refer to. */
  long state;
  /** For a side of a book: the state from which it differs by the levels touched and gone alone; or unknown. */
  long base;
  private int[] touched = new int[16];
  private int touchedSize;
  private int[] gone = new int[16];
  private int goneSize;

  void clear() {
    size = 0;
    state = UNKNOWN;
    base = UNKNOWN;
    touchedSize = 0;
    goneSize = 0;
  }

  /** Says that the level at an index is new or has another size than in {@link #base}. */
  void touched(int index) {
    if (touchedSize == touched.length) touched = Arrays.copyOf(touched, touchedSize * 2);
    touched[touchedSize++] = index;
  }

  int touchedSize() {
    return touchedSize;
  }

  int touchedAt(int i) {
    return touched[i];
  }

  /** Says that a price of {@link #base} may be gone; it is, unless it was touched too. */
  void gone(int price) {
    if (goneSize == gone.length) gone = Arrays.copyOf(gone, goneSize * 2);
    gone[goneSize++] = price;
  }

  int goneSize() {
    return goneSize;
  }

  int goneAt(int i) {
    return gone[i];
  }

  /** Adds the levels [first, last) of other columns. */
  void addAll(int[] otherTicks, long[] otherLots, int first, int last) {
    int more = last - first;
    while (size + more > ticks.length) grow();
    System.arraycopy(otherTicks, first, ticks, size, more);
    System.arraycopy(otherLots, first, lots, size, more);
    size += more;
  }

  void add(int ticks, long lots) {
    if (size == this.ticks.length) grow();
    this.ticks[size] = ticks;
    this.lots[size++] = lots;
  }

  void addChange(String token, int ticks, long lots, byte side, int bestBid, int bestAsk) {
    add(ticks, lots);
    this.token[size - 1] = token;
    this.side[size - 1] = side;
    this.bestBid[size - 1] = bestBid;
    this.bestAsk[size - 1] = bestAsk;
  }

  private void grow() {
    int capacity = ticks.length * 2;
    ticks = Arrays.copyOf(ticks, capacity);
    lots = Arrays.copyOf(lots, capacity);
    side = Arrays.copyOf(side, capacity);
    token = Arrays.copyOf(token, capacity);
    bestBid = Arrays.copyOf(bestBid, capacity);
    bestAsk = Arrays.copyOf(bestAsk, capacity);
  }
}
