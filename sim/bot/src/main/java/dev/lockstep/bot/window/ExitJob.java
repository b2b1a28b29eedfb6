package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;

/** One exit while it is carried out: what is still to sell and what came in. Lives on the main lane. */
final class ExitJob {
  final ExitReason reason;
  final Outcome side;
  /** Own book of the loop that fired. */
  final BookView triggerBook;
  final long startedNanos;
  long remainingLots;
  /** Of the position, but not for sale yet. */
  long unsettledLots;
  long soldLots;
  /** Sum of price times size of what was sold, in ticks times lots, as the bot books it. */
  long bookedTickLots;
  /** The same at the prices of the fills. */
  long notionalTickLots;
  int chunks;

  ExitJob(ExitReason reason, Outcome side, BookView triggerBook, long startedNanos, long lots) {
    this.reason = reason;
    this.side = side;
    this.triggerBook = triggerBook;
    this.startedNanos = startedNanos;
    this.remainingLots = lots;
  }

  void sold(long lots, long notional, long booked) {
    soldLots += lots;
    notionalTickLots += notional;
    bookedTickLots += booked;
    remainingLots = Math.max(remainingLots - lots, 0);
    chunks++;
  }

  /** So many can be sold now; what else the job had to sell waits for a later exit. */
  void sellable(long lots) {
    unsettledLots = Math.max(remainingLots + unsettledLots - lots, 0);
    remainingLots = lots;
  }

  long averageTicks() {
    return soldLots == 0 ? 0 : notionalTickLots / soldLots;
  }
}
