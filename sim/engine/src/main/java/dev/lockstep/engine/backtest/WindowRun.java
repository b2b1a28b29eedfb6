package dev.lockstep.engine.backtest;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.fault.Faults;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.replay.ReplayFeed;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import dev.lockstep.engine.venue.Executions;
import dev.lockstep.engine.venue.Latencies;
import dev.lockstep.engine.venue.VenueLink;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.List;

/**
 * One window replayed through one release. The loop: venue rows up to the next event, then that event. A run ends a stated time after
 * the window's end, so that retries which outlive their window are seen.
 */
public final class WindowRun {
  /** After the last row of a tape its book is believed this long; then it is unknown and nothing fills. */
  static final long TAPE_END_GRACE_NANOS = 1_000_000_000L;
  /** Shorter holds than this are not journalled: the loop's own calls. */
  static final long HOLD_NOTED_NANOS = 500_000_000L;
  private static final long EVENTS_MAX = 50_000_000L;

  private final EventQueue queue = new EventQueue();
  private final RunJournal journal = new RunJournal();
  private final Executions executions = new Executions();
  private final Window window;
  private final Instrument instrument;
  private final SimulatedExchange exchange;
  private final ReplayFeed feed;
  private final VirtualLanes lanes;
  private final TradingBot bot;
  private final long endNanos;
  private boolean tapeOver;
  private boolean stopWhenFinished;

  private WindowRun(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed, World world) {
    window = tape.header().window();
    instrument = tape.header().instrument();
    RandomSource random = new SplitRandom(seed).stream(window.id());
    CostModel cost = CostModel.constant(settings.nanos(WorldSettings.LANE_STEP_COST));
    Faults faults = world.faults(window);
    lanes = new VirtualLanes(queue, release.profile().lanes(), cost, this::held, faults::awakeNanos);
    VenueLink link = new VenueLink(queue, lanes, executions, faults);
    exchange = new SimulatedExchange(world.exchange(settings, venue, faults), instrument, window, random, link);
    faults.schedule(exchange, queue);
    feed = new ReplayFeed(tape, exchange, null);
    link.connect(exchange, world.latencies(Latencies.of(settings, feed::activity, random), window, random));
    endNanos = window.endNanos() + settings.nanos(WorldSettings.RUN_TAIL);
    Ports ports = new Ports(new VirtualClock(queue), lanes, random.stream("bot"), link, link, link, link, journal);
    MarketWindow market = new MarketWindow(window.id(), window.startNanos(), window.endNanos(), instrument);
    bot = release.factory().create(market, release.profile(), settings, ports);
  }

  /** Runs the window and returns what came of it. */
  public static WindowResult run(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed) {
    return run(tape, release, settings, venue, seed, World.CALM);
  }

  /** Runs the window in a world of its own. */
  public static WindowResult run(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed, World world) {
    WindowRun run = new WindowRun(tape, release, settings, venue, seed, world);
    run.play();
    return run.result(release, settings);
  }

  /**
   * Runs the window until the account cannot change any more, for those who ask for the position alone. The account and the intervals of
   * the thresholds are those of a whole run; journal and state hash end early.
   */
  public static WindowResult runUntilFinished(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed) {
    WindowRun run = new WindowRun(tape, release, settings, venue, seed, World.CALM);
    run.stopWhenFinished = true;
    run.play();
    return run.result(release, settings);
  }

  private void held(String lane, String label, long startNanos, long heldUntilNanos) {
    if (heldUntilNanos - startNanos < HOLD_NOTED_NANOS) return;
    journal.write(new JournalEntry.LaneHeld(heldUntilNanos, lane, label, startNanos));
  }

  private void play() {
    long start = Math.min(Math.max(window.startNanos(), feed.nextVenueNanos()), endNanos);
    queue.schedule(start, Phase.TIMERS, bot::start);
    for (long events = 0; step(); events++) {
      if (events > EVENTS_MAX) throw new IllegalStateException("window " + window.id() + " did not end after " + events + " events");
    }
    lanes.stop();
  }

  private boolean step() {
    long next = Math.min(queue.nextNanos(), endNanos);
    if (!tapeOver) endTape(next);
    if (feed.runVenueUntil(next) < next) return true;
    if (queue.nextNanos() > endNanos) return false;
    queue.runNext();
    return !(stopWhenFinished && accountIsFinal());
  }

  /** The bot is out, nothing rests or is due at the venue, and what is held is too little to sell. */
  private boolean accountIsFinal() {
    if (!bot.isFinished() || exchange.nextTimerNanos() != Long.MAX_VALUE || exchange.hasOpenOrders()) return false;
    long dust = Math.max(instrument.lotsPerShare() / 100, 1);
    return exchange.positionLots(Outcome.UP) < dust && exchange.positionLots(Outcome.DOWN) < dust;
  }

  /** Marks the book unknown once the tape has been over for a while. */
  private void endTape(long next) {
    if (feed.nextVenueNanos() != Long.MAX_VALUE || feed.lastVenueNanos() + TAPE_END_GRACE_NANOS > next) return;
    tapeOver = true;
    if (!exchange.resolved()) exchange.onRow(RowKind.FEED, (byte) -1, 0, 0, Math.max(feed.lastVenueNanos() + TAPE_END_GRACE_NANOS, queue.nowNanos()));
  }

  private WindowResult result(Release release, Settings settings) {
    long heldLots = Math.max(exchange.positionLots(Outcome.UP), exchange.positionLots(Outcome.DOWN));
    long[] openLots = {exchange.positionLots(Outcome.UP), exchange.positionLots(Outcome.DOWN)};
    if (window.winner() != null) exchange.settleAt(window.winner(), Math.max(endNanos, queue.nowNanos()));
    List<JournalEntry> entries = journal.entries();
    return new WindowResult(
        window, release.name(), settings, entries, executions, openLots, heldLots > 0 && window.winner() == null, exchange.cashNanoUsd(),
        exchange.feesKnown() ? exchange.feesNanoUsd() : null, bot.believedPnlNanoUsd(), bot.thresholds(), stateHash(), feed.venueRows(),
        exchange.bookUnknownNanos());
  }

  private long stateHash() {
    journal.number("cash", exchange.cashNanoUsd());
    journal.number("up", exchange.positionLots(Outcome.UP));
    journal.number("down", exchange.positionLots(Outcome.DOWN));
    return journal.hash();
  }
}
