package dev.lockstep.datasets.format.polymarket;

import java.util.Arrays;

/** Levels or changes of one message in growing columns, reused. */
final class Levels {
  private int[] ownTicks = new int[128];
  private long[] ownLots = new long[128];
  /** Prices and sizes; may be those of a {@link SideText}, to be read only. */
  int[] ticks = ownTicks;
  long[] lots = ownLots;
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
    ticks = ownTicks;
    lots = ownLots;
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

  /** Shows columns kept elsewhere until the next {@link #clear}. */
  void view(int[] otherTicks, long[] otherLots, int otherSize) {
    ticks = otherTicks;
    lots = otherLots;
    size = otherSize;
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
    ownTicks = Arrays.copyOf(ticks, capacity);
    ownLots = Arrays.copyOf(lots, capacity);
    ticks = ownTicks;
    lots = ownLots;
    side = Arrays.copyOf(side, capacity);
    token = Arrays.copyOf(token, capacity);
    bestBid = Arrays.copyOf(bestBid, capacity);
    bestAsk = Arrays.copyOf(bestAsk, capacity);
  }
}
