package dev.lockstep.engine.fault;

import dev.lockstep.datasets.scenario.Traffic;

/** Answers to calls of a kind take longer. */
record SlowResponse(Traffic of, long addedNanos, Interval interval) implements Fault {
  @Override
  public long answerAddedNanos(Traffic call, long nowNanos) {
    return of.covers(call) && interval.contains(nowNanos) ? addedNanos : 0;
  }
}
