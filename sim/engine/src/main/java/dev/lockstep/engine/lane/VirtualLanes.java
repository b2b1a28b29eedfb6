package dev.lockstep.engine.lane;

import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All lanes of one bot in virtual time. */
public final class VirtualLanes implements Lanes {
  private final EventQueue queue;
  private final CostModel cost;
  private final HoldListener holds;
  private final HostTime host;
  private final Map<String, VirtualLane> lanes = new TreeMap<>();
  private final VirtualSignal<Void> stopping = new VirtualSignal<>();
  private VirtualLane current;
  private boolean dead;

  public VirtualLanes(EventQueue queue, List<LaneSpec> specs, CostModel cost, HoldListener holds) {
    this(queue, specs, cost, holds, HostTime.ALWAYS_AWAKE);
  }

  public VirtualLanes(EventQueue queue, List<LaneSpec> specs, CostModel cost, HoldListener holds, HostTime host) {
    this.queue = queue;
    this.cost = cost;
    this.holds = holds;
    this.host = host;
    for (LaneSpec spec : specs) {
      if (lanes.put(spec.name(), new VirtualLane(this, spec)) != null) {
        throw new IllegalArgumentException("two lanes are named " + spec.name());
      }
    }
  }

  @Override
  public Lane lane(String name) {
    VirtualLane lane = lanes.get(name);
    if (lane == null) throw new IllegalArgumentException("no lane is named " + name + "; there are " + lanes.keySet());
    return lane;
  }

  @Override
  public Signal newSignal() {
    return new VirtualSignal<Void>();
  }

  @Override
  public Signal stopping() {
    return stopping;
  }

  /** Stops the bot: raises {@link #stopping()} and wakes every wait. */
  public void stop() {
    stopping.raise();
    lanes.values().forEach(VirtualLane::stop);
  }

  /** The process dies: nothing on these lanes runs any more, not even what is due now. */
  public void die() {
    dead = true;
  }

  void schedule(long delayNanos, Runnable action) {
    queue.schedule(host.awakeNanos(queue.nowNanos() + delayNanos), Phase.TIMERS, () -> {
      if (!dead) action.run();
    });
  }

  /** Tasks refused or dropped on a lane so far. */
  public long refused(String lane) {
    return ((VirtualLane) lane(lane)).refused();
  }

  /** What the step that runs now will have cost when it ends; what it sends leaves then. 0 outside a step. */
  public long stepCostNanos() {
    return current == null ? 0 : current.stepCostNanos();
  }

  EventQueue queue() {
    return queue;
  }

  CostModel cost() {
    return cost;
  }

  HoldListener holds() {
    return holds;
  }

  HostTime host() {
    return host;
  }

  VirtualLane current() {
    return current;
  }

  VirtualLane enter(VirtualLane lane) {
    VirtualLane outer = current;
    current = lane;
    return outer;
  }
}
