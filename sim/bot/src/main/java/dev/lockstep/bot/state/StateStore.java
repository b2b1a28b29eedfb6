package dev.lockstep.bot.state;

/**
 * Where a bot's state is kept between runs. Opened once, then saved to by one task at a time. The calls take as long as the files
 * behind them: on the lane {@code store} only.
 */
public interface StateStore<S> {
  /** Finds the newest valid state, and keeps other instances out until {@link #close}. What it returns as loaded is durable. */
  Opened<S> open(Opening opening);

  /** Saves a state; it is durable once this says so, and not before. */
  Saved save(S state);

  /** Lets another instance in. */
  void close();

  /** What to do where state files exist and none of them is valid. */
  enum Opening {
    /** Refuse: a position may be open that nobody remembers. */
    STRICT,
    /** Set them aside and start from nothing, because the operator said so. A valid state is loaded all the same. */
    FRESH_IF_NONE_VALID
  }
}
