package dev.lockstep.bot.guarded;

import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.guard.Admission;
import dev.lockstep.bot.guard.BreakerVerdict;
import dev.lockstep.bot.guard.Breakers;
import dev.lockstep.bot.guard.DrawdownBreaker;
import dev.lockstep.bot.guard.EntryView;
import dev.lockstep.bot.guard.InFlight;
import dev.lockstep.bot.guard.Intent;
import dev.lockstep.bot.guard.LossStreakBreaker;
import dev.lockstep.bot.guard.OrderBoundary;
import dev.lockstep.bot.guard.RejectBreaker;
import dev.lockstep.bot.guard.ShutdownGate;
import dev.lockstep.bot.guard.TradingMode;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.state.GuardState;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.StateSaver;
import java.util.List;

/** What stands between the window bot and the venue: the boundary with its gate, the breakers, the ledger of orders, and the saver of all that. */
final class Guard {
  /** Money of the account that the drawdown is measured against, in nano-dollars. */
  private static final long CAPITAL_NANO_USD = 1_000_000_000_000L;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long ENTRY_MICRO = 950_000;
  /** No entry is decided on, or sent after, a book that is older. */
  private static final long BOOK_NANOS_MAX = 3_000_000_000L;
  private static final int LOSSES_MAX = 5;
  private static final int IN_FLIGHT_MAX = 64;
  private static final int REQUESTS_PER_SECOND = 40;
  private static final int REQUESTS_FOR_EXITS = 10;
  private final MarketWindow market;
  private final Ports ports;
  private final Surroundings around;
  private final long session;
  private final Lane home;
  final OrderLedger ledger;
  final RequestPacer pacer = new RequestPacer(RequestPacer.RetryAfter.HONOURED, REQUESTS_PER_SECOND, REQUESTS_FOR_EXITS);
  final ShutdownGate gate = new ShutdownGate(ShutdownGate.DRAIN_NANOS);
  private final InFlight inFlight = new InFlight(IN_FLIGHT_MAX, IN_FLIGHT_MAX / 2);
  private final OrderBoundary boundary = new OrderBoundary(gate, inFlight, TradingMode.TRADE);
  private final LossStreakBreaker losses;
  private final DrawdownBreaker drawdown = new DrawdownBreaker(DrawdownBreaker.STANDARD_BPS);
  private final RejectBreaker rejects = RejectBreaker.standard();
  private final Breakers breakers;
  private final StateSaver<GuardedImage> saver;
  private final LinkHealth health;
  private final SpotParts parts;
  private long resultNanoUsd;
  private long peakMicro;
  private long bookAskedNanos = Long.MIN_VALUE / 2;

  Guard(MarketWindow market, Ports ports, Surroundings around, Lane home, Lane store, LinkHealth health, SpotParts parts) {
    this.parts = parts;
    this.market = market;
    this.ports = ports;
    this.around = around;
    this.home = home;
    this.health = health;
    GuardedImage found = around.found();
    session = around.store() == null ? 0 : found == null ? firstSession() : found.session() + 1;
    ledger = new OrderLedger(parts.get(GuardedPolicies.SaleSize.class), new Bookkeeping());
    losses = new LossStreakBreaker(LOSSES_MAX, market.instrument());
    breakers = new Breakers(List.of(losses, drawdown, rejects));
    saver = around.store() == null ? null : new StateSaver<>(ports.lanes(), home, store, around.store(), around.files(), around.alarms());
    if (found != null) restore(found);
  }

  private void restore(GuardedImage found) {
    boolean same = found.window().equals(market.id());
    // Shares of a window that is over were paid for or are worth nothing: no lot of it is open.
    LossStreakBreaker.Image kept = found.guards().losses();
    losses.restore(same ? kept : new LossStreakBreaker.Image(List.of(), kept.streak(), kept.events(), kept.trip()));
    drawdown.restore(found.guards().drawdown());
    rejects.restore(found.guards().rejects(), now());
    ledger.restore(found.orders(), same ? OrderLedger.Origin.SAME_WINDOW : OrderLedger.Origin.EARLIER_WINDOW, now());
    peakMicro = same ? found.peakMicro() : 0;
  }

  /** A number that no life before the lost state can have used. */
  private long firstSession() {
    return around.isFreshStart() ? ports.clock().epochNanos() / SECOND_NANOS : 1;
  }

  long now() {
    return ports.clock().monotonicNanos();
  }

  /** What a purchase whose price is not known is taken to have cost. */
  int entryTicks() {
    return market.ticks(ENTRY_MICRO);
  }

  long floorToHundredth(long lots) {
    return market.floorToHundredth(lots);
  }

  boolean keepsState() {
    return saver != null;
  }

  long session() {
    return session;
  }

  long peakMicro() {
    return peakMicro;
  }

  void peak(long micro) {
    peakMicro = micro;
  }

  void note(SpotNote.Kind kind, long id, long value, String text) {
    around.notes().write(new SpotNote(kind, now(), home.name(), id, value, text));
  }

  /** What follows from a fill: breakers, a note, a save. The result of a window that is over is not known here. */
  private final class Bookkeeping implements OrderLedger.Booked {
    @Override
    public void part(OrderRequest request, long lots, long notionalTickLots) {
      int ticks = (int) (notionalTickLots / lots);
      boolean buys = request.side() == Side.BUY;
      resultNanoUsd += market.instrument().nanoUsd(notionalTickLots, 1) * (buys ? -1 : 1);
      losses.filled(request.side(), lots, Math.max(ticks, 1), 0, ports.clock().epochNanos());
      tell(request, lots);
    }

    @Override
    public void earlierPart(OrderRequest request, long lots) {
      tell(request, lots);
    }

    private void tell(OrderRequest request, long lots) {
      note(SpotNote.Kind.FILL, request.id().value(), lots, "side=" + request.side());
      saveSoon();
    }
  }

  /** Why an order may not leave, or null; then it is in flight and on record. */
  synchronized VenueError refusal(OrderRequest request) {
    Intent intent = request.side() == Side.BUY ? Intent.ENTRY : Intent.REDUCE_ONLY_EXIT;
    boolean asked = parts.get(GuardedPolicies.BoundaryAsked.class) == GuardedPolicies.BoundaryAsked.ASKED;
    String why = asked ? boundary.refusal(intent, now(), around.killSwitch().read()) : null;
    if (why == null && intent == Intent.ENTRY) why = entryRefusal();
    if (why != null) return refused(request, 409, why);
    why = ledger.record(request);
    if (why != null) return refused(request, 400, why);
    if (!asked) return null;
    Admission admission = boundary.ask(request.id(), intent, now(), around.killSwitch().read());
    if (!admission.admitted()) {
      ledger.over(request.id());
      return refused(request, 409, admission.reason());
    }
    if (intent == Intent.ENTRY && parts.get(GuardedPolicies.EntryTries.class) == GuardedPolicies.EntryTries.TOLD) rejects.sent();
    return null;
  }

  private VenueError refused(OrderRequest request, int status, String why) {
    note(SpotNote.Kind.REFUSED, request.id().value(), request.side().ordinal(), why);
    return new VenueError(status, why);
  }

  private String entryRefusal() {
    // Nobody remembers whether this window has had its one entry.
    if (around.isFreshStart()) return "fresh_start";
    if (saver != null && !saver.entriesAllowed()) return "saves_failing";
    if (!health.isUsable(now())) return "link_down";
    if (isBookOld()) return "stale_book";
    drawdown.equity(CAPITAL_NANO_USD + resultNanoUsd, ports.clock().epochNanos());
    BreakerVerdict verdict = breakers.judge(new EntryView(null, now()));
    return verdict.passes() ? null : verdict.reasonCode();
  }

  /** Whether an order that was admitted some time ago may still leave. */
  synchronized boolean stillAdmits(OrderRequest request) {
    Intent intent = request.side() == Side.BUY ? Intent.ENTRY : Intent.REDUCE_ONLY_EXIT;
    if (intent == Intent.ENTRY && isBookOld()) return false;
    boolean asked = parts.get(GuardedPolicies.BoundaryAsked.class) == GuardedPolicies.BoundaryAsked.ASKED;
    return !asked || boundary.refusal(intent, now(), around.killSwitch().read()) == null;
  }

  /** A book was read that was asked for at this monotonic time. */
  synchronized void bookRead(long askedNanos) {
    bookAskedNanos = Math.max(bookAskedNanos, askedNanos);
  }

  /** A host that stood still, or an answer that was long on its way: the price may be gone. */
  private boolean isBookOld() {
    return now() - bookAskedNanos > BOOK_NANOS_MAX;
  }

  synchronized void landed(OrderRequest request) {
    inFlight.end(request.id());
  }

  synchronized void rejected() {
    rejects.rejected(now());
  }

  synchronized void accepted() {
    rejects.accepted();
  }

  /** An entry ended without a word of the venue. */
  synchronized void unanswered() {
    rejects.gaveUp();
  }

  synchronized boolean close(String reason) {
    return gate.request(reason, now());
  }

  synchronized boolean isClosing() {
    return gate.requested();
  }

  GuardedImage image() {
    return new GuardedImage(Math.max(session, 1), market.id(), peakMicro, ledger.image(), GuardState.of(losses, drawdown, rejects));
  }

  /** Asks the home lane for a save; the answer is its ticket. */
  Asked<SaveTicket> save() {
    Asked<SaveTicket> asked = new Asked<>(ports.lanes());
    home.execute("Save", () -> {
      asked.answer(saver.save(image()));
      return Step.DONE;
    });
    return asked;
  }

  /** The same on the home lane itself. */
  SaveTicket saveNow() {
    return saver.save(image());
  }

  void saveSoon() {
    if (saver != null) save();
  }

  void stopSaving() {
    if (saver != null) saver.stop();
  }
}
