package dev.lockstep.datasets.format.kalshi;

import java.util.Arrays;

/** One message of a Kalshi recording, decoded; reused from line to line. Prices in thousandths, sizes in millionths of a contract. */
final class KalshiEvent {
  /** What a message is. */
  enum Type {
    CONNECTED,
    SNAPSHOT,
    DELTA,
    TRADE,
    TICKER,
    CHECKPOINT,
    /** Tells when the market closes. */
    WATCH,
    OTHER
  }

  Type type;
  String market;
  long localNanos;
  long exchangeNanos;
  /** Sequence number on its connection, or -1. */
  long sequence;
  /** +1 yes, -1 no. */
  int side;
  int ticks;
  long lots;
  /** Close time of the market, or -1. */
  long closeNanos;
  final Side yes = new Side();
  final Side no = new Side();
  /** Best yes bid and ask of a ticker, 0 where that side is empty. */
  int bidTicks;
  long bidLots;
  int askTicks;
  long askLots;

  void clear() {
    type = Type.OTHER;
    market = null;
    localNanos = -1;
    exchangeNanos = -1;
    sequence = -1;
    side = 0;
    ticks = 0;
    lots = 0;
    closeNanos = -1;
    yes.size = 0;
    no.size = 0;
    bidTicks = 0;
    bidLots = 0;
    askTicks = 0;
    askLots = 0;
  }

  /** Bids of one side in growing columns. */
  static final class Side {
    int[] ticks = new int[128];
    long[] lots = new long[128];
    int size;

    void add(int ticks, long lots) {
      if (size == this.ticks.length) {
        this.ticks = Arrays.copyOf(this.ticks, size * 2);
        this.lots = Arrays.copyOf(this.lots, size * 2);
      }
      this.ticks[size] = ticks;
      this.lots[size++] = lots;
    }
  }
}
