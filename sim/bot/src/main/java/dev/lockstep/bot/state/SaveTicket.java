package dev.lockstep.bot.state;

import dev.lockstep.bot.lane.Signal;

/** A save that was asked for: await {@link #ended}, then read the outcome. One save may serve many tickets. */
public final class SaveTicket {
  private final Signal ended;
  private Saved outcome;

  SaveTicket(Signal ended) {
    this.ended = ended;
  }

  /** Raised when the asked-for state, or a later one, was saved, or the attempt failed. */
  public Signal ended() {
    return ended;
  }

  /** Null until then. */
  public Saved outcome() {
    return outcome;
  }

  void end(Saved how) {
    outcome = how;
    ended.raise();
  }
}
