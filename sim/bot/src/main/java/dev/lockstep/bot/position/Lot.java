package dev.lockstep.bot.position;

import dev.lockstep.bot.market.Side;

/** One position opened by one entry intent. A BUY lot holds base and is closed by selling; a SELL lot owes base and is closed by buying back. */
public final class Lot {
  final long id;
  final Side side;
  long lots;
  long valueTickLots;
  long entryFeeNanoUsd;
  long openedNanos;
  int barsHeld;
  int peakTicks;
  long exitOrder;
  int exitTries;
  int exitNumber;
  long retryNanos = Long.MIN_VALUE;
  boolean dust;
  boolean runner;

  Lot(long id, Side side, long openedNanos) {
    this.id = id;
    this.side = side;
    this.openedNanos = openedNanos;
  }

  /** The entry intent that opened it. */
  public long id() {
    return id;
  }

  public Side side() {
    return side;
  }

  public long lots() {
    return lots;
  }

  /** Average price of what is left, in ticks, rounded down. */
  public int openTicks() {
    return (int) (valueTickLots / lots);
  }

  public long entryFeeNanoUsd() {
    return entryFeeNanoUsd;
  }

  /** Closed candles since it was opened. */
  public int barsHeld() {
    return barsHeld;
  }

  /** Best price seen since it was opened: highest bid of a BUY lot, lowest ask of a SELL lot; 0 before the first quote. */
  public int peakTicks() {
    return peakTicks;
  }

  /** The order that closes it now, or 0. */
  public long exitOrder() {
    return exitOrder;
  }

  /** Number of the next exit order. */
  public int exitNumber() {
    return exitNumber;
  }

  public int exitTries() {
    return exitTries;
  }

  /** Monotonic time before which no further exit is tried. */
  public long retryNanos() {
    return retryNanos;
  }

  /** The first lot of its side, which is given more room to run. */
  public boolean isRunner() {
    return runner;
  }

  /** What is left cannot be traded any more: too small. */
  public boolean isDust() {
    return dust;
  }
}
