package dev.lockstep.engine.spot;

import dev.lockstep.bot.guarded.GuardedImage;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.time.EventQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a window bot to the invariants that apply to it, by what crosses the wire; see SWARM.md for how each is read. */
final class BinaryAuditor extends WindowAuditor {
  /** The slowest request, and a little. */
  private static final long ARRIVES_NANOS_MAX = 7 * SpotUnits.SECOND;
  /** Five seconds, and two for the save of the entry's id. */
  private static final long SILENT_NANOS_MAX = 7_500 * SpotUnits.MILLI;
  private static final long BOOK_AGE_NANOS_MAX = 4 * SpotUnits.SECOND;
  /** A sale may rest on what was known so long ago. */
  private static final long RECENT_NANOS = 3 * SpotUnits.SECOND;
  /** So long at least an order without an answer is asked for. */
  private static final long UNKNOWN_NANOS = 2 * SpotUnits.SECOND;
  /** An answer that comes so soon is waited for. */
  private static final long HEARD_NANOS_MAX = 1_900 * SpotUnits.MILLI;
  private static final long SESSION_UNIT = 10_000_000L;
  private final RequestRules requests;
  private final BinaryLiveness liveness;
  private final RejectRules rejects = new RejectRules(this);
  private final Map<ClientOrderId, OrderRequest> sent = new LinkedHashMap<>();
  private final Set<ClientOrderId> sentThisLife = new LinkedHashSet<>();
  private final Set<ClientOrderId> everSent = new LinkedHashSet<>();
  /** Orders of this life that were answered in time, as the bot counts them. */
  private final Set<Long> told = new LinkedHashSet<>();
  private final Set<ClientOrderId> toldRefused = new LinkedHashSet<>();
  /** The bot has taken over something that no order of its books explains. */
  private boolean adopted;
  private final Map<Long, Long> filled = new LinkedHashMap<>();
  private final Map<Long, Long> booked = new LinkedHashMap<>();
  private final Set<Long> durableIds = new LinkedHashSet<>();
  private final List<Trade> sales = new ArrayList<>();
  private final List<Long> saleNanos = new ArrayList<>();
  private final StateRules<GuardedImage> states = new StateRules<>(this);
  private final long[] heldLots = new long[2];
  private boolean bought;
  private int trades;
  private long bookNanos = Long.MIN_VALUE / 2;
  /** When the stream brought anything last. */
  private long textNanos = Long.MIN_VALUE / 2;
  private long diedNanos = Long.MIN_VALUE / 2;
  private ClientOrderId lastUnanswered;
  private long unansweredNanos = Long.MIN_VALUE / 2;

  BinaryAuditor(EventQueue queue, ActiveFaults faults, Coverage coverage) {
    super(queue, faults, coverage);
    requests = new RequestRules(this, SpotSettings.standard(), id -> true);
    liveness = new BinaryLiveness(this, faults);
  }

  @Override
  int trades() {
    return trades;
  }

  BinaryLiveness liveness() {
    return liveness;
  }

  @Override
  void begins(SwarmFaultKind kind) {
    for (OrderRequest request : live.values()) {
      if (request.side() == Side.SELL) coverage.mark(kind, OrderPhase.EXIT_SENT);
      coverage.mark(kind, filled.getOrDefault(request.id().value(), 0L) > 0 ? OrderPhase.PARTLY_FILLED : OrderPhase.RESTING);
      // It rests, and the bot has not been told.
      if (now() - unansweredNanos < UNKNOWN_NANOS && request.id().equals(lastUnanswered)) coverage.mark(kind, OrderPhase.UNKNOWN);
    }
    for (OrderRequest request : sent.values()) {
      if (ended.contains(request.id()) || live.containsKey(request.id())) continue;
      coverage.mark(kind, unanswered.contains(request.id()) ? OrderPhase.UNKNOWN : OrderPhase.SENT);
    }
  }

  // Lives and markets.

  /** A market begins: what was held of the last one is paid. */
  void opened() {
    heldLots[0] = 0;
    heldLots[1] = 0;
    bought = false;
    sales.clear();
    saleNanos.clear();
    sent.clear();
    liveness.opened();
  }

  void started(GuardedImage found) {
    sentThisLife.clear();
    told.clear();
    toldRefused.clear();
    adopted = false;
    booked.clear();
    if (found != null) for (GuardedImage.Known order : found.orders()) booked.put(order.id(), order.filledLots());
    closingNanos = Long.MAX_VALUE;
    closedNanos = Long.MAX_VALUE;
    requests.started();
    rejects.started(found == null ? null : found.guards().rejects());
    liveness.started();
  }

  @Override
  void died() {
    diedNanos = now();
    requests.died();
    unanswered.addAll(sent.keySet());
    liveness.died();
  }

  @Override
  void halted(boolean on) {
    haltedNanos = on ? now() : Long.MAX_VALUE;
    liveness.halted(on);
  }

  // State.

  StateRules<GuardedImage> states() {
    return states;
  }

  /** The current state is spoilt: the next life may know less than the last one, and count from where that did. */
  @Override
  void damaged() {
    states.damaged();
    everSent.clear();
  }

  @Override
  void startedFresh() {
    states.startedFresh();
    everSent.clear();
  }

  void durable(GuardedImage image) {
    states.durable(image);
    durableIds.clear();
    for (GuardedImage.Known order : image.orders()) durableIds.add(order.id());
  }

  void loaded(GuardedImage found) {
    states.loaded(found);
    if (found != null) durable(found);
  }

  // The bot's side.

  @Override
  public void placed(OrderRequest request) {
    leaves(request);
    if (request.side() == Side.BUY) entryPlaced(request);
    else salePlaced(request);
    sent.put(request.id(), request);
  }

  /** An order for a market that has ended: the venue refuses it, so that what is held does not matter. */
  void placedLate(OrderRequest request) {
    leaves(request);
    if (request.side() == Side.BUY) broken("I10", "an entry was sent after the end of its window");
  }

  private void leaves(OrderRequest request) {
    sends(request);
    boolean entry = request.side() == Side.BUY;
    mark(entry ? OrderPhase.SENT : OrderPhase.EXIT_SENT);
    if (entry) rejects.entrySent(request.id());
    if (!everSent.add(request.id()) && !sentThisLife.contains(request.id())) broken("I4", "order id of an earlier life sent again");
    if (!sentThisLife.add(request.id())) broken("I4", "order id sent twice");
    if (now() > closedNanos) broken("I5", "an order was sent after the bot was down");
    else if (entry && now() > closingNanos) broken("I5", "an entry was sent after shutdown was asked for");
    if (now() > haltedNanos) broken("I5", "an order was sent while the kill switch was on");
    if (request.limitTicks() <= 0 || request.limitTicks() >= BinaryWalk.UNIT) broken("I9", "an order is priced outside of the market");
  }

  private void entryPlaced(OrderRequest request) {
    if (now() - textNanos > SILENT_NANOS_MAX) broken("I9", "an entry was sent while the stream was silent");
    if (now() - bookNanos > BOOK_AGE_NANOS_MAX) broken("I9", "an entry was sent on a stale book");
    if (!durableIds.contains(request.id().value())) broken("I8", "an entry was sent whose id is not durable");
    if (bought) broken("I4", "a second entry was sent in one window");
    for (OrderRequest other : sent.values()) {
      // What an earlier life sent, and has not arrived since, will not: a start that asked the venue to cancel all need not know of it.
      boolean lost = !sentThisLife.contains(other.id()) && !live.containsKey(other.id()) && now() - diedNanos > ARRIVES_NANOS_MAX;
      boolean known = lost || ended.contains(other.id());
      if (other.side() == Side.BUY && !known) broken("I4", "an entry was sent while another may live");
    }
  }

  private void salePlaced(OrderRequest request) {
    long held = heldLots[request.outcome().ordinal()];
    for (int i = 0; i < sales.size(); i++) if (now() - saleNanos.get(i) < RECENT_NANOS) held += sales.get(i).lots();
    if (request.lots() > held) broken("I6", "a sale is larger than what is held");
    if (request.lots() + reservedLots(request.outcome()) > held) broken("I1", "a sale was sent of shares that another sale has reserved");
    liveness.saleSent();
  }

  /** Shares that sales which rest at the venue may still sell. */
  private long reservedLots(Outcome outcome) {
    long sum = 0;
    for (OrderRequest other : live.values()) {
      if (other.side() == Side.SELL && other.outcome() == outcome) sum += other.lots() - filled.getOrDefault(other.id().value(), 0L);
    }
    return sum;
  }

  @Override
  public void requested(Request kind, ClientOrderId about) {
    requests.requested(kind, about);
    if (kind == Request.CANCEL && about != null) mark(OrderPhase.CANCELLING);
  }

  @Override
  public void unanswered(ClientOrderId id) {
    unanswered.add(id);
    lastUnanswered = id;
    unansweredNanos = now();
    rejects.unanswered();
    mark(OrderPhase.UNKNOWN);
  }

  @Override
  public void refused(ClientOrderId id) {
    ended.add(id);
  }

  @Override
  public void told(ClientOrderId id, Told what, long wayNanos) {
    if (wayNanos <= HEARD_NANOS_MAX) told.add(id.value() % SESSION_UNIT);
    if (what != Told.REFUSED) return;
    if (wayNanos <= HEARD_NANOS_MAX) toldRefused.add(id);
    OrderRequest request = sent.get(id);
    if (request == null || request.side() == Side.SELL) return;
    if (wayNanos > HEARD_NANOS_MAX) rejects.uncertain();
    else rejects.refused();
  }

  @Override
  public void toldToWait(long untilNanos) {
    requests.toldToWait(untilNanos);
  }

  /** Nothing of the stream is traded on here, but while it is silent nothing is bought. */
  @Override
  public void heardOther() {
    textNanos = now();
  }

  @Override
  public void heard(boolean good, int bidTicks, int askTicks, long madeNanos) {
    textNanos = now();
    if (good) liveness.heard();
  }

  @Override
  public void toldQuote(long madeNanos) {
    bookNanos = Math.max(bookNanos, madeNanos);
  }

  @Override
  public void linkAsked() {
    requests.linkAsked();
  }

  @Override
  public void linkUp() {
    requests.linkUp();
  }

  @Override
  public void linkDown() {
    requests.linkDown();
  }

  @Override
  public void wrote(SpotNote note) {
    notes(note);
    switch (note.kind()) {
      case FILL -> {
        long sum = booked.merge(note.id(), note.value(), Long::sum);
        if (sum > filled.getOrDefault(note.id(), 0L)) broken("I2", "more was booked of an order than the venue filled");
      }
      case REFUSED -> told.add(note.id() % SESSION_UNIT);
      case RECONCILED -> adopted = true;
      case READY -> liveness.ready();
      case CLOSING -> {
        closingNanos = Math.min(closingNanos, now());
        liveness.closing();
      }
      case CLOSED -> closed(note);
      case BACK_OFF -> requests.backedOff(note.value());
      default -> { }
    }
  }

  private void closed(SpotNote note) {
    closedNanos = now();
    for (ClientOrderId id : live.keySet()) {
      if (!note.text().contains("may_rest=" + id)) broken("I3", "the bot closed and did not name an order that rests");
    }
    for (ClientOrderId id : toldRefused) {
      if (note.text().contains("may_rest=" + id)) broken("I3", "the bot names an order as one that may rest, and was told that the venue refused it");
    }
    boolean undisturbed = closingNanos != Long.MAX_VALUE && !liveness.disturbedSince(closingNanos);
    if (!live.isEmpty() && undisturbed) broken("I3", "the bot closed beside an order that nothing kept it from cancelling");
  }

  /** What the bot wrote in its own journal. */
  void journal(JournalEntry entry) {
    boolean other = entry instanceof JournalEntry.OrderAnswered answer && answer.status() != null && answer.status().id().value() != answer.order();
    if (other) broken("I2", "an order was answered with what is said of another");
    boolean unheard = entry instanceof JournalEntry.OrderAnswered answer && answer.status() == null && answer.error() == null && told.contains(answer.order());
    if (unheard) broken("I13", "an order was answered, and whoever sent it was not told");
    digest.number(entry.getClass().getSimpleName().hashCode()).number(now());
    liveness.journal(entry);
  }

  // The venue's side.

  @Override
  public void accepted(OrderRequest request) {
    live.put(request.id(), request);
    if (request.side() == Side.BUY) rejects.accepted();
    mark(request.side() == Side.SELL ? OrderPhase.EXIT_SENT : OrderPhase.RESTING);
  }

  @Override
  public void traded(Trade trade) {
    trades++;
    digest.number(trade.tradeId()).number(trade.priceTicks()).number(trade.lots());
    OrderRequest request = live.get(trade.order());
    int outcome = request.outcome().ordinal();
    filled.merge(trade.order().value(), trade.lots(), Long::sum);
    heldLots[outcome] += trade.side() == Side.BUY ? trade.lots() : -trade.lots();
    if (trade.side() == Side.BUY) {
      bought = true;
    } else {
      sales.add(trade);
      saleNanos.add(now());
    }
    if (heldLots[outcome] < 0) broken("I1", "shares were sold that were not held");
    liveness.held(heldLots);
    mark(OrderPhase.PARTLY_FILLED);
  }

  /** The book of UP at the venue. */
  void shown(int bidTicks, int askTicks) {
    liveness.shown(bidTicks, askTicks, heldLots);
  }

  /** A bot that knows the end of all its orders has closed: what it believes to hold is what it holds. */
  void settled(Outcome outcome, long believedLots) {
    for (ClientOrderId id : adopted ? List.<ClientOrderId>of() : List.copyOf(sentThisLife)) {
      if (!filled.getOrDefault(id.value(), 0L).equals(booked.getOrDefault(id.value(), 0L))) broken("I2", "an order's end is known, and its fills are not booked");
    }
    if (believedLots != heldLots[outcome.ordinal()]) {
      broken("I2", "shares of " + outcome + " are believed to be " + believedLots + " and are " + heldLots[outcome.ordinal()]);
    }
  }

  @Override
  void afterEvent() {
    liveness.check();
  }

  void over(int openConnections) {
    if (!live.isEmpty()) broken("I3", "an order rests after the end");
    if (openConnections > 0) broken("I10", "a connection is open after the end");
  }
}
