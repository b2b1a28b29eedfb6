package dev.lockstep.bot.guard;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Open lots in the order in which they were opened, whatever their age; a fill of the other side closes the oldest first and then opens. Fees are
 * divided by lots, so that the parts add up to the whole.
 */
final class FifoBook {
  /** Lots beyond which the book gives up. */
  static final int LOTS_MAX = 10_000;

  /** One open lot. */
  record Open(Side side, long lots, int priceTicks, long feeNanoUsd) {}

  private final Instrument instrument;
  private final Deque<Open> open = new ArrayDeque<>();

  FifoBook(Instrument instrument) {
    this.instrument = instrument;
  }

  /**
   * What a fill realised.
   *
   * @param closedLots 0 if it only opened
   * @param netNanoUsd after the fees of both ends
   */
  record Realised(long closedLots, long grossNanoUsd, long feesNanoUsd) {
    long netNanoUsd() {
      return grossNanoUsd - feesNanoUsd;
    }
  }

  Realised fill(Side side, long lots, int priceTicks, long feeNanoUsd) {
    if (lots <= 0 || priceTicks <= 0) throw new IllegalArgumentException("a fill of " + lots + " lots at " + priceTicks);
    long left = lots;
    long feeLeft = feeNanoUsd;
    long gross = 0;
    long fees = 0;
    while (left > 0 && !open.isEmpty() && open.peekFirst().side() != side) {
      Open oldest = open.pollFirst();
      long closed = Math.min(left, oldest.lots());
      long entryFee = part(oldest.feeNanoUsd(), closed, oldest.lots());
      long exitFee = part(feeLeft, closed, left);
      long moveTicks = side == Side.SELL ? priceTicks - oldest.priceTicks() : oldest.priceTicks() - priceTicks;
      gross += instrument.nanoUsd(moveTicks, closed);
      fees += entryFee + exitFee;
      left -= closed;
      feeLeft -= exitFee;
      if (closed < oldest.lots()) {
        open.addFirst(new Open(oldest.side(), oldest.lots() - closed, oldest.priceTicks(), oldest.feeNanoUsd() - entryFee));
      }
    }
    if (left > 0) open.addLast(new Open(side, left, priceTicks, feeLeft));
    return new Realised(lots - left, gross, fees);
  }

  private static long part(long fee, long closed, long of) {
    // What does not divide evenly goes through a double: the product would not fit a long, and what is rounded off stays with the rest.
    return closed == of ? fee : fee / of * closed + (long) ((double) (fee % of) * closed / of);
  }

  boolean overfull() {
    return open.size() > LOTS_MAX;
  }

  List<Open> lots() {
    return new ArrayList<>(open);
  }

  void restore(List<Open> lots) {
    open.clear();
    open.addAll(lots);
  }
}
