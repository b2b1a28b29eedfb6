package dev.lockstep.bot.release;

import dev.lockstep.bot.BotFactory;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.settings.Settings;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release: where its work runs, how its bot is assembled, and the numbers in which it differs.
 *
 * @param overrides settings whose default differs in this release, in text form
 */
public record Release(String name, String summary, ExecutionProfile profile, Map<String, String> overrides, BotFactory factory) {
  public Release {
    overrides = new TreeMap<>(overrides);
  }

  /** A bot of the user's own, on lanes {@code main} and {@code lock}. */
  public static Release of(String name, BotFactory factory) {
    return new Release(name, "a strategy of your own", Releases.LOCK_APART, new TreeMap<>(), factory);
  }

  /** The settings of this release: defaults, its overrides, then the user's changes. */
  public Settings settings(Settings standard, Map<String, String> changes) {
    return standard.withAll(overrides).withAll(changes);
  }

  Release named(String otherName, String otherSummary) {
    return new Release(otherName, otherSummary, profile, overrides, factory);
  }

  Release on(ExecutionProfile other) {
    return new Release(name, summary, other, overrides, factory);
  }

  Release with(BotFactory other) {
    return new Release(name, summary, profile, overrides, other);
  }

  Release with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(overrides);
    changed.put(key, value);
    return new Release(name, summary, profile, changed, factory);
  }
}
