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

  void clear() {
    size = 0;
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
    int capacity = size * 2;
    ticks = Arrays.copyOf(ticks, capacity);
    lots = Arrays.copyOf(lots, capacity);
    side = Arrays.copyOf(side, capacity);
    token = Arrays.copyOf(token, capacity);
    bestBid = Arrays.copyOf(bestBid, capacity);
    bestAsk = Arrays.copyOf(bestAsk, capacity);
  }
}
