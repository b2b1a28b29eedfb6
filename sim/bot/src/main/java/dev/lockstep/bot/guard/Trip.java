package dev.lockstep.bot.guard;

/** That a breaker went off: the first time counts, later ones change neither reason nor time. Stays until an operator resets it. */
public record Trip(String reasonCode, String message, long atEpochNanos) {
  BreakerVerdict verdict() {
    return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, reasonCode, message).with("tripped_at", Long.toString(atEpochNanos));
  }
}
