package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;

/** Fires at once when little time is left and the best bid is low. An empty bid list counts as a bid of zero. */
public final class SafetyExit implements ExitTier {
  private final Threshold seconds;
  private final Threshold bid;

  public SafetyExit(Settings settings, String secondsKey, String bidKey) {
    seconds = settings.threshold(secondsKey);
    bid = settings.threshold(bidKey);
  }

  @Override
  public ExitReason reason() {
    return ExitReason.SAFETY_EXIT;
  }

  @Override
  public int needed() {
    return 1;
  }

  public Threshold seconds() {
    return seconds;
  }

  public Threshold bid() {
    return bid;
  }

  @Override
  public ExitDecision decide(ExitView view) {
    boolean holds = seconds.isAtLeast(Math.floorDiv(view.leftNanos(), 1_000)) && bid.isAbove(Math.max(view.bidMicro(), 0));
    return holds ? new ExitDecision.Exit(reason(), 1) : new ExitDecision.Hold(0);
  }
}
