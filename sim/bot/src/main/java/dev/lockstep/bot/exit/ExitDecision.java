package dev.lockstep.bot.exit;

/** What a tier makes of one view. */
public sealed interface ExitDecision {
  /** The condition does not hold. {@code brokenAfter} says how many hits in a row it ended. */
  record Hold(int brokenAfter) implements ExitDecision {}

  /** The condition holds, but not often enough yet. */
  record Warn(int count) implements ExitDecision {}

  /** Get out. */
  record Exit(ExitReason reason, int count) implements ExitDecision {}
}
