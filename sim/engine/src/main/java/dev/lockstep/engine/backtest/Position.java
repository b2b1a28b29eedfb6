package dev.lockstep.engine.backtest;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.market.Outcome;

/**
 * The one position of a window, as the venue saw it. Times are nanoseconds since the epoch (0 where there was none), prices and money in
 * nano-dollars per share and nano-dollars, sizes in lots.
 *
 * @param side the token that was held
 * @param entryPriceNano average price of the purchase
 * @param trigger what happened on the way out; null where no tier fired
 * @param exitPriceNano average price of all sales, -1 if nothing was sold
 * @param settled whether the held token won; null where no winner is known
 * @param falseExit a winner that a tier sold below its settlement value
 * @param grossPnlNanoUsd result before fees; null where the settlement of held shares is unknown
 * @param pnlNanoUsd result after fees; null where fees or settlement are unknown
 * @param feesNanoUsd null where the venue's fees are unknown
 * @param holdPnlNanoUsd result before exits: had the shares been held to settlement; null where no winner is known
 * @param believedPnlNanoUsd what the bot booked
 * @param zombieRetries profit-lock tries over the cap, or after the window
 */
public record Position(
    Outcome side,
    long boughtLots,
    long soldLots,
    long entryNanos,
    long entryPriceNano,
    Exit trigger,
    long exitNanos,
    long exitPriceNano,
    ExitReason reason,
    Boolean settled,
    boolean falseExit,
    Long grossPnlNanoUsd,
    Long pnlNanoUsd,
    Long feesNanoUsd,
    Long holdPnlNanoUsd,
    long believedPnlNanoUsd,
    Watch watch,
    int zombieRetries) {

  /**
   * The way out by a tier.
   *
   * @param conditionNanos when the tier's condition was first seen to hold, without a break until the decision
   * @param decisionNanos when the tier fired
   * @param submissionNanos when the first exit order left, 0 if none did
   * @param fillNanos when the venue executed its first part, 0 if it did not
   * @param finishedNanos when the bot was done with it, 0 if it never was
   * @param triggerBidTicks best bid it fired on, -1 for none
   */
  public record Exit(
      ExitReason tier,
      long conditionNanos,
      long decisionNanos,
      long submissionNanos,
      long fillNanos,
      long finishedNanos,
      int triggerBidTicks,
      int evaluationsToDecide) {}
}
