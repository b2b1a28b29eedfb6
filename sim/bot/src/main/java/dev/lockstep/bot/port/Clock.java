package dev.lockstep.bot.port;

/** The only source of time. */
public interface Clock {
  /** Nanoseconds for durations; never goes back; its zero has no meaning. */
  long monotonicNanos();

  /** Nanoseconds since 1970-01-01T00:00:00Z, for stamps; may step. */
  long epochNanos();
}
