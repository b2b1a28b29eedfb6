package dev.lockstep.bot.settings;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run's thresholds by key: each compared setting with the interval of values that would have changed nothing. All parts that compare
 * with one setting get the same threshold, so its interval holds for all of them.
 */
public final class Thresholds {
  private final Settings settings;
  private final Map<String, Threshold> byKey = new TreeMap<>();

  public Thresholds(Settings settings) {
    this.settings = settings;
    for (Setting setting : settings.known()) {
      if (setting.compared()) byKey.put(setting.key(), new Threshold(settings.value(setting.key())));
    }
  }

  /** The threshold of a compared setting. */
  public Threshold of(String key) {
    Threshold threshold = byKey.get(key);
    if (threshold == null) throw new IllegalArgumentException(key + " is not a compared setting");
    return threshold;
  }

  /** The setting's number, for those who print it; whoever compares asks the threshold. */
  public long value(String key) {
    return settings.value(key);
  }

  /** All thresholds in key order. A key that no part used has the widest interval. */
  public Map<String, Threshold> all() {
    return Collections.unmodifiableMap(byKey);
  }
}
