package dev.lockstep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.SharedData;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.fault.Faults;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.latency.ConstantLatency;
import dev.lockstep.engine.replay.ReplayFeed;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.venue.Executions;
import dev.lockstep.engine.venue.Latencies;
import dev.lockstep.engine.venue.VenueLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The golden pair, blocking and non-blocking exit, as two tasks on a lane: the same feed, exchange and latencies, and a task that rests
 * between its attempts against one that does not. The reference is an independent backtester's list of attempts.
 */
class GoldenBlackoutTest {
  private static final long MICRO = 1_000L;
  private static final int TRIGGER_TICKS = 80;
  private static final long LOTS = 500;
  private static final long FIRST_SECOND = 829;

  /** How an exit goes on after a refused attempt. */
  private enum Manner {
    /** Rests 250 ms and keeps its limit for six seconds. */
    BLOCKING(250_000 * MICRO, 6_000_000 * MICRO),
    NON_BLOCKING(0, 0);

    private final long restNanos;
    private final long refreshNanos;

    Manner(long restNanos, long refreshNanos) {
      this.restNanos = restNanos;
      this.refreshNanos = refreshNanos;
    }
  }

  @Test
  void blockingSellsAt30CentsAfter7850Milliseconds() throws IOException {
    List<Attempt> attempts = new World(Manner.BLOCKING).run();
    assertThat(lines(attempts)).isEqualTo(expected("blackout_blocking.csv"));
    assertThat(seconds(attempts)).isEqualTo(7_850_000);
    assertThat(attempts.get(attempts.size() - 1).notional).isEqualTo(15_026);
  }

  @Test
  void nonBlockingSellsAt63CentsAfter1400Milliseconds() throws IOException {
    List<Attempt> attempts = new World(Manner.NON_BLOCKING).run();
    assertThat(lines(attempts)).isEqualTo(expected("blackout_nonblocking.csv"));
    assertThat(seconds(attempts)).isEqualTo(1_400_000);
    assertThat(attempts.get(attempts.size() - 1).notional).isEqualTo(63 * LOTS);
  }

  private static long seconds(List<Attempt> attempts) {
    return (attempts.get(attempts.size() - 1).answeredNanos - attempts.get(0).sentNanos) / MICRO;
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(SharedData.path("golden-fills").resolve(name)).stream().skip(1).map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  private static List<String> lines(List<Attempt> attempts) {
    List<String> lines = new ArrayList<>();
    for (Attempt attempt : attempts) {
      lines.add(lines.size() + "," + attempt.sentNanos / MICRO + "," + attempt.limit + "," + attempt.answeredNanos / MICRO + ","
          + (attempt.notional > 0 ? 3 : 2));
    }
    return lines;
  }

  private static final class Attempt {
    private final long sentNanos;
    private final int limit;
    private long answeredNanos;
    private long notional;

    Attempt(long sentNanos, int limit) {
      this.sentNanos = sentNanos;
      this.limit = limit;
    }
  }

  /** The golden window, its exchange and one lane that sees every row of the local feed. */
  private static final class World {
    private final Manner manner;
    private final EventQueue queue = new EventQueue();
    private final VirtualLanes lanes = new VirtualLanes(
        queue, List.of(new LaneSpec("main", 0, 1, LaneSpec.Overflow.LATEST_ONLY)), CostModel.ZERO, (lane, label, from, to) -> {});
    private final DepthBook seen = new LadderBook();
    private final List<Attempt> attempts = new ArrayList<>();
    private VenueLink link;
    private ReplayFeed feed;
    private long armedNanos;
    private boolean fired;
    private boolean done;
    private int limit;
    private long refreshedNanos;

    World(Manner manner) {
      this.manner = manner;
    }

    List<Attempt> run() throws IOException {
      Path window = SharedData.path("golden-fills").resolve("window.csv");
      WindowTape tape = (WindowTape) Inputs.of(List.of(window.toString()), ImportOptions.defaults()).iterator().next();
      link = new VenueLink(queue, lanes, new Executions(), Faults.none());
      try (TapeSource source = tape.open()) {
        Instrument instrument = tape.instrument();
        SimulatedExchange exchange =
            new SimulatedExchange(ExchangeSettings.hftbacktestDepth(), instrument, tape.window(), new SplitRandom(1), link);
        link.connect(exchange, new Latencies(new ConstantLatency(120_000 * MICRO, 80_000 * MICRO), new ConstantLatency(0, 0)));
        feed = new ReplayFeed(source, exchange, seen);
        armedNanos = (feed.nextVenueNanos() / 1_000_000_000L + FIRST_SECOND) * 1_000_000_000L;
        play();
      }
      return attempts;
    }

    private void play() {
      queue.schedule(feed.nextLocalNanos(), Phase.BOT_MARKET_DATA, this::seeRow);
      while (!done && !queue.isEmpty()) {
        long next = queue.nextNanos();
        if (feed.runVenueUntil(next) == next) queue.runNext();
      }
    }

    /** One instant of the local feed: the book as we see it, and a task on the lane that looks at it. */
    private void seeRow() {
      feed.runLocalUntil(queue.nowNanos());
      if (queue.nowNanos() >= armedNanos && !fired) lanes.lane("main").execute("look", this::look);
      if (feed.nextLocalNanos() != Long.MAX_VALUE) queue.schedule(feed.nextLocalNanos(), Phase.BOT_MARKET_DATA, this::seeRow);
    }

    private Step look() {
      if (fired || seen.bidLevels() == 0 || seen.bestBidTicks() > TRIGGER_TICKS) return Step.DONE;
      fired = true;
      limit = seen.bestBidTicks();
      refreshedNanos = queue.nowNanos();
      return attempt();
    }

    private Step attempt() {
      if (queue.nowNanos() - refreshedNanos >= manner.refreshNanos) {
        limit = seen.bestBidTicks();
        refreshedNanos = queue.nowNanos();
      }
      Attempt attempt = new Attempt(queue.nowNanos(), limit);
      attempts.add(attempt);
      Reply<OrderStatus> reply = link.place(new OrderRequest(
          new ClientOrderId(attempts.size()), Outcome.UP, Side.SELL, limit, LOTS, TimeInForce.FOK, false, 0));
      return Step.await(reply, 10_000_000_000L, wake -> {
        attempt.answeredNanos = queue.nowNanos();
        attempt.notional = reply.succeeded() ? reply.value().notionalTickLots() : 0;
        if (attempt.notional > 0) {
          done = true;
          return Step.DONE;
        }
        return manner.restNanos == 0 ? attempt() : Step.sleep(manner.restNanos, again -> attempt());
      });
    }
  }
}
