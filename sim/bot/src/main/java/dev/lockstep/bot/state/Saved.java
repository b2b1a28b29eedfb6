package dev.lockstep.bot.state;

/** How a save ended. */
public sealed interface Saved {
  /** The state is durable under this generation. */
  record Durable(long generation) implements Saved {}

  /**
   * The state may or may not survive; an older one, or this one, does. The next save starts over with a new file.
   *
   * @param failuresInARow saves that failed since the last durable one, this one included
   */
  record Failed(String why, int failuresInARow) implements Saved {}
}
