package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;

/** Fires on a best bid at or below the trigger, twice in a row by default. An empty bid list is no trigger and resets the count. */
public final class HardStop extends CountedTier {
  private final Threshold trigger;

  public HardStop(Settings settings, String triggerKey, String ticksKey) {
    super((int) settings.value(ticksKey));
    trigger = settings.threshold(triggerKey);
  }

  @Override
  public ExitReason reason() {
    return ExitReason.HARD_STOP;
  }

  public Threshold trigger() {
    return trigger;
  }

  @Override
  boolean holds(ExitView view) {
    return view.bidMicro() >= 0 && view.bidLots() > 0 && trigger.isAtLeast(view.bidMicro());
  }
}
