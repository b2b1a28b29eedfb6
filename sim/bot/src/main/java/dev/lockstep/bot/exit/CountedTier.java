package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Misses;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/**
 * A tier that fires when its condition holds often enough in a row. Firing does not reset the count (as recorded). Hits of a row that was
 * too short have changed nothing and tell no settings apart; nor do misses beside which another one in the row suffices, unless somebody
 * watches how long a row must be.
 */
abstract class CountedTier implements ExitTier {
  private final int needed;
  private final Threshold ticks;
  /** Null before the first view. */
  private Hits hits;
  /** Null where each miss is noted at once. */
  private Misses misses;
  private int views;
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
    if (hits == null) {
      misses = ticks.isWatched() ? null : new Misses(needed);
      hits = new Hits(misses);
    }
    views = Math.min(views + 1, needed);
    ExitDecision decision = holds(hits, view) ? hit() : miss();
    // Where misses were passed over, other settings may have counted up to here.
    if (!(decision instanceof ExitDecision.Exit)) ticks.isReachedBy(misses == null ? count : Math.min(views, needed - 1));
    return decision;
  }

  private ExitDecision hit() {
    count++;
    if (count < needed) {
      if (misses != null) misses.hit();
      return new ExitDecision.Warn(count);
    }
    hits.isReachedBy(ticks, count);
    hits.keep();
    if (misses != null) misses.held();
    return new ExitDecision.Exit(reason(), count);
  }

  private ExitDecision miss() {
    int broken = count;
    count = 0;
    hits.drop();
    if (misses != null) misses.miss();
    return new ExitDecision.Hold(broken);
  }
}
