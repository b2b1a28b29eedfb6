package dev.lockstep.engine.spot;

import dev.lockstep.bot.exit.LotExit;
import dev.lockstep.bot.entry.EntrySettings;
import dev.lockstep.bot.execution.ExecutionQueue;
import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.TradingMode;
import dev.lockstep.bot.journal.SpotLines;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.FundingSource;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.spot.Guards;
import dev.lockstep.bot.spot.SafetyGuards;
import dev.lockstep.bot.spot.SpotBot;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.spot.SpotPolicies;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.bot.spot.SpotStateCodec;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.bot.state.StorePolicies;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.ShortBook;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One window: a market, a venue, a disk and a bot for {@value #END_SECONDS} seconds of virtual time. Faults happen in the first
 * {@value #FAULTS_SECONDS}; then everything must settle, the bot is asked to close, and what is left is judged.
 */
public final class SpotWorld {
  public static final int FAULTS_SECONDS = 300;
  static final int QUIET_SECONDS = 385;
  static final int CLOSE_SECONDS = 405;
  public static final int END_SECONDS = 420;
  private static final String STALE_ALARM = "stale-position";
  private static final long LOOK_NANOS = 150 * SpotUnits.MILLI;
  /** The drain, the last save's own bound, and a second. */
  private static final long PATIENCE_NANOS = 19 * SpotUnits.SECOND;
  private static final long[] ASKED_AGAIN_NANOS = {50 * SpotUnits.MILLI, SpotUnits.SECOND};
  /** One account in five trades small amounts, so that rests and partial exits come near the venue's smallest order. */
  private static final long SMALL_ONE_IN = 5;
  private static final long SMALL_NANO_USD = 8 * SpotUnits.SECOND;
  private static final int HISTORY = 80;
  /** Minutes of a large market move by a few basis points only. */
  private static final int RECORDED_SIGNAL_CENTI_BPS = 50;

  private final SwarmScenario scenario;
  private final SpotRelease release;
  private final EventQueue queue = new EventQueue();
  private final VirtualClock clock = new VirtualClock(queue);
  private final RandomSource random;
  private final SpotMarket market;
  private final ActiveFaults faults;
  private final Coverage coverage = new Coverage();
  private final SpotSettings settings;
  private final Auditor auditor;
  private final SpotVenue venue;
  private final SpotFeed feed;
  private final Disks disks;
  private final AimedFaults aimed;
  private final ProcessHost host;
  private SpotLines botLog;
  private UnaryOperator<SpotPorts> seam = ports -> ports;
  private OrderPhase closeAt;
  private long longerNanos;
  private long sessions;

  public SpotWorld(SwarmScenario scenario, SpotRelease release) {
    this(scenario, release, null);
  }

  /** {@code lines} hears the bot's log lines in the recorded bot's format; null for none. */
  public SpotWorld(SwarmScenario scenario, SpotRelease release, Consumer<String> log, Consumer<String> lines) {
    this(scenario, release, null, log, lines);
  }

  /** A world whose bot has a defect at a seam: {@code between} stands between the bot and what it is given, anew in each session. */
  public static SpotWorld withSeam(SwarmScenario scenario, SpotRelease release, UnaryOperator<SpotPorts> between) {
    SpotWorld world = new SpotWorld(scenario, release);
    world.seam = between;
    return world;
  }

  /** The same with somebody to look after the bot. */
  public SpotWorld lookedAfterBy(Operator somebody) {
    host.lookedAfterBy(somebody);
    return this;
  }

  /** The same, lasting longer. */
  SpotWorld longerBy(long seconds) {
    longerNanos = seconds * SpotUnits.SECOND;
    return this;
  }

  /** A world whose prices are a recording's instead of a random walk's. {@code log} as below. */
  public static SpotWorld recorded(SwarmScenario scenario, SpotRelease release, MemoryTape rows, Consumer<String> log) {
    return new SpotWorld(scenario, release, rows, log, null);
  }

  /** {@code log} hears of what happens, one line each; null for silence. */
  public SpotWorld(SwarmScenario scenario, SpotRelease release, Consumer<String> log) {
    this(scenario, release, null, log, null);
  }

  private SpotWorld(SwarmScenario scenario, SpotRelease release, MemoryTape recording, Consumer<String> log, Consumer<String> lines) {
    this.scenario = scenario;
    this.release = release;
    random = new SplitRandom(scenario.seed()).stream("spot");
    faults = new ActiveFaults(scenario.faults(), random.stream("faults"));
    settings = recording == null ? settings() : settings().withSignal(RECORDED_SIGNAL_CENTI_BPS);
    queue.advanceTo(0);
    clock.stepEpoch(SpotFeed.epochNanos(0));
    auditor = new Auditor(queue, settings, faults, coverage, scenario.baseLots(), scenario.quoteNanoUsd());
    aimed = new AimedFaults(queue, this::begin, (fault, phase) -> auditor.strikes(fault.kind(), phase));
    DepthBook book = recording == null ? new ShortBook() : new LadderBook();
    venue = new SpotVenue(scenario.baseLots(), scenario.quoteNanoUsd(), random, auditor, book);
    feed = new SpotFeed(queue, faults, random.stream("feed"));
    auditor.onPhase(this::reached);
    market = recording == null
        ? new SyntheticMarket(new PriceWalk(random.stream("walk"), scenario.volatilityCentiBps()), random.stream("market"), faults, venue, feed, auditor::middle)
        : new RecordedMarket(recording, book, venue, feed, auditor::middle);
    disks = new Disks(faults, random.stream("disk"), queue);
    host = new ProcessHost(queue, faults, disks, feed, auditor, new KillFile(scenario.seed()), log, this::startSession);
    if (lines != null) botLog = new SpotLines(SpotUnits.INSTRUMENT, SpotFeed.epochNanos(0), lines);
  }

  private SpotParts parts() {
    SpotParts parts = release.parts();
    boolean off = !scenario.fallback() && parts.get(SpotPolicies.Fallback.class) == SpotPolicies.Fallback.LATER_TICK;
    return off ? parts.with(SpotPolicies.Fallback.OFF) : parts;
  }

  private SpotSettings settings() {
    SpotSettings standard = SpotSettings.standard();
    EntrySettings entry = standard.entry();
    EntrySettings drawn = new EntrySettings(
        scenario.quoteNanoUsd() / SpotUnits.SECOND % SMALL_ONE_IN == 0 ? SMALL_NANO_USD : entry.quoteNanoUsd(), entry.minNotionalNanoUsd(), entry.timeoutNanos(), entry.pollNanos(), entry.repriceNanos(), entry.repriceMax(),
        scenario.offsetCentiBps(), entry.offsetPerMille(), entry.driftCentiBps(), entry.improveTicks(), entry.edgeNanoUsd(),
        entry.slippageCentiBps(), entry.callNanos());
    SwarmFault shortQueue = faults.any(SwarmFaultKind.F27_SHORT_QUEUE);
    ExecutionQueue.Settings execution = shortQueue == null ? standard.execution() : standard.execution().withBound((int) shortQueue.amount());
    SpotSettings.MakerOrMarket mode = scenario.offsetCentiBps() == 0 ? SpotSettings.MakerOrMarket.MARKET_FIRST : SpotSettings.MakerOrMarket.MAKER_FIRST;
    LotExit exits = new LotExit(3_000, 4_500, 1_500, 1_000, 1_600, 20_000_000L, 50, SpotUnits.FEE_PPM);
    return standard.with(mode).with(drawn, execution, exits).withAttempt(scenario.attemptNanos());
  }

  /** Runs the window. */
  public WindowReport run() {
    market.history(feed, HISTORY);
    queue.schedule(0, Phase.EXCHANGE_MARKET_DATA, this::marketStep);
    queue.schedule(SpotUnits.CANDLE_NANOS, Phase.EXCHANGE_MARKET_DATA, this::candle);
    for (SwarmFault fault : scenario.faults()) {
      queue.schedule(fault.fromNanos(), Phase.TIMERS, () -> aimed.due(fault));
      queue.schedule(fault.toNanos(), Phase.TIMERS, () -> end(fault));
    }
    queue.schedule(0, Phase.TIMERS, this::startSession);
    queue.schedule(QUIET_SECONDS * SpotUnits.SECOND + longerNanos, Phase.TIMERS, this::quiet);
    queue.schedule(CLOSE_SECONDS * SpotUnits.SECOND + longerNanos, Phase.TIMERS, this::closeAtEnd);
    host.run(END_SECONDS * SpotUnits.SECOND + longerNanos);
    if (!host.refused()) auditor.over(host.session() == null ? 0 : feed.open(host.session()));
    return new WindowReport(auditor.broken(), host.events(), auditor.orders(), auditor.trades(), host.refused(), coverage, auditor.hash());
  }

  // The market.

  private void marketStep() {
    queue.schedule(market.step(queue.nowNanos()), Phase.EXCHANGE_MARKET_DATA, this::marketStep);
  }

  private void candle() {
    feed.closeCandle();
    auditor.closed(feed.lastCloseTicks());
    if (host.alive()) auditor.liveness().warm(host.session().bot.isWarm());
    queue.schedule(queue.nowNanos() + SpotUnits.CANDLE_NANOS, Phase.EXCHANGE_MARKET_DATA, this::candle);
  }

  // Lives of the process.

  private void startSession() {
    if (host.refused() || host.alive() || late()) return;
    StateStore<SpotImage> store = new AuditedStore<>(
        new AtomicStateStore<>(disks.current(), "spot", new SpotStateCodec(), storeParts()), auditor.states()::attempted, this::durable, auditor::saveFailed);
    Opened<SpotImage> opened = store.open(host.opening());
    if (opened instanceof Opened.Refused<SpotImage> no) {
      host.refusedStart(no);
      return;
    }
    SpotImage found = opened instanceof Opened.Loaded<SpotImage> loaded ? loaded.state() : null;
    host.opened();
    if (!disks.keepsEvidence()) auditor.broken("I8", "evidence of a damaged state is gone");
    auditor.loaded(found);
    Session fresh = host.life();
    fresh.lanes = new VirtualLanes(queue, release.profile().lanes(), CostModel.ZERO, fresh::held, host::awakeNanos);
    SpotPorts ports = seam.apply(new SpotPorts(
        clock, fresh.lanes, random.stream("bot-" + ++sessions), new Gateway(queue, venue, feed, faults, random.stream("latency"), auditor, fresh),
        feed.link(fresh, auditor), new Pager(), note -> write(fresh, note), FundingSource.NONE));
    Guards guards = new SafetyGuards(this::readSwitch, TradingMode.TRADE, clock, SafetyGuards.Limits.STANDARD, SpotUnits.INSTRUMENT);
    fresh.bot = new SpotBot(
        SpotUnits.INSTRUMENT, ports, settings, parts(), release.profile(), guards, new SpotBot.Kept(store, disks.current(), opened));
    fresh.store = store;
    host.begins(fresh);
    auditor.started(found, host.awakeNanos(queue.nowNanos()));
    host.say("start " + sessions);
    fresh.bot.start();
  }

  /** Too late for another life. */
  private boolean late() {
    return queue.nowNanos() >= CLOSE_SECONDS * SpotUnits.SECOND + longerNanos;
  }

  private void durable(SpotImage image) {
    disks.saved();
    auditor.durable(image);
  }

  private StorePolicies storeParts() {
    SpotParts parts = release.parts();
    return new StorePolicies(
        parts.get(StorePolicies.FileSync.class), parts.get(StorePolicies.FolderSync.class), parts.get(StorePolicies.NoneValid.class),
        parts.get(StorePolicies.Evidence.class), parts.get(StorePolicies.Shape.class));
  }

  /** The library that reads the switch's file throws like any other. */
  private KillSwitch.Reading readSwitch() {
    if (faults.strikes(SwarmFaultKind.F28_THROWS, queue.nowNanos())) throw new IllegalStateException("the library that reads files has a defect");
    return host.readSwitch();
  }

  private void write(Session writer, SpotNote note) {
    if (host.heard()) host.say(note.lane() + " " + note.kind() + " " + note.id() + " " + note.value() + " " + note.text());
    if (!writer.alive()) return;
    if (botLog != null) botLog.write(note);
    if (note.kind() == SpotNote.Kind.PENDING && !writer.bot.isWarm()) auditor.broken("I9", "an entry was decided on too few candles");
    auditor.wrote(note);
    // Whoever closes by itself is started again by its operator.
    if (note.kind() == SpotNote.Kind.CLOSED) queue.schedule(queue.nowNanos() + 3 * SpotUnits.SECOND, Phase.TIMERS, () -> again(writer));
  }

  private void again(Session closed) {
    if (closed != host.session() || late()) return;
    host.kill();
    startSession();
  }

  // Faults that happen rather than are.

  /** An order reached a phase. */
  private void reached(OrderPhase phase) {
    if (phase == closeAt) {
      closeAt = null;
      queue.schedule(queue.nowNanos(), Phase.TIMERS, this::closeAtEnd);
    }
    aimed.reached(phase);
  }

  private void begin(SwarmFault fault) {
    host.begins(fault);
    switch (fault.kind()) {
      case F7_CLOCK_STEP -> clock.stepEpoch(fault.amount() * SpotUnits.SECOND);
      case F16_SETTLEMENT -> venue.settlementNanos(fault.amount() * SpotUnits.MILLI);
      case F23_STATE_DAMAGED -> {
        if (fault.amount() == 2) queue.schedule(fault.toNanos(), Phase.TIMERS, () -> damagedAgain(fault));
      }
      case F24_SHUTDOWN -> shutdown();
      case F29_SECOND_INSTANCE -> secondInstance();
      case F30_HOST_PAUSE -> {
        if (host.alive()) auditor.paused(fault.toNanos());
      }
      default -> { }
    }
  }

  /** The disk spoils the state a second time: what the first left must not be lost. */
  private void damagedAgain(SwarmFault fault) {
    if (!host.alive() || host.refused()) return;
    host.restart();
    host.damage(false);
    host.say("damaged again " + fault);
  }

  private void end(SwarmFault fault) {
    host.ends(fault);
    if (fault.kind() == SwarmFaultKind.F16_SETTLEMENT) venue.settlementNanos(0);
  }

  private void shutdown() {
    if (!host.alive()) return;
    Session asked = host.session();
    host.closes(asked, asked.bot::close, asked.bot::closed, ASKED_AGAIN_NANOS, PATIENCE_NANOS, () -> again(asked));
  }

  private void secondInstance() {
    if (host.alive()) host.secondInstance(new AtomicStateStore<>(disks.current(), "spot", new SpotStateCodec()));
  }

  private void quiet() {
    if (host.refused()) return;
    if (!host.alive() || host.session().bot.closed()) {
      auditor.broken("I3", "the bot is not up long after the faults");
      return;
    }
    if (auditor.isQuiet()) {
      auditor.quiet(host.session().bot.belief(), venue);
      // Half of the windows close when the next order is in some phase, the others when their time is over.
      int phase = (int) Math.floorMod(scenario.seed(), 2L * OrderPhase.values().length);
      closeAt = phase < OrderPhase.values().length ? OrderPhase.values()[phase] : null;
    }
    else if (queue.nowNanos() < CLOSE_SECONDS * SpotUnits.SECOND + longerNanos - LOOK_NANOS) queue.schedule(queue.nowNanos() + LOOK_NANOS, Phase.TIMERS, this::quiet);
    else auditor.broken("I3", "orders are under way long after the faults, and never none");
  }

  private void closeAtEnd() {
    if (!host.alive()) return;
    // The longest back-off has passed since the last fault.
    auditor.liveness().checkRecovered(host.session().bot.isWarm());
    host.session().bot.close("end");
  }

  /** One alarm is judged. */
  private final class Pager implements Alarms {
    @Override
    public void raise(String name, String detail) {
      if (name.equals(STALE_ALARM)) auditor.liveness().staleAlarm(true);
      host.raise(name, detail);
    }

    @Override
    public void clear(String name) {
      if (name.equals(STALE_ALARM)) auditor.liveness().staleAlarm(false);
      host.clear(name);
    }
  }
}
