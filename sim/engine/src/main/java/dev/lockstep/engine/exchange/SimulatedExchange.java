package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A venue over recorded depth, in exchange time. Rows of the tape come in through {@link #onRow} or {@link #applyRows}, requests when
 * they arrive, and what the venue does by itself (taker delays, settlement, expiry) through {@link #advanceTo}. All of it must come in
 * time order; at one instant rows precede requests, and requests precede timers.
 *
 * <p>Limits of the model: our orders never change the recorded book and do not trade with each other; with liquidity consumption, what
 * they took is hidden from our later orders ({@link AvailableDepth}). While the book is unknown nothing fills. Matching of takers is in
 * {@link TakerMatch}, of resting orders in {@link RestingMatch} and {@link QueueMode}; refusals are in {@link OrderChecks}.
 */
public final class SimulatedExchange implements Venue {
  private final ExchangeSettings settings;
  private final Instrument instrument;
  private final OrderEvents events;
  private final DepthBook book;
  private final AvailableDepth depth;
  private final TickSize tick;
  private final TimerQueue timers;
  private final AccountLedger account;
  private final RestingOrders resting;
  private final Map<ClientOrderId, ExchangeOrder> orders = new LinkedHashMap<>();
  private final Bookkeeper bookkeeper;
  private final TakerMatch takerMatch;
  private final RestingMatch restingMatch;
  private final OrderChecks checks;
  private final KnownTime known;
  private long nowNanos = Long.MIN_VALUE;
  private long emitted;
  private boolean resolved;
  private Outcome recordedWinner;
  private boolean paid;
  /** The books as last asked for; null once a row or a match may have changed them. Both tokens are asked for at one instant. */
  private BookCopy upCopy;
  private BookCopy downCopy;

  /** Hears of every order event at the moment it happens at the venue; latency is the hearer's. */
  @FunctionalInterface
  public interface OrderEvents {
    void onOrderEvent(OrderEvent event);
  }

  public SimulatedExchange(
      ExchangeSettings settings, Instrument instrument, Window window, RandomSource random, OrderEvents events) {
    this(settings, instrument, window, random, events, new LadderBook());
  }

  /** With a book of the caller's choice, empty. */
  public SimulatedExchange(
      ExchangeSettings settings, Instrument instrument, Window window, RandomSource random, OrderEvents events, DepthBook book) {
    this.settings = settings;
    this.instrument = instrument;
    this.events = events;
    this.book = book;
    timers = new TimerQueue();
    account = new AccountLedger();
    resting = new RestingOrders();
    known = new KnownTime();
    depth = new AvailableDepth(book, settings.consumeLiquidity());
    tick = new TickSize(settings.rules(), instrument);
    bookkeeper = new Bookkeeper(settings, instrument, window.id(), account, timers, random, new Happenings());
    takerMatch = new TakerMatch(settings.fillModel(), depth, instrument, bookkeeper);
    restingMatch = new RestingMatch(settings.fillModel(), settings.queueMode(), depth, resting, bookkeeper);
    checks = new OrderChecks(settings, instrument, tick, account);
  }

  private SimulatedExchange(SimulatedExchange other, OrderEvents events) {
    settings = other.settings;
    instrument = other.instrument;
    this.events = events;
    book = other.book.copy();
    depth = other.depth.copy(book);
    tick = other.tick.copy();
    timers = other.timers.copy();
    account = other.account.copy();
    other.orders.forEach((id, order) -> orders.put(id, order.copy()));
    resting = other.resting.copy(orders);
    bookkeeper = other.bookkeeper.copy(account, timers, new Happenings());
    takerMatch = new TakerMatch(settings.fillModel(), depth, instrument, bookkeeper);
    restingMatch = new RestingMatch(settings.fillModel(), settings.queueMode(), depth, resting, bookkeeper);
    checks = new OrderChecks(settings, instrument, tick, account);
    known = other.known.copy();
    nowNanos = other.nowNanos;
    emitted = other.emitted;
    resolved = other.resolved;
    recordedWinner = other.recordedWinner;
    paid = other.paid;
  }

  /** An exchange in the same state, that goes its own way from here and tells another listener. Not to be called from within a call. */
  public SimulatedExchange copy(OrderEvents listener) {
    return new SimulatedExchange(this, listener);
  }

  /** Applies rows up to a time, in order; returns early, after the row, when one of them caused an order event. */
  public int applyRows(TapeBlock rows, int from, long untilNanos) {
    long before = emitted;
    upCopy = null;
    int row = from;
    while (row < rows.size && rows.exchangeNanos[row] <= untilNanos && emitted == before) {
      int next = quiet() ? book.apply(rows, row, rows.exchangeNanos, untilNanos) : row;
      if (next > row) {
        if (tick.watching()) tick.scan(rows, row, next);
        nowNanos = rows.exchangeNanos[next - 1];
        row = next;
      } else {
        onRow(rows.kind[row], rows.side[row], rows.priceTicks[row], rows.lots[row], rows.exchangeNanos[row]);
        row++;
      }
    }
    return row;
  }

  /** Whether depth rows concern the book alone. */
  private boolean quiet() {
    return resting.isEmpty() && !depth.anyTaken() && known.now();
  }

  /** Applies one row of the tape. */
  public void onRow(byte kind, byte side, int priceTicks, long lots, long exchangeNanos) {
    upCopy = null;
    if (timers.nextNanos() < exchangeNanos) advanceTo(exchangeNanos - 1);
    nowNanos = exchangeNanos;
    switch (kind) {
      case RowKind.DEPTH, RowKind.SNAPSHOT -> setLevel(side, priceTicks, lots);
      case RowKind.TRADE -> {
        if (tick.watching()) tick.seen(priceTicks);
        if (known.now() && !resting.isEmpty() && side != 0) restingMatch.printed(side, priceTicks, lots);
      }
      case RowKind.CLEAR -> {
        book.clear();
        depth.clear();
        known.cleared(exchangeNanos);
      }
      case RowKind.TICK_SIZE -> tick.changed(priceTicks);
      case RowKind.RESOLVED -> resolve(side > 0 ? Outcome.UP : Outcome.DOWN);
      case RowKind.FEED -> feed(side > 0);
      default -> throw new IllegalArgumentException("unknown kind of row: " + kind);
    }
  }

  private void setLevel(byte side, int priceTicks, long lots) {
    if (tick.watching()) tick.seen(priceTicks);
    known.shown(nowNanos);
    boolean concerned = known.now() && resting.concernedByDepth(side, priceTicks);
    if (!concerned) {
      book.set(side, priceTicks, lots);
      if (depth.anyTaken()) depth.levelSet(side, priceTicks, lots);
      return;
    }
    long previousLots = book.lotsAt(side, priceTicks);
    int previousBest = depth.bestTicks(side);
    book.set(side, priceTicks, lots);
    if (depth.anyTaken()) depth.levelSet(side, priceTicks, lots);
    restingMatch.levelSet(side, priceTicks, previousLots, lots, previousBest);
  }

  private void feed(boolean up) {
    boolean before = known.now();
    known.feed(up, nowNanos);
    if (!before && known.now() && settings.fillModel() == FillModel.VENUE) restingMatch.uncross();
  }

  /** Takes an order as it arrives. Exactly one of accepted, delayed, rejected, filled or expired follows at once. */
  @Override
  public void submit(OrderRequest request, long nanos) {
    arriveAt(nanos);
    ExchangeOrder order = new ExchangeOrder(request, instrument.binary() ? instrument.ticksPerUnit() : 0);
    if (orders.containsKey(request.id())) {
      emit(rejected(order, Refusal.invalid(request.id(), "Duplicated.")));
      return;
    }
    orders.put(request.id(), order);
    boolean marketable = marketable(order);
    Refusal refusal = resolved ? Refusal.NO_ORDER_BOOK
        : checks.refusal(order, marketable, nowNanos, bookkeeper.collateralFeeNanoUsd(order));
    if (refusal != null) {
      reject(order, refusal);
      return;
    }
    if (spendsAmount(request)) order.amountNanoUsd = instrument.nanoUsd(request.limitTicks(), request.lots());
    long delayNanos = marketable && !request.postOnly() ? settings.takerDelay().nanosAt(nowNanos) : 0;
    if (delayNanos > 0) hold(order, delayNanos);
    else match(order, marketable);
  }

  private boolean spendsAmount(OrderRequest request) {
    boolean takes = request.timeInForce() == TimeInForce.FOK || request.timeInForce() == TimeInForce.FAK;
    return settings.rules().buysByAmount() && takes && request.side() == Side.BUY;
  }

  private boolean marketable(ExchangeOrder order) {
    return known.now() && takerMatch.marketable(order);
  }

  private void hold(ExchangeOrder order, long delayNanos) {
    order.state = OrderState.DELAYED;
    bookkeeper.reserve(order);
    emit(new OrderEvent.Delayed(order.request.id(), nowNanos, nowNanos + delayNanos));
    timers.at(nowNanos + delayNanos, exchange -> exchange.holdOver(exchange.orders.get(order.request.id())));
  }

  private void holdOver(ExchangeOrder order) {
    if (order.state != OrderState.DELAYED) return;
    bookkeeper.release(order);
    order.state = OrderState.LIVE;
    match(order, marketable(order));
  }

  private void match(ExchangeOrder order, boolean marketable) {
    TimeInForce timeInForce = order.request.timeInForce();
    boolean rests = timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD;
    if (marketable && order.request.postOnly()) {
      kill(order, Refusal.POST_ONLY_CROSSES);
      return;
    }
    if (marketable) {
      takerMatch.take(order);
      upCopy = null;
      bookkeeper.settleTrade();
    }
    if (order.leavesLots == 0) return;
    if (rests) rest(order);
    else if (order.filledLots > 0) expire(order, null);
    else kill(order, timeInForce == TimeInForce.FOK ? Refusal.FOK_KILLED : Refusal.FAK_UNMATCHED);
  }

  private void rest(ExchangeOrder order) {
    bookkeeper.reserve(order);
    restingMatch.rest(order);
    emit(new OrderEvent.Accepted(order.request.id(), nowNanos, order.leavesLots));
    if (order.request.timeInForce() != TimeInForce.GTD) return;
    long endNanos = Math.max(nowNanos, order.request.expiryEpochNanos() - settings.rules().expiryMarginNanos());
    timers.at(endNanos, exchange -> exchange.ifLiveExpire(exchange.orders.get(order.request.id())));
  }

  private void ifLiveExpire(ExchangeOrder order) {
    if (order.state == OrderState.LIVE) expire(order, null);
  }

  private void kill(ExchangeOrder order, Refusal refusal) {
    if (settings.fillModel().rejects()) reject(order, refusal);
    else expire(order, null);
  }

  private void reject(ExchangeOrder order, Refusal refusal) {
    end(order, OrderState.REJECTED, refusal.text());
    emit(rejected(order, refusal));
  }

  private OrderEvent rejected(ExchangeOrder order, Refusal refusal) {
    return new OrderEvent.Rejected(order.request.id(), nowNanos, refusal.httpStatus(), refusal.text());
  }

  private void expire(ExchangeOrder order, String reason) {
    end(order, OrderState.EXPIRED, reason);
    emit(new OrderEvent.Expired(order.request.id(), nowNanos, order.leavesLots));
  }

  private void end(ExchangeOrder order, OrderState state, String reason) {
    order.state = state;
    order.endReason = reason;
    bookkeeper.release(order);
    resting.remove(order);
  }

  /** Cancels an order; the event says whether that was possible. The hftbacktest models do not answer a cancel that comes too late. */
  @Override
  public void cancel(ClientOrderId id, long nanos) {
    arriveAt(nanos);
    ExchangeOrder order = orders.get(id);
    String refusal = order == null || order.state.ended() ? Refusal.CANCEL_ENDED : heldRefusal(order);
    if (refusal == null) cancelled(order);
    else if (settings.fillModel().rejects()) emit(new OrderEvent.CancelRefused(id, nowNanos, refusal));
  }

  private String heldRefusal(ExchangeOrder order) {
    boolean held = order.state == OrderState.DELAYED && nowNanos >= settings.rules().heldCancelUntilNanos();
    return held ? Refusal.CANCEL_HELD : null;
  }

  private void cancelled(ExchangeOrder order) {
    end(order, OrderState.CANCELLED, null);
    emit(new OrderEvent.Cancelled(order.request.id(), nowNanos, order.leavesLots));
  }

  @Override
  public int cancelAll(long nanos) {
    arriveAt(nanos);
    int count = 0;
    for (ExchangeOrder order : open()) {
      if (heldRefusal(order) != null) continue;
      cancelled(order);
      count++;
    }
    return count;
  }

  private List<ExchangeOrder> open() {
    List<ExchangeOrder> open = new ArrayList<>();
    for (ExchangeOrder order : orders.values()) if (!order.state.ended()) open.add(order);
    return open;
  }

  /** Whether any order rests or is held. */
  public boolean hasOpenOrders() {
    return !open().isEmpty();
  }

  @Override
  public OrderStatus status(ClientOrderId id) {
    ExchangeOrder order = orders.get(id);
    return order == null ? null : order.status();
  }

  /** Why an order ended, where the venue has a text for it; else null. */
  public String endReason(ClientOrderId id) {
    ExchangeOrder order = orders.get(id);
    return order == null ? null : order.endReason;
  }

  @Override
  public Long averageFillTicks(ClientOrderId id) {
    ExchangeOrder order = orders.get(id);
    if (order == null || order.filledLots == 0) return null;
    return (2 * order.notionalTickLots + order.filledLots) / (2 * order.filledLots);
  }

  @Override
  public BookCopy book(Outcome outcome) {
    if (upCopy == null) {
      upCopy = BookCopy.of(depth, known.now());
      downCopy = null;
    }
    if (outcome == Outcome.UP) return upCopy;
    if (downCopy == null) downCopy = upCopy.mirrored(instrument.ticksPerUnit());
    return downCopy;
  }

  @Override
  public boolean bookKnown() {
    return known.now();
  }

  /** Nanoseconds from the first row until now in which the book was not known. */
  public long bookUnknownNanos() {
    return known.unknownNanos(nowNanos);
  }

  @Override
  public boolean resolved() {
    return resolved;
  }

  /** The winner the tape named, or null. */
  public Outcome recordedWinner() {
    return recordedWinner;
  }

  /** The venue's price step now, in ticks of the tape. */
  public int venueTickTicks() {
    return tick.ticks();
  }

  Bookkeeper bookkeeper() {
    return bookkeeper;
  }

  /** When the venue will next do something by itself; {@link Long#MAX_VALUE} if nothing is arranged. */
  public long nextTimerNanos() {
    return timers.nextNanos();
  }

  /** Does what the venue does by itself up to a time, in order. */
  public void advanceTo(long nanos) {
    while (timers.nextNanos() <= nanos) {
      nowNanos = Math.max(nowNanos, timers.nextNanos());
      timers.poll().run(this);
    }
    nowNanos = Math.max(nowNanos, nanos);
  }

  /** Requests precede timers of the same instant. */
  private void arriveAt(long nanos) {
    if (timers.nextNanos() < nanos) advanceTo(nanos - 1);
    nowNanos = Math.max(nowNanos, nanos);
  }

  /** Number of order events so far. */
  public long eventsEmitted() {
    return emitted;
  }

  private void emit(OrderEvent event) {
    emitted++;
    events.onOrderEvent(event);
  }

  @Override
  public long positionLots(Outcome outcome) {
    return account.positionLots(outcome);
  }

  @Override
  public long sellableLots(Outcome outcome) {
    return account.sellableLots(outcome);
  }

  /** Change of collateral since the start in nano-dollars, after fees. */
  public long cashNanoUsd() {
    return account.cashNanoUsd();
  }

  /** What fees cost in nano-dollars; fees taken in shares count at the fill price. Means nothing unless {@link #feesKnown}. */
  public long feesNanoUsd() {
    return account.feesNanoUsd();
  }

  /** Whether the venue's fees are known; if not, fees and net results are unknown, not zero. */
  public boolean feesKnown() {
    return bookkeeper.fees().known();
  }

  /** Ends trading and pays: 1 for each winning share, nothing for the others. */
  public void settleAt(Outcome winner, long nanos) {
    arriveAt(nanos);
    if (!resolved) resolve(null);
    if (paid) return;
    paid = true;
    for (Outcome outcome : Outcome.values()) {
      long lots = account.positionLots(outcome);
      account.paid(outcome, outcome == winner ? instrument.nanoUsd(instrument.ticksPerUnit(), lots) : 0);
    }
  }

  private void resolve(Outcome winner) {
    resolved = true;
    if (winner != null) recordedWinner = winner;
    for (ExchangeOrder order : open()) expire(order, Refusal.MARKET_RESOLVED);
  }

  /** Shares owned before the run, settled and paid for elsewhere. */
  public void endow(Outcome outcome, long lots) {
    account.endow(outcome, lots);
  }

  /** Puts a bought position on at a price, with the date's taker fee and settlement, and without touching the book. */
  @Override
  public void grant(Outcome outcome, long lots, int priceTicks, long nanos, ClientOrderId id) {
    arriveAt(nanos);
    OrderRequest request = new OrderRequest(
        id, outcome, Side.BUY, priceTicks, lots, TimeInForce.FAK, false, 0);
    ExchangeOrder order = new ExchangeOrder(request, instrument.binary() ? instrument.ticksPerUnit() : 0);
    if (orders.putIfAbsent(id, order) != null) throw new IllegalArgumentException("order id in use: " + id);
    bookkeeper.grant(order, priceTicks);
  }

  /** What the bookkeeper needs of the exchange. */
  private final class Happenings implements Bookkeeper.Journal {
    @Override
    public long nowNanos() {
      return nowNanos;
    }

    @Override
    public void emit(OrderEvent event) {
      SimulatedExchange.this.emit(event);
    }

    @Override
    public void filled(ExchangeOrder order) {
      resting.remove(order);
    }

    @Override
    public boolean paid() {
      return paid;
    }
  }
}
