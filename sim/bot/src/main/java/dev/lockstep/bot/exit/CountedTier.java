package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/** A tier that fires when its condition holds often enough in a row. Firing does not reset the count (as recorded). */
abstract class CountedTier implements ExitTier {
  private final int needed;
  private final Threshold ticks;
  private int count;

  CountedTier(Thresholds thresholds, String ticksKey) {
    needed = (int) thresholds.value(ticksKey);
    ticks = thresholds.of(ticksKey);
  }

  abstract boolean holds(ExitView view);

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public ExitDecision decide(ExitView view) {
    if (!holds(view)) {
      int broken = count;
      count = 0;
      return new ExitDecision.Hold(broken);
    }
    count++;
    return ticks.isReachedBy(count) ? new ExitDecision.Exit(reason(), count) : new ExitDecision.Warn(count);
  }
}
