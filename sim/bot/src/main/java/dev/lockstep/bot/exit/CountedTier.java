package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/**
 * A tier that fires when its condition holds often enough in a row. Firing does not reset the count (as recorded). Hits of a row that was
 * too short have changed nothing and tell no settings apart.
 */
abstract class CountedTier implements ExitTier {
  private final int needed;
  private final Threshold ticks;
  private final Hits hits = new Hits();
  private int count;

  CountedTier(Thresholds thresholds, String ticksKey) {
    needed = (int) thresholds.value(ticksKey);
    ticks = thresholds.of(ticksKey);
  }

  /** Whether the condition holds; comparisons go through {@code hits}. */
  abstract boolean holds(Hits hits, ExitView view);

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public ExitDecision decide(ExitView view) {
    if (!holds(hits, view)) {
      hits.drop();
      int broken = count;
      count = 0;
      return new ExitDecision.Hold(broken);
    }
    count++;
    if (!hits.isReachedBy(ticks, count)) return new ExitDecision.Warn(count);
    hits.keep();
    return new ExitDecision.Exit(reason(), count);
  }
}
