package dev.lockstep.bot.entry;

import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;

/** A question from one lane to the main lane: the answer is written before the signal is raised, so whoever awaited the signal sees it. */
public final class Asked<T> {
  private final Signal signal;
  private T answer;

  public Asked(Lanes lanes) {
    signal = lanes.newSignal();
  }

  /** Answers; the main lane calls it once. */
  public void answer(T value) {
    answer = value;
    signal.raise();
  }

  public Signal signal() {
    return signal;
  }

  /** The answer, or null while there is none. */
  public T value() {
    return signal.raised() ? answer : null;
  }
}
