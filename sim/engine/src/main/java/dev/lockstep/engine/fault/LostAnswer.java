package dev.lockstep.engine.fault;

import dev.lockstep.datasets.scenario.Traffic;

/** Orders are carried out and their answers do not come. */
record LostAnswer(Interval interval) implements Fault {
  @Override
  public boolean losesAnswer(Traffic call, long nowNanos) {
    return call == Traffic.ORDERS && interval.contains(nowNanos);
  }
}
