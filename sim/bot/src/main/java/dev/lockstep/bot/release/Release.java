package dev.lockstep.bot.release;

import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowParts;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release of the window bot: where its work runs, which parts it has, and the numbers in which it differs.
 *
 * @param overrides settings whose default differs in this release, in text form
 */
public record Release(String name, String summary, ExecutionProfile profile, Map<String, String> overrides, WindowParts parts) {
  public Release {
    overrides = new TreeMap<>(overrides);
  }

  /** The settings of this release: defaults, its overrides, then the user's changes. */
  public Settings settings(Settings standard, Map<String, String> changes) {
    return standard.withAll(overrides).withAll(changes);
  }

  Release named(String otherName, String otherSummary) {
    return new Release(otherName, otherSummary, profile, overrides, parts);
  }

  Release on(ExecutionProfile other) {
    return new Release(name, summary, other, overrides, parts);
  }

  Release with(WindowParts other) {
    return new Release(name, summary, profile, overrides, other);
  }

  Release with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(overrides);
    changed.put(key, value);
    return new Release(name, summary, profile, changed, parts);
  }
}
