package dev.lockstep.bot.entry;

/** How a maker-first entry ended. What was filled is booked in every case. */
public enum EntryOutcome {
  FILLED,
  /** The deadline passed; perhaps a part was filled. */
  TIMED_OUT,
  /** The venue refused it. */
  REJECTED,
  /** It was never sent: not durable in time, or not permitted any more. */
  NOT_SENT,
  /** It was sent, and the venue does not know it: nothing was ever taken. */
  NEVER_ARRIVED,
  /** Cancelled because the bot closes. */
  CLOSED,
  /** The runtime stopped before its end was known: it may rest at the venue. */
  UNRESOLVED
}
