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

  /** What a part is called in a control's name, for instance {@code LinkPolicies.Reset.ON_CONNECT}. */
  static String label(Enum<?> part) {
    String name = part.getDeclaringClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + part.name();
  }
}
