package dev.lockstep.engine.backtest;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;

/** A hand-drawn window for stories: the UP token's best bid in cents at given seconds before the end, stepping, one cent spread. */
final class Knots {
  static final long END = 1_772_242_200_000_000_000L;
  private static final long SHARE = 1_000_000L;
  private static final int DEPTH = 5;

  private final MemoryTape tape = new MemoryTape();
  private final TapeHeader header;
  private int lastCents = -1;

  Knots(String id, Outcome winner) {
    Window window = new Window(
        id, END - 900_000_000_000L, END, "up", "down", winner, winner == null ? Window.WinnerSource.UNKNOWN : Window.WinnerSource.RECORDED, true);
    header = new TapeHeader(Instrument.polymarket(id), window, -1);
  }

  /** From this many seconds before the end on the best bid is this many cents; 0 = no bids at all. */
  Knots bid(double secondsLeft, int cents) {
    long at = END - Math.round(secondsLeft * 1e9);
    if (lastCents < 0) tape.add(at, at, RowKind.CLEAR, (byte) 0, 0, 0);
    else levels(at, lastCents, 0);
    levels(at, cents, 100 * SHARE);
    lastCents = cents;
    return this;
  }

  /** A sale of this size at this price, shown on the tape. */
  Knots sale(double secondsLeft, int cents, long shares) {
    long at = END - Math.round(secondsLeft * 1e9);
    tape.add(at, at, RowKind.TRADE, (byte) -1, cents * 10, shares * SHARE);
    return this;
  }

  private void levels(long at, int cents, long lots) {
    for (int level = 0; level < DEPTH; level++) {
      if (cents - level > 0) tape.add(at, at, RowKind.DEPTH, (byte) 1, (cents - level) * 10, lots);
      int ask = cents + 1 + level;
      if (cents > 0 && ask < 100) tape.add(at, at, RowKind.DEPTH, (byte) -1, ask * 10, lots);
    }
  }

  TapeSource open() {
    return tape.open(header);
  }

  Instrument instrument() {
    return header.instrument();
  }
}
