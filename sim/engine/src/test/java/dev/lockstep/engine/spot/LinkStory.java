package dev.lockstep.engine.spot;

import dev.lockstep.bot.connection.ConnectionSupervisor;
import dev.lockstep.bot.connection.FeedClocks;
import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.connection.LinkSettings;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** A supervisor of one connection for ten minutes before a server that misbehaves, and what it did. */
final class LinkStory {
  private static final long LASTS_NANOS = 600 * SpotUnits.SECOND;
  private final EventQueue queue = new EventQueue();
  private final FeedClocks clocks = new FeedClocks();
  private final List<Long> delays = new ArrayList<>();
  private final boolean refuses;
  private long attempts;
  private boolean gaveUp;

  private LinkStory(boolean refuses) {
    this.refuses = refuses;
  }

  /** Every connection is refused. */
  static LinkStory refused(String part) {
    return new LinkStory(true).run(part);
  }

  /** Every connection brings one usable message after half a second, and is dropped two seconds later. */
  static LinkStory droppedAfterOneMessage(String part) {
    return new LinkStory(false).run(part);
  }

  long attempts() {
    return attempts;
  }

  boolean gaveUp() {
    return gaveUp;
  }

  /** The back-off delays, before jitter. */
  List<Long> delaySeconds() {
    return delays.stream().map(nanos -> nanos / SpotUnits.SECOND).toList();
  }

  private LinkStory run(String part) {
    VirtualClock clock = new VirtualClock(queue);
    queue.advanceTo(0);
    VirtualLanes lanes = new VirtualLanes(queue, List.of(new LaneSpec("link", 0, 100, LaneSpec.Overflow.REJECT)), CostModel.ZERO, (lane, label, from, to) -> { });
    SpotParts parts = SpotReleases.find("spot-v3+" + part).orElseThrow().parts();
    ConnectionSupervisor supervisor = new ConnectionSupervisor(new ConnectionSupervisor.Context(
        lanes.lane("link"), new Server(), clock, new SplitRandom(1), this::noted, clocks, LinkSettings.standard(),
        new ConnectionSupervisor.Parts(
            parts.get(LinkPolicies.Reset.class), parts.get(LinkPolicies.Watch.class), parts.get(LinkPolicies.CleanEnd.class),
            parts.get(LinkPolicies.OldConnection.class), parts.get(LinkPolicies.Delay.class), parts.get(LinkPolicies.Restart.class),
            parts.get(LinkPolicies.Stale.class)),
        new Reader()));
    lanes.lane("link").execute("Connect", supervisor::start);
    while (queue.nextNanos() <= LASTS_NANOS) queue.runNext();
    return this;
  }

  private void noted(SpotNote note) {
    if (note.kind() == SpotNote.Kind.BACK_OFF) delays.add(note.value());
  }

  private final class Server implements Link {
    @Override
    public Reply<Long> open(Listener listener) {
      long number = ++attempts;
      VirtualSignal<Long> reply = new VirtualSignal<>();
      if (refuses) reply.fail(new VenueError(0, "connection refused"));
      else reply.complete(number);
      if (!refuses) later(500, () -> listener.onText(number, "a quote"));
      if (!refuses) later(2_500, () -> listener.onClosed(number, 1006));
      return reply;
    }

    private void later(long millis, Runnable then) {
      queue.schedule(queue.nowNanos() + millis * SpotUnits.MILLI, Phase.BOT_MARKET_DATA, then::run);
    }

    @Override
    public void close(long connection) {
      // it is closed by the server alone
    }
  }

  private final class Reader implements ConnectionSupervisor.Consumer {
    @Override
    public void connected(long connection) {
      // only the supervisor is looked at
    }

    @Override
    public void text(long connection, String text) {
      clocks.used(queue.nowNanos());
    }

    @Override
    public void disconnected(long connection) {
      // only the supervisor is looked at
    }

    @Override
    public void gaveUp(String reason) {
      gaveUp = true;
    }
  }
}
