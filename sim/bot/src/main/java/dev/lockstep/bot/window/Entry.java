package dev.lockstep.bot.window;

import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;

/** How a position comes about: the first part of every loop, on the main lane. */
interface Entry {
  /** Looks at the books, perhaps acts, and goes on with {@code then}. */
  Step step(BookPair books, Task then);
}
