package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/** Fires on a best bid at or below the trigger, twice in a row by default. An empty bid list is no trigger and resets the count. */
public final class HardStop extends CountedTier {
  private final Threshold trigger;

  public HardStop(Thresholds thresholds, String triggerKey, String ticksKey) {
    super(thresholds, ticksKey);
    trigger = thresholds.of(triggerKey);
  }

  @Override
  public ExitReason reason() {
    return ExitReason.HARD_STOP;
  }

  @Override
  boolean holds(Hits hits, ExitView view) {
    return view.bidMicro() >= 0 && view.bidLots() > 0 && hits.isAtLeast(trigger, view.bidMicro());
  }
}
