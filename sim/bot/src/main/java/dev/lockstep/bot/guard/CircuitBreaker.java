package dev.lockstep.bot.guard;

/** Something that may keep entries back. Exits are never asked about. */
public interface CircuitBreaker {
  /** Its name in messages and in the state. */
  String name();

  /** Whether an entry may be sent now. A breaker that cannot tell refuses. */
  BreakerVerdict judge(EntryView view);
}
