package dev.lockstep.bot.guard;

/** What a message to the venue is for: the only thing about it that a guard needs to know. */
public enum Intent {
  /** Opens or enlarges a position. */
  ENTRY,
  /** Shrinks a position and cannot turn it over. */
  REDUCE_ONLY_EXIT,
  CANCEL
}
