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
  /** A closing bot waits for its orders, then for its last save, each bounded; and a little for both. */
  private static final long CLOSE_NANOS_MAX = 20 * SpotUnits.SECOND;
  private static final long[] ASKED_AGAIN_NANOS = {SpotUnits.SECOND};
  private static final long RETRY_NANOS = 500 * SpotUnits.MILLI;
  private static final long STEP_NANOS_MIN = 800 * SpotUnits.MILLI;
  private static final long STEP_NANOS_RANGE = 1_600 * SpotUnits.MILLI;
  private static final long SHARE = 1_000_000L;
  private static final long USUAL_LOTS = 40 * SHARE;
  private static final long SETTLEMENT_NANOS = 2 * SpotUnits.SECOND;
  private static final Settings SETTINGS = Settings.standard(WindowSettings.all()).with(WindowSettings.LOOP_PERIOD, "1.6").with(WindowSettings.LOOP_FINAL_PERIOD, "0.6");

  private final SwarmScenario scenario;
  private final WindowRelease release;
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
  private final ProcessHost host;
  private GuardedWindowBot guarded;
  private int opened = -1;
  /** The market that the bot was started for. */
  private int traded;
  private long sessions;

  /** {@code log} hears of what happens, one line each; null for silence. */
  public BinaryWorld(SwarmScenario scenario, WindowRelease release, Consumer<String> log) {
    this.scenario = scenario;
    this.release = release;
    random = new SplitRandom(scenario.seed()).stream("binary");
    market = random.stream("market");
    faults = new ActiveFaults(bearable(scenario.faults()), random.stream("faults"));
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
    host = new ProcessHost(queue, faults, disks, feed, auditor, new KillFile(scenario.seed()), log, this::startSession);
  }

  /** The same with somebody to look after the bot. */
  public BinaryWorld lookedAfterBy(Operator somebody) {
    host.lookedAfterBy(somebody);
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
      if (!host.refused() && guarded != null) auditor.liveness().checkRecovered();
    });
    host.run(SpotWorld.END_SECONDS * SpotUnits.SECOND);
    if (guarded != null && host.alive() && !guarded.closed()) auditor.broken("I3", "the bot did not close within its bound");
    auditor.over(host.session() == null || guarded == null ? 0 : feed.open(host.session()));
    return new WindowReport(auditor.broken(), host.events(), auditor.orders(), auditor.trades(), host.refused(), coverage, auditor.hash());
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
    if (host.refused() || number >= MARKETS) return;
    if (host.alive()) {
      if (guarded != null && !guarded.closed()) {
        host.startLater(RETRY_NANOS);
        return;
      }
      host.kill();
    }
    Session fresh = host.life();
    fresh.lanes = new VirtualLanes(queue, release.release().profile().lanes(), CostModel.ZERO, (lane, label, from, to) -> { }, host::awakeNanos);
    BinaryGateway gateway = new BinaryGateway(queue, venue, number, faults, random.stream("latency"), auditor, fresh);
    Grants none = (outcome, lots, ticks) -> {
      throw new IllegalStateException("nothing is granted here");
    };
    Ports ports = new Ports(
        clock, fresh.lanes, random.stream("bot-" + ++sessions), gateway, gateway, gateway, none, entry -> {
          if (host.heard()) host.say("journal " + entry);
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
    host.begins(fresh);
    auditor.started(null);
    TradingBot bot = release.release().factory().create(window, release.release().profile(), settings, ports);
    bot.start();
  }

  private void startGuarded(Session fresh, MarketWindow window, Settings settings, Ports ports) {
    StateStore<GuardedImage> store =
        new AuditedStore<>(new AtomicStateStore<>(disks.current(), STORE, new GuardedCodec()), auditor.states()::attempted, this::durable, () -> {});
    Opened<GuardedImage> found = store.open(host.opening());
    if (found instanceof Opened.Refused<GuardedImage> no) {
      host.refusedStart(no);
      return;
    }
    GuardedImage image = found instanceof Opened.Loaded<GuardedImage> loaded ? loaded.state() : null;
    List<String> lost = found instanceof Opened.Empty<GuardedImage> empty ? empty.setAside() : List.of();
    host.opened();
    auditor.loaded(image);
    host.begins(fresh);
    auditor.started(image);
    host.say("start " + sessions + " in " + window.id());
    Surroundings around = new Surroundings(
        store, disks.current(), image, lost, host::readSwitch, feed.link(fresh, auditor), host, note -> write(fresh, note));
    GuardedWindowBot bot = release.guarded(window, settings, ports, around);
    guarded = bot;
    bot.start();
  }

  private void durable(GuardedImage image) {
    disks.saved();
    auditor.durable(image);
  }

  private void write(Session writer, SpotNote note) {
    if (host.heard()) host.say(note.lane() + " " + note.kind() + " " + note.id() + " " + note.value() + " " + note.text());
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
    if (closed != host.session()) return;
    host.kill();
    startSession();
  }

  // Faults that happen rather than are.

  private void begin(SwarmFault fault) {
    host.begins(fault);
    switch (fault.kind()) {
      case F7_CLOCK_STEP -> clock.stepEpoch(stepNanos(fault));
      case F24_SHUTDOWN -> shutdown();
      case F29_SECOND_INSTANCE -> secondInstance();
      default -> { }
    }
  }

  private void end(SwarmFault fault) {
    host.ends(fault);
    if (fault.kind() == SwarmFaultKind.F7_CLOCK_STEP && fault.aim() == 0) clock.stepEpoch(-stepNanos(fault));
  }

  /** A window ends at a wall time, so a clock that is far off trades another window: small steps are drawn; one that waits for no order is taken back. */
  private static long stepNanos(SwarmFault fault) {
    return fault.amount() % 1_500 * SpotUnits.MILLI;
  }

  private void shutdown() {
    if (!host.alive() || guarded == null) return;
    Session asked = host.session();
    host.closes(asked, guarded::close, guarded::closed, ASKED_AGAIN_NANOS, CLOSE_NANOS_MAX, () -> again(asked));
  }

  private void secondInstance() {
    if (host.alive() && guarded != null) host.secondInstance(new AtomicStateStore<>(disks.current(), STORE, new GuardedCodec()));
  }
}
