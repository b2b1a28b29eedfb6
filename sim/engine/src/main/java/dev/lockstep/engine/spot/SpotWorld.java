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
  private static final int EVENTS_MAX = 1_000_000;
  /** How long an operator needs to look at positions and orders. */
  private static final long OPERATOR_NANOS = 10 * SpotUnits.SECOND;
  private static final long LOOK_NANOS = 150 * SpotUnits.MILLI;
  private static final long DOWN_NANOS_MAX = 15 * SpotUnits.SECOND;
  /** The drain, the last save's own bound, and a second. */
  private static final long PATIENCE_NANOS = 19 * SpotUnits.SECOND;
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
  private final Consumer<String> log;
  private final AimedFaults aimed;
  private final KillFile killFile;
  private SpotLines botLog;
  private UnaryOperator<SpotPorts> seam = ports -> ports;
  private Session session;
  private boolean killAfterAccept;
  private OrderPhase closeAt;
  private Operator operator = Operator.ABSENT;
  private StateStore.Opening opening = StateStore.Opening.STRICT;
  private long longerNanos;
  private boolean refused;
  private long sessions;
  private long events;

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
    operator = somebody;
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
    this.log = log;
    random = new SplitRandom(scenario.seed()).stream("spot");
    faults = new ActiveFaults(scenario.faults(), random.stream("faults"));
    settings = recording == null ? settings() : settings().withSignal(RECORDED_SIGNAL_CENTI_BPS);
    killFile = new KillFile(scenario.seed());
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
    long end = END_SECONDS * SpotUnits.SECOND + longerNanos;
    while (queue.nextNanos() <= end && events < EVENTS_MAX) step();
    if (events >= EVENTS_MAX) auditor.broken("I10", "more than " + EVENTS_MAX + " events");
    if (!refused) auditor.over(session == null ? 0 : feed.open(session));
    return new WindowReport(auditor.broken(), events, auditor.orders(), auditor.trades(), refused, coverage, auditor.hash());
  }

  private void step() {
    events++;
    try {
      queue.runNext();
    } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
      auditor.broken("CRASH", e + " at " + e.getStackTrace()[0]);
      say("crash " + e);
    }
    auditor.afterEvent();
  }

  private void say(String line) {
    if (log != null) log.accept(queue.nowNanos() / SpotUnits.MILLI + " " + line);
  }

  // The market.

  private void marketStep() {
    queue.schedule(market.step(queue.nowNanos()), Phase.EXCHANGE_MARKET_DATA, this::marketStep);
  }

  private void candle() {
    feed.closeCandle();
    auditor.closed(feed.lastCloseTicks());
    if (session != null && session.alive()) auditor.liveness().warm(session.bot.isWarm());
    queue.schedule(queue.nowNanos() + SpotUnits.CANDLE_NANOS, Phase.EXCHANGE_MARKET_DATA, this::candle);
  }

  // Lives of the process.

  private void startSession() {
    if (refused || session != null && session.alive() || queue.nowNanos() >= CLOSE_SECONDS * SpotUnits.SECOND + longerNanos) return;
    StateStore<SpotImage> store = new AuditedStore<>(
        new AtomicStateStore<>(disks.current(), "spot", new SpotStateCodec(), storeParts()), auditor.states()::attempted, this::durable, auditor::saveFailed);
    Opened<SpotImage> opened = store.open(opening);
    if (opened instanceof Opened.Refused<SpotImage> no) {
      say("refused " + no);
      refusedStart(no);
      return;
    }
    SpotImage found = opened instanceof Opened.Loaded<SpotImage> loaded ? loaded.state() : null;
    if (opening == StateStore.Opening.FRESH_IF_NONE_VALID) startedFresh();
    else if (disks.allDamaged()) auditor.broken("I8", "a bot started although no valid state was left");
    if (!disks.keepsEvidence()) auditor.broken("I8", "evidence of a damaged state is gone");
    auditor.loaded(found);
    Session fresh = new Session(queue, this::awakeNanos, this::onAccepted);
    fresh.lanes = new VirtualLanes(queue, release.profile().lanes(), CostModel.ZERO, fresh::held, this::awakeNanos);
    SpotPorts ports = seam.apply(new SpotPorts(
        clock, fresh.lanes, random.stream("bot-" + ++sessions), new Gateway(queue, venue, feed, faults, random.stream("latency"), auditor, fresh),
        feed.link(fresh, auditor), new Pager(), note -> write(fresh, note), FundingSource.NONE));
    Guards guards = new SafetyGuards(this::readSwitch, TradingMode.TRADE, clock, SafetyGuards.Limits.STANDARD, SpotUnits.INSTRUMENT);
    fresh.bot = new SpotBot(
        SpotUnits.INSTRUMENT, ports, settings, parts(), release.profile(), guards, new SpotBot.Kept(store, disks.current(), opened));
    fresh.store = store;
    session = fresh;
    auditor.started(found, awakeNanos(queue.nowNanos()));
    say("start " + sessions);
    fresh.bot.start();
  }

  /** From here on only what is done from now on counts. */
  private void startedFresh() {
    opening = StateStore.Opening.STRICT;
    auditor.startedFresh();
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
    return killFile.read();
  }

  private void refusedStart(Opened.Refused<SpotImage> no) {
    if (no.reason() == Opened.Reason.DISK) {
      startLater(3 * SpotUnits.SECOND);
      return;
    }
    if (operator == Operator.STARTS_FRESH) {
      opening = StateStore.Opening.FRESH_IF_NONE_VALID;
      startLater(OPERATOR_NANOS);
    } else {
      refused = true;
    }
    if (!disks.allDamaged()) auditor.broken("I8", "a start was refused although a valid state is left: " + no.reason());
  }

  private void startLater(long nanos) {
    queue.schedule(queue.nowNanos() + nanos, Phase.TIMERS, this::startSession);
  }

  private void write(Session writer, SpotNote note) {
    if (log != null) say(note.lane() + " " + note.kind() + " " + note.id() + " " + note.value() + " " + note.text());
    if (!writer.alive()) return;
    if (botLog != null) botLog.write(note);
    if (note.kind() == SpotNote.Kind.PENDING && !writer.bot.isWarm()) auditor.broken("I9", "an entry was decided on too few candles");
    auditor.wrote(note);
    // Whoever closes by itself is started again by its operator.
    if (note.kind() == SpotNote.Kind.CLOSED) queue.schedule(queue.nowNanos() + 3 * SpotUnits.SECOND, Phase.TIMERS, () -> again(writer));
  }

  private void again(Session closed) {
    if (closed != session || queue.nowNanos() >= CLOSE_SECONDS * SpotUnits.SECOND + longerNanos) return;
    kill();
    startSession();
  }

  /** A process that was killed comes back when its fault ends, or soon if that is far off. */
  private void killed(SwarmFault fault) {
    kill();
    startLater(Math.min(fault.toNanos() - queue.nowNanos(), DOWN_NANOS_MAX));
  }

  private void kill() {
    if (session == null || !session.alive()) return;
    say("process dies");
    session.die();
    feed.died(session);
    auditor.died();
    disks.processDied();
  }

  private void onAccepted() {
    if (!killAfterAccept) return;
    killAfterAccept = false;
    kill();
    startLater(2 * SpotUnits.SECOND);
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
    if (log != null) say("fault " + fault);
    auditor.begins(fault.kind());
    switch (fault.kind()) {
      case F7_CLOCK_STEP -> clock.stepEpoch(fault.amount() * SpotUnits.SECOND);
      case F16_SETTLEMENT -> venue.settlementNanos(fault.amount() * SpotUnits.MILLI);
      case F17_LINK -> feed.broken(fault);
      case F19_KILL -> killed(fault);
      case F20_KILL_AFTER_ACCEPT -> killAfterAccept = true;
      case F22_POWER_CUT -> {
        killed(fault);
        disks.powerCut();
      }
      case F23_STATE_DAMAGED -> {
        killed(fault);
        disks.damage(fault.amount() == 1);
        auditor.states().damaged();
        if (fault.amount() == 2) queue.schedule(fault.toNanos(), Phase.TIMERS, () -> damagedAgain(fault));
      }
      case F24_SHUTDOWN -> shutdown();
      case F25_KILL_SWITCH -> halt(true);
      case F29_SECOND_INSTANCE -> secondInstance();
      case F30_HOST_PAUSE -> pause(fault);
      default -> { }
    }
  }

  /** The disk spoils the state a second time: what the first left must not be lost. */
  private void damagedAgain(SwarmFault fault) {
    if (session == null || !session.alive() || refused) return;
    kill();
    startLater(2 * SpotUnits.SECOND);
    disks.damage(false);
    auditor.states().damaged();
    say("damaged again " + fault);
  }

  private void end(SwarmFault fault) {
    if (log != null) say("fault ends " + fault.kind());
    switch (fault.kind()) {
      case F16_SETTLEMENT -> venue.settlementNanos(0);
      case F20_KILL_AFTER_ACCEPT -> killAfterAccept = false;
      case F25_KILL_SWITCH -> halt(false);
      default -> { }
    }
  }

  private void shutdown() {
    if (session == null || !session.alive()) return;
    Session asked = session;
    asked.bot.close("SIGTERM");
    for (long millis : new long[] {50, 1_000}) {
      queue.schedule(queue.nowNanos() + millis * SpotUnits.MILLI, Phase.TIMERS, () -> {
        if (asked.alive()) asked.bot.close("SIGTERM again");
      });
    }
    // A supervisor loses patience.
    queue.schedule(queue.nowNanos() + PATIENCE_NANOS, Phase.TIMERS, () -> {
      if (asked != session || !asked.alive()) return;
      if (!asked.bot.closed() && !faults.within(SwarmFaultKind.F30_HOST_PAUSE, queue.nowNanos() - PATIENCE_NANOS, queue.nowNanos())) auditor.broken("I3", "the bot did not close within its bound");
      again(asked);
    });
  }

  /** When the host does what is due. */
  private long awakeNanos(long dueNanos) {
    SwarmFault pause = faults.at(SwarmFaultKind.F30_HOST_PAUSE, dueNanos);
    return pause == null ? dueNanos : awakeNanos(pause.toNanos());
  }

  private void halt(boolean on) {
    killFile.halt(on);
    auditor.halted(on);
  }

  private void secondInstance() {
    if (session == null || !session.alive()) return;
    StateStore<SpotImage> second = new AtomicStateStore<>(disks.current(), "spot", new SpotStateCodec());
    Opened<SpotImage> opened = second.open(StateStore.Opening.STRICT);
    if (!(opened instanceof Opened.Refused)) auditor.broken("I4", "a second instance was let in");
  }

  private void pause(SwarmFault fault) {
    if (session == null || !session.alive()) return;
    auditor.paused(fault.toNanos());
  }

  private void quiet() {
    if (refused) return;
    if (session == null || !session.alive() || session.bot.closed()) {
      auditor.broken("I3", "the bot is not up long after the faults");
      return;
    }
    if (auditor.isQuiet()) {
      auditor.quiet(session.bot.belief(), venue);
      // Half of the windows close when the next order is in some phase, the others when their time is over.
      int phase = (int) Math.floorMod(scenario.seed(), 2L * OrderPhase.values().length);
      closeAt = phase < OrderPhase.values().length ? OrderPhase.values()[phase] : null;
    }
    else if (queue.nowNanos() < CLOSE_SECONDS * SpotUnits.SECOND + longerNanos - LOOK_NANOS) queue.schedule(queue.nowNanos() + LOOK_NANOS, Phase.TIMERS, this::quiet);
    else auditor.broken("I3", "orders are under way long after the faults, and never none");
  }

  private void closeAtEnd() {
    if (session == null || !session.alive()) return;
    // The longest back-off has passed since the last fault.
    auditor.liveness().checkRecovered(session.bot.isWarm());
    session.bot.close("end");
  }

  /** Alarms that need no log. */
  private final class Pager implements Alarms {
    @Override
    public void raise(String name, String detail) {
      if (name.equals(STALE_ALARM)) auditor.liveness().staleAlarm(true);
      say("alarm " + name + " " + detail);
    }

    @Override
    public void clear(String name) {
      if (name.equals(STALE_ALARM)) auditor.liveness().staleAlarm(false);
      say("alarm over " + name);
    }
  }
}
