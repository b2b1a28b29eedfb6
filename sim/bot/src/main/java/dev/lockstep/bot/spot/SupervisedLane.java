package dev.lockstep.bot.spot;

import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Task;

/** A lane whose tasks may throw at any of their steps: the lane goes on, and {@link Supervision} hears of it. */
final class SupervisedLane implements Lane {
  private final Lane lane;
  private final Supervision supervision;

  SupervisedLane(Lane lane, Supervision supervision) {
    this.lane = lane;
    this.supervision = supervision;
  }

  @Override
  public String name() {
    return lane.name();
  }

  @Override
  public boolean execute(String label, Task task) {
    return lane.execute(label, supervision.guarded(lane.name(), label, task));
  }

  @Override
  public Timer executeAfter(long nanos, String label, Task task) {
    return lane.executeAfter(nanos, label, supervision.guarded(lane.name(), label, task));
  }

  @Override
  public void assertHere() {
    lane.assertHere();
  }
}
