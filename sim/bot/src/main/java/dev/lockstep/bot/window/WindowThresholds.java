package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.DangerExit;
import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.exit.HardStop;
import dev.lockstep.bot.exit.SafetyExit;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run's thresholds by key: each compared setting with the interval of values that would have changed nothing. */
final class WindowThresholds {
  private final Map<String, Threshold> byKey = new TreeMap<>();

  WindowThresholds(Settings settings, List<ExitTier> tiers) {
    for (Setting setting : settings.known()) {
      if (setting.compared()) byKey.put(setting.key(), settings.threshold(setting.key()));
    }
    for (ExitTier tier : tiers) {
      if (tier instanceof HardStop stop) {
        byKey.put(WindowSettings.HARD_STOP_TRIGGER, stop.trigger());
        byKey.put(WindowSettings.HARD_STOP_TICKS, stop.ticks());
      } else if (tier instanceof DangerExit danger) {
        byKey.put(WindowSettings.DANGER_SCORE, danger.score());
        byKey.put(WindowSettings.DANGER_OPPONENT_ASK, danger.opponentAsk());
        byKey.put(WindowSettings.DANGER_TICKS, danger.ticks());
      } else if (tier instanceof SafetyExit safety) {
        byKey.put(WindowSettings.SAFETY_SECONDS, safety.seconds());
        byKey.put(WindowSettings.SAFETY_BID, safety.bid());
      } else {
        throw new AssertionError("a tier without thresholds: " + tier);
      }
    }
  }

  Threshold of(String key) {
    Threshold threshold = byKey.get(key);
    if (threshold == null) throw new IllegalArgumentException(key + " is not a compared setting");
    return threshold;
  }

  /** All thresholds in key order. A key that no part used has the widest interval. */
  Map<String, Threshold> all() {
    return Collections.unmodifiableMap(byKey);
  }
}
