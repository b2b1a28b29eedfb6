package dev.lockstep.bot.lane;

/** The rest of a task after a wait. */
@FunctionalInterface
public interface Resumption {
  /** Goes on with the task; {@code wake} says whether the wait ended, timed out or was stopped. */
  Step resume(Wake wake);
}
