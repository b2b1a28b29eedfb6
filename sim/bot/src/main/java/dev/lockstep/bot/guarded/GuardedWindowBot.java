package dev.lockstep.bot.guarded;

import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.guard.Drain;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.port.Grants;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.window.WindowBot;
import dev.lockstep.bot.window.WindowParts;
import java.util.List;
import java.util.Map;

/**
 * A window bot behind the shared parts. A start makes its session number durable, ends what an earlier life left at the venue, and goes on with
 * the position that its orders made. Closing, which the window's end asks for as well, ends what rests, saves, and names what may rest.
 */
public final class GuardedWindowBot implements TradingBot {
  private static final long LOOK_NANOS = 100_000_000L;
  private static final long AFTER_END_NANOS = 3_000_000_000L;
  private static final long END_AGAIN_NANOS = 3_000_000_000L;
  private static final long SAVE_NANOS = 2_000_000_000L;
  private final MarketWindow market;
  private final Ports ports;
  private final Surroundings around;
  private final SpotParts parts;
  private final Guard guard;
  private final GuardedBroker broker;
  private final LinkHealth health;
  private final Lane home;
  private final Lane orders;
  private final Lane main;
  private final Signal down;
  private final WindowBot bot;
  private Drain drain;
  private SaveTicket last;
  private long lastAskedNanos;
  private boolean ending;
  private boolean reconciled;
  private boolean closed;

  /** @param parts what controls replace; see {@link GuardedPolicies} */
  public GuardedWindowBot(
      MarketWindow market, WindowParts window, ExecutionProfile profile, Settings settings, Ports given, Surroundings around, SpotParts parts) {
    this.market = market;
    this.around = around;
    this.parts = parts;
    ports = given;
    home = given.lanes().lane(profile.laneOf(Role.GUARD));
    orders = given.lanes().lane(profile.laneOf(Role.EXECUTION));
    main = given.lanes().lane(profile.laneOf(Role.EXITS));
    down = given.lanes().newSignal();
    health = new LinkHealth(given, around, given.lanes().lane(profile.laneOf(Role.LINK)), this::gaveUp);
    guard = new Guard(market, given, around, home, given.lanes().lane(profile.laneOf(Role.STORE)), health, parts);
    broker = new GuardedBroker(guard, given.broker(), given.account(), given.lanes(), orders, down, parts);
    Ask asks = new Ask(given.books(), given.account(), guard.pacer, given.clock(), given.lanes(), broker::wire, guard::bookRead);
    Grants grants = (outcome, lots, ticks) -> new HeardReply<>(given.grants().grant(outcome, lots, ticks), status -> {
      guard.ledger.granted(outcome, status);
      return status;
    }, error -> { });
    Ports guarded = new Ports(given.clock(), given.lanes(), given.random(), asks, asks, broker, grants, this::journal);
    bot = new WindowBot(market, window, profile, settings, guarded);
  }

  @Override
  public void start() {
    if (!guard.keepsState()) {
      bot.start();
      return;
    }
    health.start();
    // An exit may hold the main lane beyond the end of its window: the end is not left to it alone.
    long leftNanos = Math.max(0, market.endNanos() - ports.clock().epochNanos());
    home.executeAfter(leftNanos + AFTER_END_NANOS, "WindowEnd", () -> {
      close("window over");
      return Step.DONE;
    });
    orders.execute("Reconcile", around.found() == null && !around.isFreshStart() ? this::reconciled : this::saveSession);
  }

  @Override
  public Map<String, Threshold> thresholds() {
    return bot.thresholds();
  }

  @Override
  public boolean isFinished() {
    return bot.isFinished();
  }

  @Override
  public long believedPnlNanoUsd() {
    return bot.believedPnlNanoUsd();
  }

  /** Shares of an outcome that its orders bought and did not sell, as it knows; for auditors. */
  public long believedLots(Outcome outcome) {
    return guard.ledger.heldLots(outcome);
  }

  /** Whether it is down: it will do nothing more. */
  public boolean closed() {
    return closed;
  }

  // Start.

  /** A session number that is not durable could be given out twice. */
  private Step saveSession() {
    Asked<SaveTicket> save = guard.save();
    return Step.await(save.signal(), SAVE_NANOS, wake -> {
      if (wake == Wake.STOP || down.raised()) return Step.DONE;
      if (save.value() == null) return saveSession();
      return Step.await(save.value().ended(), SAVE_NANOS, again -> {
        if (again == Wake.STOP || down.raised()) return Step.DONE;
        return save.value().outcome() instanceof Saved.Durable ? reconcile() : Step.sleep(SAVE_NANOS, then -> saveSession());
      });
    });
  }

  private Step reconcile() {
    if (parts.get(GuardedPolicies.Restart.class) == GuardedPolicies.Restart.RECONCILES) return broker.endAll(() -> broker.compare(this::reconciled));
    for (ClientOrderId id : guard.ledger.uncertain()) guard.ledger.over(id);
    return reconciled();
  }

  private Step reconciled() {
    home.execute("Reconciled", () -> {
      reconciled = true;
      return Step.DONE;
    });
    guard.note(SpotNote.Kind.READY, 0, 0, "");
    guard.saveSoon();
    main.execute("Resume", () -> {
      if (guard.isClosing()) return Step.DONE;
      resume();
      bot.start();
      return Step.DONE;
    });
    return Step.DONE;
  }

  private void resume() {
    boolean same = around.found() != null && around.found().window().equals(market.id());
    OrderRequest purchase = same ? guard.ledger.purchase() : null;
    if (purchase == null) return;
    long held = guard.ledger.heldLots(purchase.outcome());
    long micro = market.micro(guard.ledger.averageTicks(purchase.id()));
    bot.resume(purchase.outcome(), purchase.id(), held, micro, guard.peakMicro());
  }

  // Work.

  private void journal(JournalEntry entry) {
    if (entry instanceof JournalEntry.EntryFilled filled) guard.peak(filled.peakMicro());
    ports.journal().write(entry);
    if (entry instanceof JournalEntry.WindowOver) close("window over");
  }

  private void gaveUp(String reason) {
    around.alarms().raise("link", reason);
    close(reason);
  }

  // End.

  /** Asks it to close; as often as one likes, the first reason is kept. Nothing happens where nothing is kept. */
  public void close(String reason) {
    if (!guard.keepsState()) return;
    home.execute("Close", () -> {
      if (!guard.close(reason)) return Step.DONE;
      guard.note(SpotNote.Kind.CLOSING, 0, 0, reason);
      drain = new Drain(guard.gate, guard.ledger::uncertain);
      endAll();
      return look();
    });
  }

  private void endAll() {
    if (parts.get(GuardedPolicies.OnClosing.class) != GuardedPolicies.OnClosing.CANCELS) return;
    ending = true;
    orders.execute("EndAll", () -> broker.endAll(() -> {
      home.execute("Ended", () -> {
        ending = false;
        return Step.DONE;
      });
      return Step.DONE;
    }));
  }

  private Step look() {
    // Exits go on while the drain lasts, and one of them may rest: what is out near its end is ended once more.
    boolean late = guard.gate.drainLeftNanos(guard.now()) <= END_AGAIN_NANOS;
    if (late && !ending && !guard.ledger.uncertain().isEmpty()) endAll();
    // What a start has not compared with the venue yet may rest there without being in the books.
    if (!reconciled && !guard.gate.drainOver(guard.now()) && parts.get(GuardedPolicies.OnClosing.class) == GuardedPolicies.OnClosing.CANCELS) {
      home.executeAfter(LOOK_NANOS, "Drain", this::look);
      return Step.DONE;
    }
    Drain.Next next = drain.next(guard.now(), lastSave(), lastAskedNanos);
    if (next instanceof Drain.Next.Stop stop) return stop(stop.report());
    if (next instanceof Drain.Next.AwaitSave && last == null) {
      lastAskedNanos = guard.now();
      last = guard.saveNow();
    }
    home.executeAfter(LOOK_NANOS, "Drain", this::look);
    return Step.DONE;
  }

  private Drain.LastSave lastSave() {
    if (last == null) return Drain.LastSave.NOT_ASKED;
    if (last.outcome() == null) return Drain.LastSave.UNDER_WAY;
    return last.outcome() instanceof Saved.Durable ? Drain.LastSave.DURABLE : Drain.LastSave.FAILED;
  }

  private Step stop(Drain.Report report) {
    down.raise();
    bot.halt();
    health.stop();
    guard.stopSaving();
    closed = true;
    StringBuilder text = new StringBuilder("reason=" + report.reason() + " drained=" + report.drained() + " saved=" + report.saved());
    // A state that was older than the venue may not speak of all that rests.
    if (!reconciled) text.append(" reconciled=false");
    List<ClientOrderId> open = report.unanswered();
    for (ClientOrderId id : open) text.append(" may_rest=").append(id);
    guard.note(SpotNote.Kind.CLOSED, 0, open.size(), text.toString());
    return Step.DONE;
  }
}
