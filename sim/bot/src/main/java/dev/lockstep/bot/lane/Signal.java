package dev.lockstep.bot.lane;

/**
 * A one-shot event that a step can await. Signals are made by the runtime ({@link Lanes#newSignal()}), which decides
 * what waiting for them means.
 */
public interface Signal {
  /** Raises the signal; later calls do nothing. */
  void raise();

  /** Whether the signal was raised. */
  boolean raised();

  /** Calls the listener once when the signal is raised, at once if it already was. For runtimes, not for bots. */
  void whenRaised(Runnable listener);
}
