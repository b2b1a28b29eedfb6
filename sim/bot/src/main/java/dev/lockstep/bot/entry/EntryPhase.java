package dev.lockstep.bot.entry;

/** Where a maker-first entry stands. */
public enum EntryPhase {
  /** Waits until the order's id is durable. From: start, reprice. To: ASKING, ENDED. */
  DURABLE,
  /** Asks the main lane whether it may send now. To: SENDING, ENDED. */
  ASKING,
  /** The order is on its way. To: RESTING, UNKNOWN, ENDED. */
  SENDING,
  /** The order rests and is asked for every poll. To: CANCELLING, ENDED. */
  RESTING,
  /** A cancel is on its way. To: CONFIRMING, ENDED, DURABLE (reprice). */
  CANCELLING,
  /** Whether the order has ended is asked until it is known. To: ENDED, DURABLE (reprice). */
  CONFIRMING,
  /** No answer to the sending: asked for by id. To: RESTING, CANCELLING, ENDED. */
  UNKNOWN,
  /** Told to the main lane; the lane is free. */
  ENDED
}
