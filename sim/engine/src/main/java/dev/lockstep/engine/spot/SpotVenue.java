package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.SpotBalances;
import dev.lockstep.bot.port.SpotExchange;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.SimulatedExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spot venue over the simulated exchange: what that lacks are accounts in two currencies, fees of both sides, the venue's filters, a receive
 * window, and trades with ids. Matching, queues and partial fills are the exchange's.
 */
final class SpotVenue implements SimulatedExchange.OrderEvents {
  private static final int LEVELS = 3;

  /** Hears what happens to orders of the account, at the venue's time. */
  interface Tap {
    void accepted(OrderRequest request);

    void traded(Trade trade);

    void ended(ClientOrderId id);
  }

  /** An order that was accepted. */
  private static final class Known {
    private final OrderRequest request;
    private final List<Trade> trades = new ArrayList<>(2);
    private OrderState state = OrderState.LIVE;
    private OrderReport report;

    Known(OrderRequest request) {
      this.request = request;
    }
  }

  private final SimulatedExchange exchange;
  private final Map<ClientOrderId, Known> orders = new LinkedHashMap<>();
  private final int[] bidPrices = new int[LEVELS];
  private final int[] askPrices = new int[LEVELS];
  private final Tap tap;
  private final List<long[]> unsettled = new ArrayList<>();
  private OrderEvent.Rejected rejected;
  private long baseLots;
  private long quoteNanoUsd;
  private long feesNanoUsd;
  private long trades;
  private long settlementNanos;
  private long nowNanos;

  /** @param book the book to fill; whoever shows rows may look at it */
  SpotVenue(long baseLots, long quoteNanoUsd, RandomSource random, Tap tap, DepthBook book) {
    this.baseLots = baseLots;
    this.quoteNanoUsd = quoteNanoUsd;
    this.tap = tap;
    Window window = new Window("swarm", 0, Long.MAX_VALUE / 2, null, null, null, Window.WinnerSource.UNKNOWN, true);
    exchange = new SimulatedExchange(
        ExchangeSettings.plain().withConsumeLiquidity(true), SpotUnits.INSTRUMENT, window, random.stream("venue"), this, book);
  }

  /** What is bought from now on can be sold so much later. */
  void settlementNanos(long nanos) {
    settlementNanos = nanos;
  }

  /** Shows a new book of few levels around a quote, then a print. {@code sizes} are lots by level, bids first. */
  void show(int bidTicks, int askTicks, int stepTicks, long[] sizes, long now) {
    for (int level = 0; level < LEVELS; level++) {
      if (bidPrices[level] != 0) exchange.onRow(RowKind.DEPTH, (byte) 1, bidPrices[level], 0, now);
      if (askPrices[level] != 0) exchange.onRow(RowKind.DEPTH, (byte) -1, askPrices[level], 0, now);
    }
    for (int level = 0; level < LEVELS; level++) {
      bidPrices[level] = bidTicks - level * stepTicks;
      askPrices[level] = askTicks + level * stepTicks;
      exchange.onRow(RowKind.DEPTH, (byte) 1, bidPrices[level], sizes[level], now);
      exchange.onRow(RowKind.DEPTH, (byte) -1, askPrices[level], sizes[LEVELS + level], now);
    }
  }

  /** One row of a recording. */
  void row(byte kind, byte side, int priceTicks, long lots, long now) {
    exchange.onRow(kind, side, priceTicks, lots, now);
  }

  boolean bookKnown() {
    return exchange.bookKnown();
  }

  /** A trade between others. */
  void print(Side aggressor, int priceTicks, long lots, long now) {
    exchange.onRow(RowKind.TRADE, (byte) (aggressor == Side.BUY ? 1 : -1), priceTicks, lots, now);
  }

  /** Takes an order as it arrives; returns its report or a {@link VenueError}. */
  Object place(OrderRequest request, long sentNanos, long now) {
    if (now - sentNanos > SpotExchange.RECEIVE_WINDOW_NANOS) return new VenueError(400, "timestamp is outside of the receive window");
    if (orders.containsKey(request.id())) return new VenueError(400, "duplicate order sent");
    VenueError refusal = refusal(request, now);
    if (refusal != null) return refusal;
    Known order = new Known(request);
    orders.put(request.id(), order);
    rejected = null;
    tap.accepted(request);
    exchange.submit(request, now);
    if (rejected != null && order.trades.isEmpty()) {
      orders.remove(request.id());
      end(order, OrderState.REJECTED);
      String why = rejected.reason();
      return request.postOnly() ? new VenueError(400, why) : report(withoutFill(order));
    }
    refresh(order);
    return report(order);
  }

  private Known withoutFill(Known order) {
    orders.put(order.request.id(), order);
    order.state = OrderState.EXPIRED;
    return order;
  }

  private VenueError refusal(OrderRequest request, long now) {
    long value = SpotUnits.valueNanoUsd(request.limitTicks(), request.lots());
    if (value < SpotUnits.MIN_NOTIONAL) return new VenueError(400, "filter failure: notional");
    boolean buys = request.side() == Side.BUY;
    boolean enough = buys
        ? value + SpotUnits.feeNanoUsd(request.limitTicks(), request.lots()) <= quoteNanoUsd - reservedQuote()
        : request.lots() <= baseLots - reservedBase() - unsettledLots(now);
    return enough ? null : new VenueError(400, "account has insufficient balance for requested action");
  }

  private long unsettledLots(long now) {
    unsettled.removeIf(trade -> trade[0] <= now);
    long sum = 0;
    for (long[] trade : unsettled) sum += trade[1];
    return sum;
  }

  private long reservedQuote() {
    long sum = 0;
    for (Known order : orders.values()) {
      if (order.state != OrderState.LIVE || order.request.side() != Side.BUY) continue;
      long leaves = order.request.lots() - filled(order);
      sum += SpotUnits.valueNanoUsd(order.request.limitTicks(), leaves) + SpotUnits.feeNanoUsd(order.request.limitTicks(), leaves);
    }
    return sum;
  }

  private long reservedBase() {
    long sum = 0;
    for (Known order : orders.values()) {
      if (order.state == OrderState.LIVE && order.request.side() == Side.SELL) sum += order.request.lots() - filled(order);
    }
    return sum;
  }

  private static long filled(Known order) {
    long filled = 0;
    for (Trade trade : order.trades) filled += trade.lots();
    return filled;
  }

  /** Cancels an order; returns its report, or error 404. */
  Object cancel(ClientOrderId id, long now) {
    Known order = orders.get(id);
    if (order == null) return new VenueError(404, "unknown order sent");
    if (order.state == OrderState.LIVE) {
      exchange.cancel(id, now);
      refresh(order);
    }
    return report(order);
  }

  /** The report of an order, or error 404. */
  Object order(ClientOrderId id) {
    Known order = orders.get(id);
    return order == null ? new VenueError(404, "unknown order sent") : report(order);
  }

  /** All orders of the account, in the order of their acceptance. */
  List<OrderReport> orders() {
    List<OrderReport> reports = new ArrayList<>();
    for (Known order : orders.values()) reports.add(report(order));
    return reports;
  }

  /** Reports of orders that rest. */
  List<OrderReport> resting() {
    List<OrderReport> reports = new ArrayList<>();
    for (Known order : orders.values()) if (order.state == OrderState.LIVE) reports.add(report(order));
    return reports;
  }

  SpotBalances balances() {
    return new SpotBalances(baseLots, quoteNanoUsd);
  }

  long feesNanoUsd() {
    return feesNanoUsd;
  }

  private void refresh(Known order) {
    OrderStatus status = exchange.status(order.request.id());
    if (status != null && status.state().ended() && order.state == OrderState.LIVE) end(order, status.state());
  }

  private void end(Known order, OrderState state) {
    order.state = state;
    order.report = null;
    tap.ended(order.request.id());
  }

  private static OrderReport report(Known order) {
    if (order.report == null) {
      OrderRequest request = order.request;
      order.report = new OrderReport(request.id(), request.side(), request.limitTicks(), request.lots(), order.state, order.trades);
    }
    return order.report;
  }

  @Override
  public void onOrderEvent(OrderEvent event) {
    Known order = orders.get(event.id());
    if (event instanceof OrderEvent.Rejected refused) rejected = refused;
    else if (event instanceof OrderEvent.PartiallyFilled part) trade(order, part.priceTicks(), part.lots(), part.liquidity());
    else if (event instanceof OrderEvent.Filled whole) {
      trade(order, whole.priceTicks(), whole.lots(), whole.liquidity());
      end(order, OrderState.FILLED);
    }
  }

  private void trade(Known order, int ticks, long lots, Liquidity liquidity) {
    boolean buys = order.request.side() == Side.BUY;
    long fee = SpotUnits.feeNanoUsd(ticks, lots);
    long value = SpotUnits.valueNanoUsd(ticks, lots);
    baseLots += buys ? lots : -lots;
    quoteNanoUsd += (buys ? -value : value) - fee;
    feesNanoUsd += fee;
    if (buys && settlementNanos > 0) unsettled.add(new long[] {nowNanos + settlementNanos, lots});
    Trade trade = new Trade(++trades, order.request.id(), order.request.side(), ticks, lots, fee, liquidity);
    order.trades.add(trade);
    order.report = null;
    tap.traded(trade);
  }

  /** Tells the venue the time, before anything happens there. */
  void at(long now) {
    nowNanos = now;
  }
}
