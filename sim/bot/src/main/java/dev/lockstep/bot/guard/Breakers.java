package dev.lockstep.bot.guard;

import java.util.List;

/** All breakers of a bot, asked in order: the first that does not pass is the answer. One that fails itself refuses. */
public final class Breakers {
  private final List<CircuitBreaker> breakers;

  public Breakers(List<CircuitBreaker> breakers) {
    this.breakers = List.copyOf(breakers);
  }

  /** Whether an entry may be sent. */
  public BreakerVerdict judge(EntryView view) {
    for (CircuitBreaker breaker : breakers) {
      BreakerVerdict verdict;
      try {
        verdict = breaker.judge(view);
      } catch (RuntimeException defect) {
        // A breaker with a defect must not let through what it was built to stop.
        return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, "breaker_failed", breaker.name() + ": " + defect);
      }
      if (!verdict.passes()) return verdict.with("breaker", breaker.name());
    }
    return BreakerVerdict.pass();
  }
}
