package dev.lockstep.bot.port;

/** Where the funding rate of a perpetual contract is asked for. A spot account pays none; it is told of because the seed's session has the task. */
public interface FundingSource {
  /** The rate now, in millionths; null if this venue has none to ask for. May throw like any client library. */
  Reply<Long> ratePpm();

  /** A venue without funding. */
  FundingSource NONE = () -> null;
}
