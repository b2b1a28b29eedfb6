package dev.lockstep.engine.fault;

import dev.lockstep.datasets.scenario.Traffic;

/** Calls of a kind are neither carried out nor answered. */
record Gap(Traffic of, Interval interval) implements Fault {
  @Override
  public boolean swallows(Traffic call, long nowNanos) {
    return of.covers(call) && interval.contains(nowNanos);
  }
}
