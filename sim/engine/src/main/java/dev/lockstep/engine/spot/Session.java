package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.spot.SpotBot;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.engine.lane.HostTime;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.LinkedHashMap;
import java.util.Map;

/** One life of the bot's process: what is delivered to it waits while the host stands still, and is lost when it is dead. */
final class Session {
  /** A report as it was asked for. */
  private record Seen(Object answer, long nanos) {}

  /** Budget of the main lane. */
  private static final long HOLD_NANOS = 100 * SpotUnits.MILLI;
  private final EventQueue queue;
  private final Runnable onAccepted;
  private final Map<ClientOrderId, Seen> cache = new LinkedHashMap<>();
  VirtualLanes lanes;
  SpotBot bot;
  StateStore<SpotImage> store;
  private final HostTime host;
  private boolean dead;

  Session(EventQueue queue, HostTime host, Runnable onAccepted) {
    this.queue = queue;
    this.host = host;
    this.onAccepted = onAccepted;
  }

  /** A task lets go of its lane: the bot hears of a hold beyond the budget. A machine that stood still held nothing. */
  void held(String lane, String task, long fromNanos, long toNanos) {
    if (toNanos - fromNanos > HOLD_NANOS && lane.equals("main") && !dead) bot.held(lane, task, toNanos - fromNanos);
  }

  void accepted() {
    onAccepted.run();
  }

  boolean alive() {
    return !dead;
  }

  void die() {
    dead = true;
    lanes.die();
  }

  /** Brings something to the bot: now, or when its host goes on. */
  void deliver(Runnable action) {
    if (dead) return;
    long until = host.awakeNanos(queue.nowNanos());
    if (queue.nowNanos() >= until) action.run();
    else queue.schedule(until, Phase.BOT_ORDER_EVENTS, () -> deliver(action));
  }

  /** What a cache answers: an older report, if the fault is at work and it is not too old. */
  Object cached(ClientOrderId id, SwarmFault fault, long now) {
    Seen seen = cache.get(id);
    return fault == null || seen == null || now - seen.nanos() > fault.amount() * SpotUnits.MILLI ? null : seen.answer();
  }

  Object remember(ClientOrderId id, Object answer, long now) {
    if (answer instanceof OrderReport || answer instanceof OrderStatus || answer instanceof VenueError) cache.put(id, new Seen(answer, now));
    return answer;
  }
}
