package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/**
 * The safety exit decided by what the book can still take: little time is left, the best bid is low, and the bids carry the whole position
 * at the floor or better. Into an empty or worthless book nothing is sold.
 */
public final class LastSecondsExit implements ExitTier {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Threshold seconds;
  private final Threshold bid;
  private final PriceFloor floor;
  private final Hits hits = new Hits();

  public LastSecondsExit(Thresholds thresholds, String secondsKey, String bidKey, PriceFloor floor) {
    seconds = thresholds.of(secondsKey);
    bid = thresholds.of(bidKey);
    this.floor = floor;
  }

  @Override
  public ExitReason reason() {
    return ExitReason.SAFETY_EXIT;
  }

  @Override
  public int needed() {
    return 1;
  }

  @Override
  public ExitDecision decide(ExitView view) {
    boolean holds = hits.isAtLeast(seconds, Math.floorDiv(view.leftNanos(), NANOS_PER_MICRO)) && view.bidMicro() >= 0
        && hits.isAbove(bid, view.bidMicro()) && floor.isMet(hits, view);
    if (holds) hits.keep();
    else hits.drop();
    return holds ? new ExitDecision.Exit(reason(), 1) : new ExitDecision.Hold(0);
  }
}
