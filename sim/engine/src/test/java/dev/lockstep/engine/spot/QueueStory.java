package dev.lockstep.engine.spot;

import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.execution.ExecutionPolicies;
import dev.lockstep.bot.execution.ExecutionQueue;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** A queue of taking orders by itself: what it says to offers, before anything is sent. */
final class QueueStory {
  private static final int JOBS = 60;
  private final SpotOrderIds ids = new SpotOrderIds(7, 1);
  private final ExecutionQueue queue;

  private QueueStory(String part, ExecutionQueue.Settings settings) {
    EventQueue events = new EventQueue();
    VirtualLanes lanes = new VirtualLanes(
        events, List.of(new LaneSpec("main", 0, 100, LaneSpec.Overflow.REJECT), new LaneSpec("execution", 0, 100, LaneSpec.Overflow.REJECT)), CostModel.ZERO,
        (lane, label, from, to) -> { });
    SpotParts parts = SpotReleases.find("spot-v3+" + part).orElseThrow().parts();
    queue = new ExecutionQueue(new ExecutionQueue.Context(
        lanes.lane("main"), lanes.lane("execution"), lanes, lanes.newSignal(), null, null, null, new VirtualClock(events), new SplitRandom(1), settings,
        new ExecutionQueue.Parts(
            parts.get(ExecutionPolicies.AskWhen.class), parts.get(ExecutionPolicies.Latency.class), parts.get(ExecutionPolicies.Idempotence.class),
            parts.get(ExecutionPolicies.Room.class), parts.get(ExecutionPolicies.AfterNoAnswer.class), parts.get(ExecutionPolicies.WhenFull.class))));
  }

  private ExecutionJob job(Purpose purpose) {
    return new ExecutionJob(ids.next(purpose, Side.BUY), purpose, Side.BUY, 10, new VirtualSignal<Void>(), () -> true, 0);
  }

  /** Sixty entries, then an exit: how many entries were taken, and what the exit is told (null: taken). */
  record Filled(int entries, ExecutionEnd exit) {}

  static Filled filled(String part) {
    QueueStory story = new QueueStory(part, ExecutionQueue.Settings.standard());
    int taken = 0;
    for (int i = 0; i < JOBS; i++) if (story.queue.offer(story.job(Purpose.MARKET_ENTRY)) == null) taken++;
    return new Filled(taken, story.queue.offer(story.job(Purpose.EXIT)));
  }

  /** One place: an order has it, the same is offered again, another is refused, the place becomes free, the other comes again. */
  static List<ExecutionEnd> offeredAgain(String part) {
    QueueStory story = new QueueStory(part, new ExecutionQueue.Settings(2, 1, 1, 1, 1, 1, 1));
    ExecutionJob first = story.job(Purpose.MARKET_ENTRY);
    ExecutionJob second = story.job(Purpose.MARKET_ENTRY);
    List<ExecutionEnd> told = new ArrayList<>();
    told.add(story.queue.offer(first));
    told.add(story.queue.offer(first));
    told.add(story.queue.offer(second));
    story.queue.settled(second, ExecutionEnd.QUEUE_FULL);
    story.queue.settled(first, ExecutionEnd.EXECUTED);
    told.add(story.queue.offer(second));
    told.add(story.queue.offer(first));
    return told;
  }
}
