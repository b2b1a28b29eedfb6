package dev.lockstep.bot.spot;

import dev.lockstep.bot.connection.ConnectionSupervisor;
import dev.lockstep.bot.connection.FeedClocks;
import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.port.SpotJournal;
import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.bot.position.LotLedger;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.bot.state.StateStore;

/** The spot bot, assembled: reading it top-down says how it starts, steps and closes. */
public final class SpotBot {
  private static final long SESSION_SAVE_NANOS = 2_000_000_000L;
  private final Core core;
  private final Market market;
  private final Boundary boundary;
  private final Guards guards;
  private final Keeper keeper;
  private final Entries entries;
  private final Executions executions;
  private final Books books;
  private final Steps steps;
  private final ConnectionSupervisor supervisor;
  private final Backfill backfill;
  private final Funding funding;
  private final SpotImage saved;
  private final Reconciliation reconciliation;
  private final Shutdown shutdown;

  /**
   * Assembles a bot.
   *
   * @param kept the opened store of its state
   */
  public SpotBot(
      Instrument instrument, SpotPorts given, SpotSettings settings, SpotParts parts, ExecutionProfile profile, Guards guards, Kept kept) {
    saved = kept.found();
    SafeExchange exchange = new SafeExchange(given.exchange());
    boolean survives = parts.get(SpotPolicies.JournalFailure.class) == SpotPolicies.JournalFailure.SURVIVED;
    SpotJournal journal = survives ? new SafeJournal(given.alarms(), given.journal()) : given.journal();
    SpotPorts ports = new SpotPorts(
        given.clock(), given.lanes(), given.random(), exchange, given.link(), given.alarms(), journal, given.funding());
    core = new Core(instrument, ports, settings, parts, profile, saved == null ? 1 : saved.session() + 1);
    FeedClocks clocks = new FeedClocks();
    market = new Market(core, clocks);
    boundary = new Boundary(core, guards);
    exchange.boundary(() -> boundary.admitsCancel(core.now()));
    this.guards = guards;
    guards.watch(new MarketFigures(core, market));
    StateSaver<SpotImage> saver =
        new StateSaver<>(ports.lanes(), core.main, core.lane(Role.STORE), kept.store(), kept.files(), ports.alarms());
    keeper = new Keeper(core, saver, this::image);
    Inbox inbox = new Inbox(parts.get(SpotPolicies.Drain.class));
    Pricing pricing = new Pricing(instrument, settings.entry(), parts);
    entries = new Entries(core, market, pricing, boundary, keeper, inbox);
    executions = new Executions(core, market, pricing, boundary, keeper, inbox, entries);
    books = new Books(core, inbox, entries, executions, keeper, guards);
    steps = new Steps(core, market, pricing, boundary, keeper, entries, executions, books);
    backfill = new Backfill(core, market);
    market.requests(backfill);
    funding = new Funding(core.lane(Role.LINK), new Funding.Context(
        ports.clock(), ports.funding(), ports.journal(), core.down, parts.get(SpotPolicies.Funding.class)));
    supervisor = new ConnectionSupervisor(new ConnectionSupervisor.Context(
        core.lane(Role.LINK), ports.link(), ports.clock(), ports.random().stream("link"), ports.journal(), clocks, settings.link(),
        new ConnectionSupervisor.Parts(
            parts.get(LinkPolicies.Reset.class), parts.get(LinkPolicies.Watch.class), parts.get(LinkPolicies.CleanEnd.class),
            parts.get(LinkPolicies.OldConnection.class), parts.get(LinkPolicies.Delay.class), parts.get(LinkPolicies.Restart.class),
            parts.get(LinkPolicies.Stale.class)),
        new Stream()));
    reconciliation = new Reconciliation(core, kept, entries, executions, books, keeper, this::reconciled);
    steps.strays(() -> !reconciliation.strays().isEmpty());
    shutdown = new Shutdown(core, boundary, keeper, entries, executions, books, reconciliation, this::stopTasks);
  }

  /** A store that was opened, and what came of that; no refusal, since a bot that is refused is not assembled. */
  public record Kept(StateStore<SpotImage> store, Files files, Opened<SpotImage> opened) {
    /** What it held, or null. */
    SpotImage found() {
      return opened instanceof Opened.Loaded<SpotImage> loaded ? loaded.state() : null;
    }

    /** Whether there was a state that cannot be read any more: an earlier life may have left orders and positions. */
    boolean isFreshStart() {
      return opened instanceof Opened.Empty<SpotImage> empty && !empty.setAside().isEmpty();
    }
  }

  /** Puts the first tasks on the lanes. Called once, outside any lane. */
  public void start() {
    if (saved != null) {
      core.ledger.restore(saved.ledger(), core.now());
      core.history.restore(saved.exits());
      entries.restoreRecheck(saved.recheck());
      guards.restore(saved.guards());
    }
    core.supervision.onSpent(this::close);
    core.post("Start", () -> {
      steps.later();
      SaveTicket session = saved == null ? null : keeper.save();
      core.lane(Role.EXECUTION).execute("Reconcile", session == null ? reconciliation::start : () -> afterSession(session));
      return Step.done();
    });
    core.lane(Role.LINK).execute("Connect", supervisor::start);
    core.lane(Role.LINK).execute("Funding", funding::start);
  }

  /** A session number that was not saved could be given out twice. */
  private Step afterSession(SaveTicket save) {
    return Step.await(save.ended(), SESSION_SAVE_NANOS, wake -> {
      if (wake == Wake.STOP || boundary.isDrained()) return Step.done();
      if (save.outcome() instanceof Saved.Durable) return reconciliation.start();
      core.lane(Role.EXECUTION).executeAfter(SESSION_SAVE_NANOS, "Reconcile", () -> {
        core.post("SaveSession", () -> {
          SaveTicket again = keeper.save();
          core.lane(Role.EXECUTION).execute("Reconcile", () -> afterSession(again));
          return Step.done();
        });
        return Step.done();
      });
      return Step.done();
    });
  }

  private void reconciled() {
    steps.reconciled();
    backfill.candles(core.settings.warmUpCandles());
  }

  /** Asks the bot to close; safe to call at any time and as often as one likes. The first reason is kept. */
  public void close(String reason) {
    core.post("Close", () -> {
      shutdown.begin(reason);
      return Step.done();
    });
  }

  /** The operator's command: a breaker that stays tripped begins anew, from the next question on, and that is saved. */
  public void resetBreaker(String breaker) {
    core.post("ResetBreaker", () -> {
      boolean known = guards.reset(breaker);
      core.note(SpotNote.Kind.BREAKER_RESET, 0, known ? 1 : 0, breaker);
      if (known) keeper.save();
      return Step.done();
    });
  }

  /** The runtime tells of a task that held a lane longer than its budget. On any lane. */
  public void held(String lane, String task, long nanos) {
    core.note(SpotNote.Kind.HELD, 0, nanos, "lane=" + lane + " task=" + task);
    core.post("Held", () -> {
      core.metrics.held();
      return Step.done();
    });
  }

  /** The metrics as Prometheus text, for whoever scrapes; read it between events or on the main lane. */
  public String metrics() {
    return core.metrics.text(entries::busy);
  }

  /** On the main lane, once the drain is over. */
  private void stopTasks() {
    if (core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.NOTHING_AFTER) steps.stop();
    backfill.stop();
    boolean leaves = core.parts.get(SpotPolicies.LinkAtClose.class) == SpotPolicies.LinkAtClose.LEFT_OPEN;
    core.lane(Role.LINK).execute("CloseLink", () -> leaves ? Step.done() : supervisor.stop());
  }

  /** Whether the bot is down: it will do nothing more. */
  public boolean closed() {
    return shutdown.closed();
  }

  private SpotImage image() {
    boolean hashed = core.parts.get(SpotPolicies.StateOrder.class) == SpotPolicies.StateOrder.HASHED;
    return new SpotImage(
        core.ids.session(), hashed ? core.ledger.image().hashed() : core.ledger.image(), core.history.records(), entries.images(), entries.armedSides(), guards.image());
  }

  /** Whether there are enough candles for an entry; for auditors. */
  public boolean isWarm() {
    return market.candles().size() >= core.settings.warmUpCandles();
  }

  /** What the bot believes, for auditors; read it between events only. */
  public LotLedger belief() {
    return core.ledger;
  }

  /** Brings the stream's texts to the main lane. */
  private final class Stream implements ConnectionSupervisor.Consumer {
    @Override
    public void connected(long connection) {
      core.post("Connected", () -> {
        market.connected(connection);
        return Step.done();
      });
    }

    @Override
    public void text(long connection, String text) {
      core.post("Feed", () -> {
        market.text(connection, text);
        return Step.done();
      });
    }

    @Override
    public void disconnected(long connection) {
      core.post("Disconnected", () -> {
        market.disconnected(connection);
        return Step.done();
      });
    }

    @Override
    public void gaveUp(String reason) {
      core.alarm(reason);
      close(reason);
    }
  }
}
