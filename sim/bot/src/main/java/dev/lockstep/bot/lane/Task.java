package dev.lockstep.bot.lane;

/** A unit of sequential work that runs to completion and then says how it goes on. */
@FunctionalInterface
public interface Task {
  /** Runs without suspending; within a step the clock stands still. */
  Step run();
}
