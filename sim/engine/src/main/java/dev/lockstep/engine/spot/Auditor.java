package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.position.LotLedger;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.time.EventQueue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a run to its invariants. The truth (balances, lots, orders) is recomputed from what crosses the wire; what the bot believes is read from
 * its notes, and from its ledger once the run is quiet. Checks of single messages are made as they pass, checks of time after every event.
 */
final class Auditor extends WindowAuditor {
  /** Value of a note on reconciliation: the state does not know the order. */
  private static final int STRAY = 1;
  private final SpotSettings settings;
  private final TruthBooks books;
  private final Liveness liveness;
  private final RequestRules requests;
  private final DecisionRules decisions;
  private final ClosingRules closings = new ClosingRules(this);
  private final RecordRules records = new RecordRules(this);
  private final RunnerRules runners = new RunnerRules(this);
  private final Set<ClientOrderId> toldRefused = new LinkedHashSet<>();
  private final Map<ClientOrderId, OrderRequest> sent = new LinkedHashMap<>();
  /** Orders that a start found and is cancelling apart from their intent. */
  private final Set<ClientOrderId> strays = new LinkedHashSet<>();
  private final Set<Long> appliedThisSession = new LinkedHashSet<>();
  private final Set<ClientOrderId> sentThisSession = new LinkedHashSet<>();
  private final Set<Long> venueTrades = new LinkedHashSet<>();
  private final OfferedOrders offered = new OfferedOrders();
  private final Map<Long, Long> lotOfExit = new LinkedHashMap<>();
  private final Set<Long> durableIds = new LinkedHashSet<>();
  private final StateRules<SpotImage> states = new StateRules<>(this);
  private boolean fresh;
  private long earlierFeesNanoUsd;
  /** Money of the account when nothing of it was anybody's lot. */
  private long openingNanoUsd;
  private int middleTicks;
  private long pausedUntilNanos = Long.MIN_VALUE;

  Auditor(EventQueue queue, SpotSettings settings, ActiveFaults faults, Coverage coverage, long baseLots, long quoteNanoUsd) {
    super(queue, faults, coverage);
    this.settings = settings;
    books = new TruthBooks(baseLots, quoteNanoUsd);
    openingNanoUsd = quoteNanoUsd;
    liveness = new Liveness(this, settings, books, faults);
    requests = new RequestRules(this, settings, id -> SpotOrderIds.purpose(id) == Purpose.EXIT);
    decisions = new DecisionRules(this, settings, faults);
  }

  @Override
  int trades() {
    return venueTrades.size();
  }

  void middle(int ticks) {
    middleTicks = ticks;
  }

  @Override
  void begins(SwarmFaultKind kind) {
    for (OrderRequest request : live.values()) {
      if (SpotOrderIds.purpose(request.id()) == Purpose.EXIT) coverage.mark(kind, OrderPhase.EXIT_SENT);
      coverage.mark(kind, books.filledLots(request.id()) > 0 ? OrderPhase.PARTLY_FILLED : OrderPhase.RESTING);
    }
    for (ClientOrderId id : sent.keySet()) {
      if (ended.contains(id) || live.containsKey(id)) continue;
      coverage.mark(kind, unanswered.contains(id) ? OrderPhase.UNKNOWN : OrderPhase.SENT);
      if (SpotOrderIds.purpose(id) == Purpose.EXIT) coverage.mark(kind, OrderPhase.EXIT_SENT);
    }
  }

  // Lives of the process.

  void started(SpotImage found, long awakeNanos) {
    appliedThisSession.clear();
    sentThisSession.clear();
    strays.clear();
    decisions.started(found);
    runners.started(found == null ? null : found.ledger());
    toldRefused.clear();
    closings.started();
    if (found != null) appliedThisSession.addAll(found.ledger().trades());
    offered.started(found);
    if (found != null) lotOfExit.putAll(found.ledger().exits());
    closingNanos = Long.MAX_VALUE;
    closedNanos = Long.MAX_VALUE;
    liveness.started(awakeNanos, found);
    requests.started();
  }

  @Override
  void died() {
    liveness.died();
    requests.died();
    for (ClientOrderId id : sent.keySet()) unanswered.add(id);
  }

  void paused(long untilNanos) {
    pausedUntilNanos = untilNanos;
    liveness.paused(untilNanos);
  }

  @Override
  void halted(boolean on) {
    haltedNanos = on ? now() : Long.MAX_VALUE;
    liveness.halted(on);
  }

  // State.

  StateRules<SpotImage> states() {
    return states;
  }

  void durable(SpotImage image) {
    states.durable(image);
    runners.saved(image.ledger());
    digest.number(image.ledger().trades().hashCode());
    decisions.saved();
    closings.saved();
    durableIds.clear();
    for (SpotImage.PendingImage pending : image.pending()) durableIds.add(pending.request().id().value());
    durableIds.addAll(image.ledger().exits().keySet());
  }

  void saveFailed() {
    closings.saveFailed();
    decisions.saveFailed();
  }

  /** The market closed a candle. */
  void closed(int closeTicks) {
    decisions.closed(closeTicks);
  }

  Liveness liveness() {
    return liveness;
  }

  /** A start found this state, or none. */
  void loaded(SpotImage found) {
    states.loaded(found);
    if (found != null) durable(found);
  }

  @Override
  void damaged() {
    states.damaged();
  }

  @Override
  void startedFresh() {
    states.startedFresh();
    fresh = true;
  }

  /** Whether nothing is under way, on either side. */
  boolean isQuiet() {
    return live.isEmpty() && offered.isEmpty();
  }

  // The bot's side of the wire.

  @Override
  public void placed(OrderRequest request) {
    sends(request);
    Purpose purpose = SpotOrderIds.purpose(request.id());
    boolean entry = purpose != Purpose.EXIT;
    mark(entry ? OrderPhase.SENT : OrderPhase.EXIT_SENT);
    sent.put(request.id(), request);
    if (!sentThisSession.add(request.id())) broken("I4", "order id sent twice");
    checkGates(entry);
    checkPrice(request, entry);
    if (entry && !durableIds.contains(request.id().value())) broken("I8", "an entry was sent whose id is not durable");
    if (entry) entrySent(request);
    else exitSent(request);
  }

  private void checkGates(boolean entry) {
    boolean paused = pausedUntilNanos > closingNanos;
    if (now() > closedNanos) broken("I5", "an order was sent after the bot was down");
    else if (!paused && closingNanos != Long.MAX_VALUE && now() - closingNanos > settings.drainNanos()) broken("I5", "an order was sent after the drain");
    else if (entry && now() > closingNanos) broken("I5", "an entry was sent after shutdown was asked for");
    if (now() > haltedNanos) broken("I5", "an order was sent while the kill switch was on");
  }

  private void checkPrice(OrderRequest request, boolean entry) {
    long far = Math.abs((long) request.limitTicks() - middleTicks);
    if (request.limitTicks() <= 0 || far * 100 > middleTicks * 5L) broken("I9", "an order is priced far from the market");
    boolean small = SpotUnits.valueNanoUsd(request.limitTicks(), request.lots()) < SpotUnits.MIN_NOTIONAL;
    if (entry && small) broken("I9", "an entry is below the venue's smallest amount");
    if (entry && liveness.quoteAgeNanos() > settings.quoteAgeNanos() + SpotUnits.SECOND) broken("I9", "an entry was sent on a stale quote");
  }

  private void entrySent(OrderRequest request) {
    requests.entrySent(request);
    decisions.entrySent(request);
  }

  private void exitSent(OrderRequest request) {
    long lot = lotOfExit.getOrDefault(request.id().value(), -1L);
    for (OrderRequest other : sent.values()) {
      boolean same = !other.id().equals(request.id()) && lotOfExit.getOrDefault(other.id().value(), -2L) == lot;
      if (same && !ended.contains(other.id()) && !unanswered.contains(other.id())) broken("I4", "two exits of one lot at once");
    }
    if (request.lots() > books.lotsOf(lot)) broken("I6", "an exit is larger than what is held of its lot");
    decisions.exitSent(lot);
    liveness.exitSent(lot);
  }

  @Override
  public void requested(Request kind, ClientOrderId about) {
    if (now() > closedNanos) broken("I5", "a message was sent after the bot was down");
    requests.requested(kind, about);
    if (kind == Request.CANCEL) mark(OrderPhase.CANCELLING);
  }

  @Override
  public void unanswered(ClientOrderId id) {
    unanswered.add(id);
    if (SpotOrderIds.purpose(id) == Purpose.EXIT) liveness.exitSent(lotOfExit.getOrDefault(id.value(), -1L));
    mark(OrderPhase.UNKNOWN);
  }

  @Override
  public void refused(ClientOrderId id) {
    ended.add(id);
    if (SpotOrderIds.purpose(id) == Purpose.EXIT) decisions.exitRefused(lotOfExit.getOrDefault(id.value(), -1L));
  }

  @Override
  public void told(ClientOrderId id, Told what, long wayNanos) {
    if (wayNanos >= settings.entry().callNanos()) return;
    if (what == Told.REFUSED) toldRefused.add(id);
    if (what == Told.ENDED) requests.toldEnd(id);
  }

  @Override
  public void toldToWait(long untilNanos) {
    requests.toldToWait(untilNanos);
  }

  @Override
  public void heard(boolean good, int bidTicks, int askTicks, long madeNanos) {
    liveness.heard(good, bidTicks, askTicks, madeNanos);
  }

  @Override
  public void heardOther() {
    liveness.heardOther();
  }

  @Override
  public void toldQuote(long madeNanos) {
    liveness.toldQuote(madeNanos);
  }

  @Override
  public void linkAsked() {
    if (now() > closedNanos) broken("I5", "a connection was asked for after the bot was down");
    requests.linkAsked();
  }

  @Override
  public void linkUp() {
    requests.linkUp();
  }

  @Override
  public void linkDown() {
    requests.linkDown();
    liveness.linkDown();
  }

  @Override
  public void wrote(SpotNote note) {
    notes(note);
    switch (note.kind()) {
      case STEP -> {
        if (now() > closedNanos) broken("I5", "the main loop went on after the bot was down");
        decisions.stepped();
        liveness.stepped();
      }
      case READY -> {
        if (fresh) beginsAnew();
        liveness.ready();
      }
      case FILL -> applied(note.id());
      case LOT_REDUCED -> runners.reduced(note.id(), note.value());
      case LOT_OPENED -> {
        runners.opened(note.id(), note.value());
        decisions.opened(note.id());
        liveness.knows(note.id());
      }
      case PENDING -> pending(note);
      case ENTRY_ENDED, EXECUTION_ENDED -> ended(note);
      case EXIT_INTENT -> {
        requests.decided(new ClientOrderId(note.value()));
        mark(OrderPhase.EXIT_SENT);
        lotOfExit.put(note.value(), note.id());
        offered.add(new ClientOrderId(note.value()));
        mark(OrderPhase.QUEUED);
      }
      case REPRICED -> decisions.repriced(new ClientOrderId(note.id()));
      case ERROR -> decisions.threw();
      case SAVING -> closings.saving();
      case CLOSING -> {
        closings.closing();
        closingNanos = Math.min(closingNanos, now());
        liveness.closing();
      }
      case CLOSED -> closed(note);
      case RECONCILED -> {
        if (note.value() == STRAY) strays.add(new ClientOrderId(note.id()));
      }
      case BACK_OFF -> requests.backedOff(note.value());
      case BACKFILL -> requests.backfilled();
      default -> { }
    }
  }

  /** A bot without a past is ready: nothing of an earlier life rests, and no lot of one is its own. */
  private void beginsAnew() {
    fresh = false;
    if (!live.isEmpty()) broken("I3", "a fresh start began beside orders of an earlier life");
    books.forgetLots();
    records.beginsAnew();
    earlierFeesNanoUsd = books.feesNanoUsd();
    openingNanoUsd = books.quoteNanoUsd();
  }

  /** An entry was decided. */
  private void pending(SpotNote note) {
    ClientOrderId id = new ClientOrderId(note.id());
    offered.add(id);
    requests.decided(id);
    decisions.decided(id, liveness.known(SpotOrderIds.side(id)));
    if (SpotOrderIds.purpose(id) == Purpose.MARKET_ENTRY) mark(OrderPhase.QUEUED);
  }

  private void ended(SpotNote note) {
    ClientOrderId id = new ClientOrderId(note.id());
    if (note.text().startsWith("QUEUE_FULL")) offered.full(SpotOrderIds.purpose(id) == Purpose.EXIT, settings.execution(), this);
    if (toldRefused.remove(id) && !note.text().startsWith("REJECTED")) broken("I3", "an order that the venue refused ended under another name");
    decisions.ended(id, note.text(), closingNanos == Long.MAX_VALUE && pausedUntilNanos < now() - settings.tickNanos());
    offered.ended(id);
    liveness.exitEnded(lotOfExit.getOrDefault(id.value(), -1L));
    boolean certain = !note.text().startsWith("UNRESOLVED") && !note.text().startsWith("LEFT");
    for (OrderRequest request : live.values()) {
      boolean mine = SpotOrderIds.intent(request.id()) == SpotOrderIds.intent(id);
      if (mine && certain && !strays.contains(request.id())) broken("I3", "the bot takes an order as ended that rests at the venue");
    }
  }

  private void applied(long trade) {
    if (!venueTrades.contains(trade)) broken("I2", "a trade was booked that the venue does not know");
    if (!appliedThisSession.add(trade)) broken("I2", "a trade was booked twice");
  }

  private void closed(SpotNote note) {
    closedNanos = now();
    closings.closed(note, live.keySet(), offered.intents());
  }

  // The venue's side of the wire.

  @Override
  public void accepted(OrderRequest request) {
    Purpose purpose = SpotOrderIds.purpose(request.id());
    if (purpose != Purpose.EXIT) {
      overlaps(request);
      books.checkCover(request, live.values(), this);
    }
    live.put(request.id(), request);
    mark(purpose == Purpose.EXIT ? OrderPhase.EXIT_SENT : OrderPhase.RESTING);
  }

  private void overlaps(OrderRequest request) {
    for (OrderRequest other : live.values()) {
      boolean entry = SpotOrderIds.purpose(other.id()) != Purpose.EXIT;
      if (entry && other.side() == request.side() && !unanswered.contains(other.id())) broken("I4", "two entries of one side are alive at once");
    }
  }

  @Override
  public void traded(Trade trade) {
    digest.number(trade.tradeId()).number(trade.priceTicks()).number(trade.lots());
    venueTrades.add(trade.tradeId());
    long lot = lotOfExit.getOrDefault(trade.order().value(), -1L);
    books.traded(trade, lot, this);
    if (SpotOrderIds.purpose(trade.order()) == Purpose.EXIT) {
      decisions.exitTraded(lot);
      records.closed(trade, lot);
    }
    mark(OrderPhase.PARTLY_FILLED);
  }

  // Time.

  @Override
  void afterEvent() {
    liveness.check();
  }

  /** Once faults are long over: what the bot believes is the truth. */
  void quiet(LotLedger belief, SpotVenue venue) {
    for (Side side : Side.values()) {
      if (belief.lotsOf(side) != books.lotsOf(side)) {
        broken("I2", "lots of side " + side + " are believed to be " + belief.lotsOf(side) + " and are " + books.lotsOf(side));
      }
    }
    boolean money = belief.baseLots() == venue.balances().baseLots() && belief.quoteNanoUsd() == venue.balances().quoteNanoUsd();
    if (!money) broken("I11", "believed balances differ from the venue's");
    if (belief.feesNanoUsd() != venue.feesNanoUsd() - earlierFeesNanoUsd) broken("I11", "believed fees differ from the venue's");
    SpotImage durable = states.durable();
    if (durable != null && !durable.ledger().trades().equals(belief.appliedTrades())) broken("I8", "the durable state lags behind the books");
    records.quiet(durable == null ? List.of() : durable.exits(), belief.image(), openingNanoUsd);
  }

  /** The run is over. */
  void over(int openConnections) {
    if (closedNanos == Long.MAX_VALUE) broken("I3", "the bot did not close within its bound");
    for (ClientOrderId id : live.keySet()) {
      broken("I3", "an order rests after the end: " + SpotOrderIds.purpose(id));
      break;
    }
    if (openConnections > 0) broken("I10", "a connection is open after the end");
  }
}
