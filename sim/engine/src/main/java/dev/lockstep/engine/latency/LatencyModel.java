package dev.lockstep.engine.latency;

/** How long a message takes between bot and venue, in nanoseconds. Feed latency is in the tape. */
public interface LatencyModel {
  /** From the bot to the venue, for a request sent now. */
  long entryNanos(long nowNanos);

  /** From the venue to the bot, for an answer sent now. */
  long responseNanos(long nowNanos);
}
