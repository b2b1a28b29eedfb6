package dev.lockstep.bot.guarded;

import dev.lockstep.bot.connection.ConnectionSupervisor;
import dev.lockstep.bot.connection.FeedClocks;
import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.connection.LinkSettings;
import dev.lockstep.bot.feed.BadDataException;
import dev.lockstep.bot.feed.GuardedReader;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.port.Ports;
import java.util.function.Consumer;

/**
 * The supervised stream beside the polled books: the price that the window is about. What it brings is read by the decoder that live uses; its
 * health alone counts: no entry while nothing usable has come for some time.
 */
final class LinkHealth {
  /** Cents of a dollar, ten-thousandths of a coin. */
  private static final Instrument REFERENCE = new Instrument("BTC-USD", 10_000_000L, 100_000L, false);
  private static final long USABLE_NANOS = 5_000_000_000L;
  private final FeedClocks clocks = new FeedClocks();
  private final GuardedReader reader = new GuardedReader(REFERENCE);
  private final Ports ports;
  private final ConnectionSupervisor supervisor;
  private final Lane lane;
  private volatile long usableNanos = Long.MIN_VALUE;

  /** @param gaveUp hears why the connection was given up */
  LinkHealth(Ports ports, Surroundings around, Lane lane, Consumer<String> gaveUp) {
    this.ports = ports;
    this.lane = lane;
    supervisor = around.link() == null ? null : new ConnectionSupervisor(new ConnectionSupervisor.Context(
        lane, around.link(), ports.clock(), ports.random().stream("link"), around.notes(), clocks, LinkSettings.standard(),
        new ConnectionSupervisor.Parts(
            LinkPolicies.Reset.values()[0], LinkPolicies.Watch.values()[0], LinkPolicies.CleanEnd.values()[0],
            LinkPolicies.OldConnection.values()[0], LinkPolicies.Delay.values()[0], LinkPolicies.Restart.values()[0],
            LinkPolicies.Stale.values()[0]),
        new Stream(gaveUp)));
  }

  void start() {
    if (supervisor != null) lane.execute("Connect", supervisor::start);
  }

  void stop() {
    if (supervisor != null) lane.execute("CloseLink", supervisor::stop);
  }

  /** Whether something usable came lately; true where there is no stream. */
  boolean isUsable(long nowNanos) {
    return supervisor == null || usableNanos != Long.MIN_VALUE && nowNanos - usableNanos < USABLE_NANOS;
  }

  private final class Stream implements ConnectionSupervisor.Consumer {
    private final Consumer<String> onGivenUp;

    Stream(Consumer<String> onGivenUp) {
      this.onGivenUp = onGivenUp;
    }

    @Override
    public void connected(long connection) {
      // health is told by what comes
    }

    @Override
    public void text(long connection, String text) {
      lane.execute("Feed", () -> {
        read(text);
        return Step.DONE;
      });
    }

    @Override
    public void disconnected(long connection) {
      usableNanos = Long.MIN_VALUE;
    }

    @Override
    public void gaveUp(String reason) {
      onGivenUp.accept(reason);
    }
  }

  private void read(String text) {
    try {
      reader.read(text);
    } catch (BadDataException e) {
      return;
    }
    long now = ports.clock().monotonicNanos();
    clocks.used(now);
    usableNanos = now;
  }
}
