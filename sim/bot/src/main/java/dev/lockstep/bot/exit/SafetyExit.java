package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/** Fires at once when little time is left and the best bid is low. An empty bid list counts as a bid of zero. */
public final class SafetyExit implements ExitTier {
  private final Threshold seconds;
  private final Threshold bid;
  private final Hits hits = new Hits();

  public SafetyExit(Thresholds thresholds, String secondsKey, String bidKey) {
    seconds = thresholds.of(secondsKey);
    bid = thresholds.of(bidKey);
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
    boolean holds = hits.isAtLeast(seconds, Math.floorDiv(view.leftNanos(), 1_000)) && hits.isAbove(bid, Math.max(view.bidMicro(), 0));
    if (holds) hits.keep();
    else hits.drop();
    return holds ? new ExitDecision.Exit(reason(), 1) : new ExitDecision.Hold(0);
  }
}
