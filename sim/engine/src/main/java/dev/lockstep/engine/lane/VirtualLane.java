package dev.lockstep.engine.lane;

import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.Resumption;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.lane.Wake;
import java.util.ArrayDeque;
import java.util.List;

/** A lane as a resource of capacity one: a task seizes it, holds it over its waits and releases it at Done. */
final class VirtualLane implements Lane {
  private record Entry(String label, Task task) {}

  private final VirtualLanes lanes;
  private final LaneSpec spec;
  private final ArrayDeque<Entry> mailbox = new ArrayDeque<>();
  private Wait wait;
  private boolean held;
  private String holder;
  private long heldSinceNanos;
  private boolean pumpDue;
  private long refused;

  VirtualLane(VirtualLanes lanes, LaneSpec spec) {
    this.lanes = lanes;
    this.spec = spec;
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public boolean execute(String label, Task task) {
    if (mailbox.size() >= spec.mailboxLimit() && !makeRoom()) {
      refused++;
      return false;
    }
    if (spec.overflow() == LaneSpec.Overflow.LATEST_ONLY) mailbox.clear();
    mailbox.add(new Entry(label, task));
    pumpLater();
    return true;
  }

  private boolean makeRoom() {
    return switch (spec.overflow()) {
      case REJECT -> false;
      case DROP_OLDEST -> {
        mailbox.poll();
        refused++;
        yield true;
      }
      case LATEST_ONLY -> true;
    };
  }

  @Override
  public Timer executeAfter(long nanos, String label, Task task) {
    boolean[] over = {false};
    schedule(nanos, () -> {
      if (over[0]) return;
      over[0] = true;
      execute(label, task);
    });
    return () -> {
      boolean due = !over[0];
      over[0] = true;
      return due;
    };
  }

  @Override
  public void assertHere() {
    if (lanes.current() != this) {
      throw new IllegalStateException("not on lane " + name() + " but on " + (lanes.current() == null ? "none" : lanes.current().name()));
    }
  }

  /** Tasks that were refused or dropped at the mailbox's bound. */
  long refused() {
    return refused;
  }

  private void pumpLater() {
    if (pumpDue || held) return;
    pumpDue = true;
    schedule(0, this::pump);
  }

  private void pump() {
    pumpDue = false;
    if (held) return;
    Entry next = mailbox.poll();
    if (next == null) return;
    held = true;
    holder = next.label();
    heldSinceNanos = lanes.queue().nowNanos();
    drive(next.task());
  }

  private void drive(Task task) {
    VirtualLane outer = lanes.enter(this);
    Step step;
    try {
      step = task.run();
    } finally {
      lanes.enter(outer);
    }
    long cost = stepCostNanos();
    if (cost == 0) follow(step);
    else schedule(cost, () -> follow(step));
  }

  long stepCostNanos() {
    return lanes.cost().stepNanos(name(), holder);
  }

  private void follow(Step step) {
    if (step instanceof Step.Done) {
      release();
    } else if (step instanceof Step.Sleep sleep) {
      waitFor(List.of(), sleep.nanos(), sleep.next());
    } else if (step instanceof Step.Await await) {
      waitFor(await.signals(), await.timeoutNanos(), await.next());
    } else {
      throw new AssertionError(step);
    }
  }

  private void release() {
    held = false;
    lanes.holds().onHold(name(), holder, heldSinceNanos, lanes.queue().nowNanos());
    if (!mailbox.isEmpty()) pumpLater();
  }

  private void waitFor(List<Signal> signals, long nanos, Resumption next) {
    Wait begun = new Wait(signals.size(), next);
    wait = begun;
    if (lanes.stopping().raised()) {
      schedule(0, () -> begun.end(Wake.STOP));
      return;
    }
    for (Signal signal : signals) signal.whenRaised(begun::onSignal);
    schedule(nanos, () -> begun.end(Wake.TIMEOUT));
  }

  /** Wakes the task that waits on this lane, if one does. */
  void stop() {
    Wait waiting = wait;
    if (waiting != null) schedule(0, () -> waiting.end(Wake.STOP));
  }

  private void schedule(long delayNanos, Runnable action) {
    lanes.schedule(delayNanos, action);
  }

  /** One wait of the lane's task: it ends once, by the first of signal, timeout and stop. */
  private final class Wait {
    private final Resumption next;
    private int missing;
    private boolean over;

    Wait(int signals, Resumption next) {
      this.missing = signals;
      this.next = next;
    }

    void onSignal() {
      if (--missing == 0 && !over) schedule(0, () -> end(Wake.READY));
    }

    void end(Wake wake) {
      if (over) return;
      over = true;
      wait = null;
      drive(() -> next.resume(wake));
    }
  }
}
