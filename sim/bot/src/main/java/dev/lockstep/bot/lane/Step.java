package dev.lockstep.bot.lane;

import java.util.List;

/**
 * How a task goes on after a step. Sleep and Await keep holding the lane: that is the law of lanes. Every wait is bounded
 * and is woken by the runtime's stop signal.
 */
public sealed interface Step permits Step.Done, Step.Sleep, Step.Await {

  /** The task is over; its lane takes the next task of the mailbox. */
  record Done() implements Step {}

  /** Waits for time alone. */
  record Sleep(long nanos, Resumption next) implements Step {
    public Sleep {
      if (nanos < 0) throw new IllegalArgumentException("negative sleep: " + nanos + " ns");
    }
  }

  /** Waits until all signals are raised, but no longer than the bound. */
  record Await(List<Signal> signals, long timeoutNanos, Resumption next) implements Step {
    public Await {
      signals = List.copyOf(signals);
      if (timeoutNanos <= 0) throw new IllegalArgumentException("a wait must be bounded: " + timeoutNanos + " ns");
    }
  }

  /** The one instance of {@link Done}. */
  Step DONE = new Done();

  static Step done() {
    return DONE;
  }

  static Step sleep(long nanos, Resumption next) {
    return new Sleep(nanos, next);
  }

  static Step await(Signal signal, long timeoutNanos, Resumption next) {
    return new Await(List.of(signal), timeoutNanos, next);
  }

  static Step awaitAll(List<? extends Signal> signals, long timeoutNanos, Resumption next) {
    return new Await(List.copyOf(signals), timeoutNanos, next);
  }
}
