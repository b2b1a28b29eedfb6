package dev.lockstep.engine.spot;

import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.guarded.GuardedCodec;
import dev.lockstep.bot.guarded.GuardedImage;
import dev.lockstep.bot.guarded.GuardedWindowBot;
import dev.lockstep.bot.guarded.Surroundings;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Grants;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.release.WindowRelease;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One window of the window bot's swarm: four binary markets of {@value #MARKET_SECONDS} s, one after the other, a stream of the price they are
 * about, a disk, and a bot that is started for each. Faults happen in the first {@value SpotWorld#FAULTS_SECONDS} s; the last market has none.
 */
public final class BinaryWorld {
  private static final int MARKET_SECONDS = 100;
  private static final int MARKETS = 4;
  private static final int RECOVERED_SECONDS = 390;
  private static final String STORE = "spot";
  private static final int EVENTS_MAX = 1_000_000;
  private static final long DOWN_NANOS_MAX = 15 * SpotUnits.SECOND;
  /** A closing bot waits for its orders, then for its last save, each bounded; and a little for both. */
  private static final long CLOSE_NANOS_MAX = 20 * SpotUnits.SECOND;
  /** How long an operator needs to look at positions and orders. */
  private static final long OPERATOR_NANOS = 10 * SpotUnits.SECOND;
  private static final long RETRY_NANOS = 500 * SpotUnits.MILLI;
  private static final long STEP_NANOS_MIN = 800 * SpotUnits.MILLI;
  private static final long STEP_NANOS_RANGE = 1_600 * SpotUnits.MILLI;
  private static final long SHARE = 1_000_000L;
  private static final long USUAL_LOTS = 40 * SHARE;
  private static final long SETTLEMENT_NANOS = 2 * SpotUnits.SECOND;
  private static final Settings SETTINGS = Settings.standard(WindowSettings.all()).with(WindowSettings.LOOP_PERIOD, "1.6").with(WindowSettings.LOOP_FINAL_PERIOD, "0.6");

  private final SwarmScenario scenario;
  private final WindowRelease release;
  private final Consumer<String> log;
  private final EventQueue queue = new EventQueue();
  private final VirtualClock clock = new VirtualClock(queue);
  private final RandomSource random;
  private final RandomSource market;
  private final ActiveFaults faults;
  private final Coverage coverage = new Coverage();
  private final BinaryAuditor auditor;
  private final BinaryVenue venue;
  private final BinaryWalk walk;
  private final PriceWalk reference;
  private final SpotFeed feed;
  private final Disks disks;
  private final AimedFaults aimed;
  private final KillFile killFile;
  private Session session;
  private GuardedWindowBot guarded;
  private int opened = -1;
  /** The market that the bot was started for. */
  private int traded;
  private boolean killAfterAccept;
  private Operator operator = Operator.ABSENT;
  private StateStore.Opening opening = StateStore.Opening.STRICT;
  private boolean refused;
  private long sessions;
  private long events;

  /** {@code log} hears of what happens, one line each; null for silence. */
  public BinaryWorld(SwarmScenario scenario, WindowRelease release, Consumer<String> log) {
    this.scenario = scenario;
    this.release = release;
    this.log = log;
    random = new SplitRandom(scenario.seed()).stream("binary");
    market = random.stream("market");
    faults = new ActiveFaults(bearable(scenario.faults()), random.stream("faults"));
    killFile = new KillFile(scenario.seed());
    queue.advanceTo(0);
    clock.stepEpoch(SpotFeed.epochNanos(0));
    auditor = new BinaryAuditor(queue, faults, coverage);
    aimed = new AimedFaults(queue, this::begin, (fault, phase) -> auditor.strikes(fault.kind(), phase));
    auditor.onPhase(aimed::reached);
    venue = new BinaryVenue(random, auditor);
    walk = new BinaryWalk(random.stream("walk"));
    reference = new PriceWalk(random.stream("reference"), scenario.volatilityCentiBps());
    feed = new SpotFeed(queue, faults, random.stream("feed"));
    disks = new Disks(faults, random.stream("disk"), queue);
  }

  /** The same with somebody to look after the bot. */
  public BinaryWorld lookedAfterBy(Operator somebody) {
    operator = somebody;
    return this;
  }

  /** The older releases end with the first exception of a client library; they are to fail on an invariant and not by that. */
  private List<SwarmFault> bearable(List<SwarmFault> drawn) {
    List<SwarmFault> kept = new ArrayList<>();
    for (SwarmFault fault : drawn) if (release.keeps() || fault.kind() != SwarmFaultKind.F28_THROWS) kept.add(fault);
    return kept;
  }

  /** Runs the window. */
  public WindowReport run() {
    for (int i = 0; i < MARKETS; i++) {
      queue.schedule(i * MARKET_SECONDS * SpotUnits.SECOND, Phase.EXCHANGE_MARKET_DATA, this::openMarket);
      queue.schedule((i + 1) * MARKET_SECONDS * SpotUnits.SECOND, Phase.EXCHANGE_MARKET_DATA, () -> venue.resolve(queue.nowNanos()));
      queue.schedule(i * MARKET_SECONDS * SpotUnits.SECOND, Phase.TIMERS, this::startSession);
    }
    queue.schedule(0, Phase.EXCHANGE_MARKET_DATA, this::marketStep);
    for (SwarmFault fault : scenario.faults()) {
      queue.schedule(fault.fromNanos(), Phase.TIMERS, () -> aimed.due(fault));
      queue.schedule(fault.toNanos(), Phase.TIMERS, () -> end(fault));
    }
    queue.schedule(RECOVERED_SECONDS * SpotUnits.SECOND, Phase.TIMERS, () -> {
      if (!refused && guarded != null) auditor.liveness().checkRecovered();
    });
    long end = SpotWorld.END_SECONDS * SpotUnits.SECOND;
    while (queue.nextNanos() <= end && events < EVENTS_MAX) step();
    if (events >= EVENTS_MAX) auditor.broken("I10", "more than " + EVENTS_MAX + " events");
    if (guarded != null && session.alive() && !guarded.closed()) auditor.broken("I3", "the bot did not close within its bound");
    auditor.over(session == null || guarded == null ? 0 : feed.open(session));
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

  // The markets.

  private long endNanos(int number) {
    return (number + 1L) * MARKET_SECONDS * SpotUnits.SECOND;
  }

  private void openMarket() {
    opened++;
    SwarmFault slow = faults.any(SwarmFaultKind.F16_SETTLEMENT);
    boolean slowly = slow != null && slow.fromNanos() < endNanos(opened) && slow.toNanos() > queue.nowNanos();
    walk.open(endNanos(opened));
    venue.open("swarm-" + opened, endNanos(opened), slowly ? slow.amount() * SpotUnits.MILLI : SETTLEMENT_NANOS);
    venue.forgetShown();
    auditor.opened();
  }

  private void marketStep() {
    long now = queue.nowNanos();
    SwarmFault shock = faults.at(SwarmFaultKind.F26_PRICE_SHOCK, now);
    walk.step(now, shock == null ? 0 : shock.amount() / 20);
    reference.step(shock == null ? 0 : shock.amount());
    SwarmFault thin = faults.at(SwarmFaultKind.F11_PARTIAL_FILLS, now);
    long usual = thin == null ? USUAL_LOTS : Math.max(2 * SHARE, USUAL_LOTS * thin.amount() / 1_000);
    long[] sizes = new long[6];
    for (int i = 0; i < sizes.length; i++) sizes[i] = (usual / 4 + market.nextLong(usual)) / SHARE * SHARE + SHARE;
    int bid = walk.bidTicks();
    int ask = walk.askTicks();
    boolean vanished = faults.at(SwarmFaultKind.F31_BOOK_VANISHES, now) != null && endNanos(opened) - now < 20 * SpotUnits.SECOND;
    if (vanished || faults.strikes(SwarmFaultKind.F6_BAD_BOOK, now)) bid = 0;
    if (vanished || faults.strikes(SwarmFaultKind.F6_BAD_BOOK, now)) ask = BinaryWalk.UNIT;
    venue.at(now);
    venue.show(bid, ask, sizes, now);
    auditor.shown(bid, ask);
    if (market.nextLong(2) == 0 && bid > 0 && ask < BinaryWalk.UNIT) {
      Side aggressor = market.nextLong(2) == 0 ? Side.BUY : Side.SELL;
      int price = aggressor == Side.BUY ? Math.min(990, ask + 10 * (int) market.nextLong(3)) : Math.max(10, bid - 10 * (int) market.nextLong(4));
      venue.print(aggressor, price, usual / 8 + market.nextLong(usual), now);
    }
    feed.quote(reference.bidTicks(), 1 + sizes[0] / SHARE, reference.askTicks(), 1 + sizes[3] / SHARE);
    queue.schedule(now + STEP_NANOS_MIN + market.nextLong(STEP_NANOS_RANGE), Phase.EXCHANGE_MARKET_DATA, this::marketStep);
  }

  // Lives of the process.

  private int marketNow() {
    return (int) (queue.nowNanos() / (MARKET_SECONDS * SpotUnits.SECOND));
  }

  private void startSession() {
    int number = marketNow();
    if (refused || number >= MARKETS) return;
    if (session != null && session.alive()) {
      if (guarded != null && !guarded.closed()) {
        startLater(RETRY_NANOS);
        return;
      }
      kill();
    }
    Session fresh = new Session(queue, this::awakeNanos, this::onAccepted);
    fresh.lanes = new VirtualLanes(queue, release.release().profile().lanes(), CostModel.ZERO, (lane, label, from, to) -> { }, this::awakeNanos);
    BinaryGateway gateway = new BinaryGateway(queue, venue, number, faults, random.stream("latency"), auditor, fresh);
    Grants none = (outcome, lots, ticks) -> {
      throw new IllegalStateException("nothing is granted here");
    };
    Ports ports = new Ports(
        clock, fresh.lanes, random.stream("bot-" + ++sessions), gateway, gateway, gateway, none, entry -> {
          if (log != null) say("journal " + entry);
          if (fresh.alive()) auditor.journal(entry);
        });
    long epoch = SpotFeed.epochNanos(0);
    MarketWindow window = new MarketWindow("swarm-" + number, epoch + endNanos(number - 1), epoch + endNanos(number), BinaryVenue.INSTRUMENT);
    Settings settings = release.release().settings(SETTINGS, new TreeMap<>());
    guarded = null;
    traded = number;
    if (release.keeps()) {
      startGuarded(fresh, window, settings, ports);
      return;
    }
    session = fresh;
    auditor.started(null);
    TradingBot bot = release.release().factory().create(window, release.release().profile(), settings, ports);
    bot.start();
  }

  private void startGuarded(Session fresh, MarketWindow window, Settings settings, Ports ports) {
    StateStore<GuardedImage> store =
        new AuditedStore<>(new AtomicStateStore<>(disks.current(), STORE, new GuardedCodec()), auditor.states()::attempted, this::durable, () -> {});
    Opened<GuardedImage> found = store.open(opening);
    if (found instanceof Opened.Refused<GuardedImage> no) {
      say("refused " + no);
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
      return;
    }
    GuardedImage image = found instanceof Opened.Loaded<GuardedImage> loaded ? loaded.state() : null;
    List<String> lost = found instanceof Opened.Empty<GuardedImage> empty ? empty.setAside() : List.of();
    if (opening == StateStore.Opening.FRESH_IF_NONE_VALID) startedFresh();
    else if (disks.allDamaged()) auditor.broken("I8", "a bot started although no valid state was left");
    auditor.loaded(image);
    session = fresh;
    auditor.started(image);
    say("start " + sessions + " in " + window.id());
    Surroundings around = new Surroundings(
        store, disks.current(), image, lost, killFile::read, feed.link(fresh, auditor), new Pager(), note -> write(fresh, note));
    GuardedWindowBot bot = release.guarded(window, settings, ports, around);
    guarded = bot;
    bot.start();
  }

  private void startedFresh() {
    opening = StateStore.Opening.STRICT;
    auditor.startedFresh();
  }

  private void durable(GuardedImage image) {
    disks.saved();
    auditor.durable(image);
  }

  private void startLater(long nanos) {
    queue.schedule(queue.nowNanos() + nanos, Phase.TIMERS, this::startSession);
  }

  private void write(Session writer, SpotNote note) {
    if (log != null) say(note.lane() + " " + note.kind() + " " + note.id() + " " + note.value() + " " + note.text());
    if (!writer.alive()) return;
    auditor.wrote(note);
    if (note.kind() != SpotNote.Kind.CLOSED) return;
    // What it holds is compared while its market lasts; afterwards shares have been paid for.
    boolean knows = note.text().contains("SIGTERM") && !note.text().contains("reconciled=false");
    if (note.value() == 0 && opened == traded && knows) {
      for (Outcome outcome : Outcome.values()) auditor.settled(outcome, guarded.believedLots(outcome));
    }
    queue.schedule(queue.nowNanos() + 3 * SpotUnits.SECOND, Phase.TIMERS, () -> again(writer));
  }

  private void again(Session closed) {
    if (closed != session) return;
    kill();
    startSession();
  }

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

  private void begin(SwarmFault fault) {
    if (log != null) say("fault " + fault);
    auditor.begins(fault.kind());
    switch (fault.kind()) {
      case F7_CLOCK_STEP -> clock.stepEpoch(stepNanos(fault));
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
        auditor.damaged();
      }
      case F24_SHUTDOWN -> shutdown();
      case F25_KILL_SWITCH -> halt(true);
      case F29_SECOND_INSTANCE -> secondInstance();
      default -> { }
    }
  }

  private void end(SwarmFault fault) {
    switch (fault.kind()) {
      case F7_CLOCK_STEP -> {
        if (fault.aim() == 0) clock.stepEpoch(-stepNanos(fault));
      }
      case F20_KILL_AFTER_ACCEPT -> killAfterAccept = false;
      case F25_KILL_SWITCH -> halt(false);
      default -> { }
    }
  }

  /** A window ends at a wall time, so a clock that is far off trades another window: small steps are drawn; one that waits for no order is taken back. */
  private static long stepNanos(SwarmFault fault) {
    return fault.amount() % 1_500 * SpotUnits.MILLI;
  }

  private void shutdown() {
    if (session == null || !session.alive() || guarded == null) return;
    Session asked = session;
    GuardedWindowBot bot = guarded;
    bot.close("SIGTERM");
    queue.schedule(queue.nowNanos() + SpotUnits.SECOND, Phase.TIMERS, () -> {
      if (asked.alive()) bot.close("SIGTERM again");
    });
    // A supervisor loses patience.
    queue.schedule(queue.nowNanos() + CLOSE_NANOS_MAX, Phase.TIMERS, () -> {
      if (asked != session || !asked.alive()) return;
      if (!bot.closed() && !faults.within(SwarmFaultKind.F30_HOST_PAUSE, queue.nowNanos() - CLOSE_NANOS_MAX, queue.nowNanos())) auditor.broken("I3", "the bot did not close within its bound");
      again(asked);
    });
  }

  private long awakeNanos(long dueNanos) {
    SwarmFault pause = faults.at(SwarmFaultKind.F30_HOST_PAUSE, dueNanos);
    return pause == null ? dueNanos : awakeNanos(pause.toNanos());
  }

  private void halt(boolean on) {
    killFile.halt(on);
    auditor.halted(on);
  }

  private void secondInstance() {
    if (session == null || !session.alive() || guarded == null) return;
    StateStore<GuardedImage> second = new AtomicStateStore<>(disks.current(), STORE, new GuardedCodec());
    if (!(second.open(StateStore.Opening.STRICT) instanceof Opened.Refused)) auditor.broken("I4", "a second instance was let in");
  }

  /** Alarms that need no log. */
  private final class Pager implements Alarms {
    @Override
    public void raise(String name, String detail) {
      say("alarm " + name + " " + detail);
    }

    @Override
    public void clear(String name) {
      say("alarm over " + name);
    }
  }
}
