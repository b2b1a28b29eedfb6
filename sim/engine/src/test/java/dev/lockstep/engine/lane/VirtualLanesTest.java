package dev.lockstep.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.LanesContract;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualLanesTest extends LanesContract {
  private final EventQueue queue = startedAt(1_000);
  private final List<String> holds = new ArrayList<>();
  private final VirtualLanes lanes = new VirtualLanes(
      queue, SPECS, CostModel.ZERO, (lane, label, from, to) -> holds.add(lane + " " + label + " " + (to - from)));

  private static EventQueue startedAt(long nanos) {
    EventQueue queue = new EventQueue();
    queue.advanceTo(nanos);
    return queue;
  }

  @Override
  protected Lanes lanes() {
    return lanes;
  }

  @Override
  protected void run(long nanos) {
    long until = queue.nowNanos() + nanos;
    while (queue.nextNanos() <= until) queue.runNext();
    queue.advanceTo(until);
  }

  @Override
  protected void stop() {
    lanes.stop();
  }

  @Test
  void aHoldCountsTheWaits() {
    lanes.lane("a").execute("two waits", () -> Step.sleep(30, wake -> Step.sleep(12, again -> Step.DONE)));
    lanes.lane("a").execute("none", Step::done);
    run(100);
    assertThat(holds).containsExactly("a two waits 42", "a none 0");
  }

  @Test
  void aStepCostsItsLaneTimeAndNothingElse() {
    EventQueue costly = startedAt(0);
    List<Long> ran = new ArrayList<>();
    VirtualLanes slow = new VirtualLanes(costly, SPECS, CostModel.constant(7), (lane, label, from, to) -> {});
    for (String lane : List.of("a", "a", "b")) {
      slow.lane(lane).execute("task", () -> {
        ran.add(costly.nowNanos());
        assertThat(slow.stepCostNanos()).isEqualTo(7);
        return Step.DONE;
      });
    }
    while (!costly.isEmpty()) costly.runNext();
    assertThat(ran).containsExactly(0L, 0L, 7L);
    assertThat(slow.stepCostNanos()).isZero();
  }

  @Test
  void refusalsAreCounted() {
    for (int i = 0; i < 4; i++) lanes.lane("narrow").execute("task", Step::done);
    queue.schedule(queue.nowNanos(), Phase.TIMERS, () -> {});
    run(10);
    assertThat(lanes.refused("narrow")).isEqualTo(3);
  }
}
