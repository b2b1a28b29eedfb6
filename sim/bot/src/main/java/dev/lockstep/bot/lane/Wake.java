package dev.lockstep.bot.lane;

/** Why a waiting task was resumed. */
public enum Wake {
  /** Everything awaited has happened. */
  READY,
  /** The bound of the wait passed first; the normal end of a {@link Step.Sleep}. */
  TIMEOUT,
  /** The runtime is stopping; finish without starting anything new. */
  STOP
}
