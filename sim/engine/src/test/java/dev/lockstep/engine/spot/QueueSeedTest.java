package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.aimed;
import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seed 002, phases 1 and 2, and its success criteria in virtual time. */
class QueueSeedTest {
  private static final SwarmFaultKind LINK = SwarmFaultKind.F17_LINK;
  private static final int REFUSED = 5;
  private static final int ACCEPT_THEN_DROP = 3;
  private static final int CLEAN_END = 1;
  private static final int CUT = 2;

  /** The kill switch is on for most of each second, and off when the step decides: what is decided then must be asked again when it leaves. */
  private static SwarmFault[] haltedBetweenSteps() {
    List<SwarmFault> faults = new ArrayList<>();
    for (long second = 60; second < 290; second++) {
      long from = second * SpotUnits.SECOND;
      faults.add(new SwarmFault(SwarmFaultKind.F25_KILL_SWITCH, from + 30 * SpotUnits.MILLI, from + 800 * SpotUnits.MILLI, 0));
    }
    return faults.toArray(SwarmFault[]::new);
  }

  @Test
  @SeedRow(row = "002 task 1.1", code = "`ExecutionQueue`", scenario = "a queue with a single place; sixty entries, then an exit")
  void aFullQueueForgetsNoOrder(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F27_SHORT_QUEUE, 0, 0, 1))
        .breaks(evidence, "ExecutionPolicies.WhenFull.SILENCE", "I3", "\"Order dropped!\" is a line in a log: the order has no end");
    assertThat(QueueStory.filled("ExecutionPolicies.Room.FIRST_COME")).isEqualTo(new QueueStory.Filled(50, ExecutionEnd.QUEUE_FULL));
    evidence.broken("`ExecutionPolicies.Room.FIRST_COME` (as written)", "I13", "fifty entries leave no place for an exit");
    assertThat(QueueStory.filled("ExecutionPolicies.Room.KEPT_FOR_EXITS")).isEqualTo(new QueueStory.Filled(40, null));
    evidence.ours("bound 50; QUEUE_FULL is the order's named end, and exits have places of their own");
  }

  @Test
  @SeedRow(row = "002 task 1.2", code = "`ExecutionQueue`, `Boundary.permit`", scenario = "the kill switch comes on between decision and sending; a slow disk")
  void whatIsAskedIsAskedAfterTheLatency(SeedEvidence evidence) {
    with(haltedBetweenSteps())
        .breaks(evidence, "ExecutionPolicies.AskWhen.BEFORE_LATENCY", "I5", "checked before the latency, executed after it (Z1)");
    with(fault(SwarmFaultKind.F21_DISK, 20, 290, 2))
        .breaks(evidence, "ExecutionPolicies.AskWhen.BEFORE_LATENCY", "I8", "sent before its id is durable");
    evidence.ours("boundary, price and size are asked on the main lane after the latency; every trade feeds the breakers and is saved");
  }

  @Test
  @SeedRow(row = "002 task 1.3", code = "`ExecutionQueue`, `SupervisedLane`", scenario = "the worker of the queue is not started")
  void theWorkerRuns(SeedEvidence evidence) {
    with().through(Seams.withoutTask("Execute")).seamBreaks(evidence, "the task is missing in the list", "I13", "exits are queued and never executed");
    with().green(10);
    evidence.ours("an offer puts the task on its lane itself: there is no list to be forgotten in");
  }

  @Test
  @SeedRow(row = "002 task 1.4", code = "`ExecutionQueue` on its own lane", scenario = "windows without a fault; SIGTERM while an order is in the queue")
  void theLatencyHoldsUpNobody(SeedEvidence evidence) {
    with().breaks(evidence, "spot-v0", "I7", "50 to 500 ms of latency on the lane that reads the market");
    with(aimed(SwarmFaultKind.F24_SHUTDOWN, 60, 100, OrderPhase.QUEUED))
        .breaks(evidence, "SpotPolicies.CloseQueue.FORGOTTEN", "I3", "what is queued at shutdown is neither executed nor reported (Z2)");
    evidence.ours("latency passes on timers, exits are judged in every step meanwhile, what is left at the close is named");
  }

  @Test
  @SeedRow(row = "002 task 2.1", code = "`ConnectionSupervisor`", scenario = "a server that accepts and drops; one that sends a message first")
  void aConnectionAloneIsNoSuccess(SeedEvidence evidence) {
    with(fault(LINK, 60, 130, ACCEPT_THEN_DROP))
        .breaks(evidence, "LinkPolicies.Reset.ON_CONNECT", "I10", "the back-off begins anew with each connection (Z4)");
    assertThat(LinkStory.droppedAfterOneMessage("LinkPolicies.Reset.ON_FIRST_DATA").attempts()).isGreaterThan(40);
    evidence.broken("`LinkPolicies.Reset.ON_FIRST_DATA` (as written)", "I10", "reset by one tick: asked every few seconds for ever, the budget is never spent");
    LinkStory ours = LinkStory.droppedAfterOneMessage("LinkPolicies.Reset.AFTER_LASTING_DATA");
    assertThat(ours.attempts()).isEqualTo(10);
    assertThat(ours.gaveUp()).isTrue();
    evidence.ours("reset after 30 s of usable data; such a server is given up after ten connections, loudly");
  }

  @Test
  @SeedRow(row = "002 task 2.2", code = "`ConnectionSupervisor`, `LinkSettings`", scenario = "a server that refuses every connection")
  void theBudgetCanBeReached(SeedEvidence evidence) {
    LinkStory seed = LinkStory.refused("LinkPolicies.Stale.ENDS_THE_SESSION");
    assertThat(seed.gaveUp()).isTrue();
    assertThat(seed.attempts()).isLessThan(10);
    evidence.broken("`LinkPolicies.Stale.ENDS_THE_SESSION`", "a tolerance that can be reached", "the guard of 30 s ends the session in the third or fourth back-off: ten is never counted");
    LinkStory ours = LinkStory.refused("LinkPolicies.Stale.DROPS_THE_CONNECTION");
    assertThat(ours.attempts()).isEqualTo(10);
    assertThat(ours.gaveUp()).isTrue();
    evidence.ours("ten failures in a row, then the bot closes and says why");
  }

  @Test
  @SeedRow(row = "002 task 2.3", code = "`ConnectionSupervisor`", scenario = "an outage of 140 s; a clean end of the stream")
  void theLoopRestartsItself(SeedEvidence evidence) {
    with(fault(LINK, 60, 200, ACCEPT_THEN_DROP))
        .breaks(evidence, "LinkPolicies.Restart.BY_RECURSION", "I13", "the handler calls itself until the stack ends (Z12; here after five, a window is short)")
        .breaks(evidence, "LinkPolicies.Delay.CONSTANT", "I10", "no back-off");
    with(fault(LINK, 60, 65, CLEAN_END))
        .breaks(evidence, "LinkPolicies.CleanEnd.ENDS_TASK", "I13", "a stream that ends without an error ends the task, in silence");
    assertThat(LinkStory.refused("LinkPolicies.Stale.DROPS_THE_CONNECTION").delaySeconds()).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    evidence.ours("by timer, whatever ended the last one; delays 1, 2, 4 .. 60 s before jitter");
  }

  @Test
  @SeedRow(row = "002 success criterion 2", code = "the whole bot", scenario = "ten minutes without a fault, in virtual time")
  void tenMinutesWithoutAnError(SeedEvidence evidence) {
    with().longerBy(200)
        .breaks(evidence, "spot-v1", "I7", "the session stands still after its first entry")
        .breaks(evidence, "spot-v0", "I7", "the loop misses its steps")
        .green(20);
    for (long seed = 1; seed <= 20; seed++) assertThat(with().longerBy(200).told("spot-v3", seed)).noneMatch(line -> line.contains(" ERROR ") || line.contains(" ALARM "));
    evidence.ours("20 sessions of 600 s and their shutdown: no error, no alarm, no violation");
  }

  @Test
  @SeedRow(row = "002 success criterion 3", code = "`ConnectionSupervisor`, `Market`, `Backfill`", scenario = "the network is gone for 5 s, in each way")
  void fiveSecondsWithoutANetwork(SeedEvidence evidence) {
    with(fault(LINK, 60, 65, CLEAN_END)).breaks(evidence, "LinkPolicies.CleanEnd.ENDS_TASK", "I13", "closed: the stream never comes back");
    with(fault(LINK, 60, 65, 0)).breaks(evidence, "LinkPolicies.Watch.ON_MESSAGE", "I13", "half-open: nobody looks, because nothing comes (Z3)");
    for (int how : List.of(CUT, ACCEPT_THEN_DROP, 4, REFUSED)) with(fault(LINK, 60, 65, how)).green(20);
    evidence.ours("half-open, closed with 1000 and 1006, accept then drop, silent, refused: no session ends, prices and candles are back");
  }
}
