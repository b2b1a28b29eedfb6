package dev.lockstep.engine.fault;

import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;

/** A stranger's task that takes its turn on the lane of a role and holds it. A release that does not know the role has no such lock. */
record LockHeld(Role of, Interval interval) implements Fault {
  void schedule(ExecutionProfile profile, Lanes lanes, EventQueue queue) {
    String lane = profile.placement().get(of);
    if (lane == null) return;
    long nanos = interval.toNanos() - interval.fromNanos();
    queue.schedule(interval.fromNanos(), Phase.TIMERS, () -> lanes.lane(lane).execute(FaultSpec.LockHeld.TASK + of.label(), () -> Step.sleep(nanos, wake -> Step.DONE)));
  }
}
