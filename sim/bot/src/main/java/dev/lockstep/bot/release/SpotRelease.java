package dev.lockstep.bot.release;

import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.spot.SpotParts;

/** A release of the spot bot: where its work runs, and which parts differ from ours. */
public record SpotRelease(String name, String summary, ExecutionProfile profile, SpotParts parts) {
  /** The same release with one part replaced: a control. */
  public SpotRelease with(Enum<?> part) {
    return new SpotRelease(name + "+" + label(part), summary + "; " + label(part), profile, parts.with(part));
  }

  SpotRelease named(String otherName, String otherSummary) {
    return new SpotRelease(otherName, otherSummary, profile, parts);
  }

  private static String label(Enum<?> part) {
    return part.getDeclaringClass().getSimpleName() + "." + part.name();
  }
}
