package dev.lockstep.engine.backtest;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
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
import dev.lockstep.engine.replay.TapeRows;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import dev.lockstep.engine.venue.Executions;
import dev.lockstep.engine.venue.History;
import dev.lockstep.engine.venue.Latencies;
import dev.lockstep.engine.venue.RecordedVenue;
import dev.lockstep.engine.venue.VenueLink;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
  private SimulatedExchange exchange;
  private ReplayFeed feed;
  private final VirtualLanes lanes;
  private final TradingBot bot;
  private final long endNanos;
  private final Release release;
  private final Settings settings;
  private boolean tapeOver;
  /** Null for a run that nothing branches off. */
  private final History history;
  private TapeRows rows;
  private Moment from;

  private WindowRun(
      TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed, World world, Branch branch) {
    this.release = release;
    this.settings = settings;
    window = tape.header().window();
    instrument = tape.header().instrument();
    RandomSource random = new SplitRandom(seed).stream(window.id());
    CostModel cost = CostModel.constant(settings.nanos(WorldSettings.LANE_STEP_COST));
    Faults faults = world.faults(window);
    lanes = new VirtualLanes(queue, release.profile().lanes(), cost, this::held, faults::awakeNanos);
    VenueLink link = new VenueLink(queue, lanes, executions, faults);
    history = branch == null ? null : new History(queue, branch.from() == null ? null : branch.from().past(), link, this::meetWorld);
    if (branch != null) {
      rows = branch.rows();
      from = branch.from();
    }
    exchange = new SimulatedExchange(world.exchange(settings, venue, faults), instrument, window, random, history == null ? link : history);
    faults.schedule(exchange, queue);
    faults.schedule(release.profile(), lanes, queue);
    feed = new ReplayFeed(tape, exchange, null);
    link.connect(
        history == null ? exchange : new RecordedVenue(history, () -> exchange),
        world.latencies(Latencies.of(settings, feed::activity, random), window, random));
    endNanos = window.endNanos() + settings.nanos(WorldSettings.RUN_TAIL);
    Ports ports = new Ports(new VirtualClock(queue), lanes, random.stream("bot"), link, link, link, link, journal, faults.files(queue));
    MarketWindow market = new MarketWindow(window.id(), window.startNanos(), window.endNanos(), instrument);
    bot = release.factory().create(market, release.profile(), settings, ports);
  }

  /** Runs the window and returns what came of it. */
  public static WindowResult run(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed) {
    return run(tape, release, settings, venue, seed, World.CALM);
  }

  /** Runs the window in a world of its own. */
  public static WindowResult run(TapeSource tape, Release release, Settings settings, ExchangeSettings venue, long seed, World world) {
    WindowRun run = new WindowRun(tape, release, settings, venue, seed, world, null);
    run.play();
    return run.result();
  }

  private record Branch(TapeRows rows, Moment from) {}

  /**
   * A run for those who ask for the position alone. It ends when the account cannot change any more, so journal and state hash end early;
   * the account and the intervals of the thresholds are those of a whole run. Others may branch off it.
   *
   * @param from where it branches off a run from which it differs in nothing that mattered until then; null for one from the start
   */
  public static WindowRun branching(TapeRows rows, Moment from, Release release, Settings settings, ExchangeSettings venue, long seed)
      throws IOException {
    return new WindowRun(rows.open(), release, settings, venue, seed, World.CALM, new Branch(rows, from));
  }

  /** The bot's compared settings, with the intervals so far. */
  public Map<String, Threshold> thresholds() {
    return bot.thresholds();
  }

  /** Plays a branching run. */
  public WindowResult finish() {
    play();
    return result();
  }

  /** Where a run that has done the same so far can branch off this one; null if only from the start. */
  public Moment moment() {
    if (history.isReplaying() || !rows.areKept()) return from;
    History.Past past = history.past();
    if (past == null) return from;
    return new Moment(past, exchange.copy(event -> {}), rowsSeen(), lastRowNanos(), tapeOver);
  }

  /** The record has told all it knows: from here on the world answers. */
  private void meetWorld() {
    if (from == null) return;
    exchange = from.exchange().copy(history);
    feed = new ReplayFeed(rows.openAt(from.rows()), exchange, null);
    tapeOver = from.tapeOver();
  }

  private long rowsSeen() {
    return feed.venueRows() + (from == null ? 0 : from.rows());
  }

  private long lastRowNanos() {
    return feed.venueRows() == 0 && from != null ? from.lastRowNanos() : feed.lastVenueNanos();
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
    if (runVenueUntil(next) < next) return true;
    if (queue.nextNanos() > endNanos) return false;
    queue.runNext();
    return history == null || history.isReplaying() || !accountIsFinal();
  }

  private long runVenueUntil(long nanos) {
    if (history == null) return playTapeUntil(nanos);
    Long early = history.ask(() -> {
      long reached = playTapeUntil(nanos);
      return reached == nanos ? null : Long.valueOf(reached);
    });
    return early == null ? nanos : early;
  }

  private long playTapeUntil(long nanos) {
    if (!tapeOver) endTape(nanos);
    return feed.runVenueUntil(nanos);
  }

  /** The bot is out, nothing rests or is due at the venue, and what is held is too little to sell. */
  private boolean accountIsFinal() {
    if (!bot.isFinished() || exchange.nextTimerNanos() != Long.MAX_VALUE || exchange.hasOpenOrders()) return false;
    return exchange.positionLots(Outcome.UP) < dustLots() && exchange.positionLots(Outcome.DOWN) < dustLots();
  }

  /** Shares below this many cannot be sold: orders have two decimals, and a fee taken in shares leaves more. */
  private long dustLots() {
    return Math.max(instrument.lotsPerShare() / 100, 1);
  }

  /** Marks the book unknown once the tape has been over for a while. */
  private void endTape(long next) {
    if (feed.nextVenueNanos() != Long.MAX_VALUE || lastRowNanos() + TAPE_END_GRACE_NANOS > next) return;
    tapeOver = true;
    if (!exchange.resolved()) exchange.onRow(RowKind.FEED, (byte) -1, 0, 0, Math.max(lastRowNanos() + TAPE_END_GRACE_NANOS, queue.nowNanos()));
  }

  private WindowResult result() {
    long heldLots = Math.max(exchange.positionLots(Outcome.UP), exchange.positionLots(Outcome.DOWN));
    long[] openLots = {exchange.positionLots(Outcome.UP), exchange.positionLots(Outcome.DOWN)};
    if (window.winner() != null) exchange.settleAt(window.winner(), Math.max(endNanos, queue.nowNanos()));
    List<JournalEntry> entries = journal.entries();
    return new WindowResult(
        window, release.name(), settings, entries, executions, openLots, heldLots >= (instrument.binary() ? dustLots() : 1) && window.winner() == null, exchange.cashNanoUsd(),
        exchange.feesKnown() ? exchange.feesNanoUsd() : null, bot.believedPnlNanoUsd(), bot.thresholds(), stateHash(), rowsSeen(),
        exchange.bookUnknownNanos());
  }

  private long stateHash() {
    journal.number("cash", exchange.cashNanoUsd());
    journal.number("up", exchange.positionLots(Outcome.UP));
    journal.number("down", exchange.positionLots(Outcome.DOWN));
    return journal.hash();
  }
}
