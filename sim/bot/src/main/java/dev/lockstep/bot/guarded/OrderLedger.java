package dev.lockstep.bot.guarded;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All orders of one window and what is known of each. Two lanes write to it (exits and the profit lock), so its methods are short and
 * synchronized; nothing waits in them. A fill is booked by the growth of an order's filled size, so no report of it counts twice.
 */
final class OrderLedger {
  /** One order of ours. */
  static final class Entry {
    final OrderRequest request;
    private OrderStatus status;
    private boolean certain;
    /** Of a window that is over: its shares were paid for or are worth nothing, so they are not held. */
    private boolean earlier;
    private boolean cancelled;
    private boolean sent;
    private boolean arrived;
    private long sentNanos;

    Entry(OrderRequest request) {
      this.request = request;
    }
  }

  /** Hears of each new part of an order that was filled. */
  interface Booked {
    /** @param notionalTickLots price times size of this part */
    void part(OrderRequest request, long lots, long notionalTickLots);

    /** The same of an order whose window is over. */
    void earlierPart(OrderRequest request, long lots);
  }

  private final Map<Long, Entry> orders = new LinkedHashMap<>();
  private final GuardedPolicies.SaleSize sales;
  private final Booked booked;

  OrderLedger(GuardedPolicies.SaleSize sales, Booked booked) {
    this.sales = sales;
    this.booked = booked;
  }

  /** Which orders a start takes over: those of the same window, and of earlier ones those whose end is not certain. */
  enum Origin {
    SAME_WINDOW,
    EARLIER_WINDOW
  }

  synchronized void restore(List<GuardedImage.Known> known, Origin origin, long nowNanos) {
    for (GuardedImage.Known order : known) {
      boolean earlier = order.earlier() || origin == Origin.EARLIER_WINDOW;
      if (earlier && order.certain()) continue;
      Entry entry = new Entry(new OrderRequest(
          new ClientOrderId(order.id()), order.outcome(), order.side(), 1, order.lots(), TimeInForce.GTC, false, 0));
      long leaves = order.lots() - order.filledLots();
      entry.status = new OrderStatus(entry.request.id(), OrderState.LIVE, order.filledLots(), leaves, order.notionalTickLots());
      entry.certain = order.certain();
      entry.earlier = earlier;
      entry.sent = true;
      entry.sentNanos = nowNanos;
      entry.arrived = order.filledLots() > 0;
      orders.put(order.id(), entry);
    }
  }

  synchronized List<GuardedImage.Known> image() {
    List<GuardedImage.Known> known = new ArrayList<>();
    for (Entry entry : orders.values()) {
      OrderRequest request = entry.request;
      long filled = entry.status == null ? 0 : entry.status.filledLots();
      long notional = entry.status == null ? 0 : entry.status.notionalTickLots();
      known.add(new GuardedImage.Known(request.id().value(), request.outcome(), request.side(), request.lots(), filled, notional, entry.certain, entry.earlier));
    }
    return known;
  }

  /** Why an order may not be sent as far as the books go, or null; then it is on record. */
  synchronized String record(OrderRequest request) {
    if (orders.containsKey(request.id().value())) return "Duplicated.";
    if (request.side() == Side.BUY) {
      for (Entry other : orders.values()) if (other.request.side() == Side.BUY && !other.certain) return "an entry is under way";
    } else if (sales == GuardedPolicies.SaleSize.WHAT_IS_SPARE && spareLots(request.outcome()) < request.lots()) {
      return "not enough balance / allowance: shares are sold, reserved or not known to be ours";
    }
    orders.put(request.id().value(), new Entry(request));
    return null;
  }

  /** Shares that a simulation put on without an order. */
  synchronized void granted(Outcome outcome, OrderStatus status) {
    if (orders.containsKey(status.id().value()) || status.filledLots() <= 0) return;
    Entry entry = new Entry(new OrderRequest(status.id(), outcome, Side.BUY, 1, status.filledLots(), TimeInForce.GTC, false, 0));
    entry.status = status;
    entry.sent = true;
    entry.certain = true;
    orders.put(status.id().value(), entry);
  }

  /** What the venue says is held and these books do not explain was bought or sold by an order that the saved state did not know; returns the difference. */
  synchronized long adopt(ClientOrderId id, Outcome outcome, long venueLots, int ticks) {
    long difference = venueLots - heldLots(outcome);
    if (difference == 0) return 0;
    long lots = Math.abs(difference);
    Entry entry = new Entry(new OrderRequest(id, outcome, difference > 0 ? Side.BUY : Side.SELL, ticks, lots, TimeInForce.GTC, false, 0));
    entry.status = new OrderStatus(id, OrderState.FILLED, lots, 0, lots * ticks);
    entry.sent = true;
    entry.certain = true;
    orders.put(id.value(), entry);
    return difference;
  }

  /** Shares bought, less those sold and those that uncertain sales may still sell. */
  private long spareLots(Outcome outcome) {
    long spare = 0;
    for (Entry entry : orders.values()) {
      if (entry.earlier || entry.request.outcome() != outcome) continue;
      long filled = entry.status == null ? 0 : entry.status.filledLots();
      if (entry.request.side() == Side.BUY) spare += filled;
      else spare -= entry.certain || entry.cancelled ? filled : entry.request.lots();
    }
    return spare;
  }

  synchronized void sent(ClientOrderId id, long nowNanos) {
    Entry entry = orders.get(id.value());
    entry.sent = true;
    entry.sentNanos = nowNanos;
  }

  synchronized boolean wasSent(ClientOrderId id) {
    Entry entry = orders.get(id.value());
    return entry != null && entry.sent;
  }

  /** Whether the venue has ever known it: then "unknown order" is no news. */
  synchronized boolean hasArrived(ClientOrderId id) {
    return orders.get(id.value()).arrived;
  }

  synchronized long sentNanos(ClientOrderId id) {
    return orders.get(id.value()).sentNanos;
  }

  /** It was never sent, or the venue refused it, or it never arrived: it has ended with what is known. */
  synchronized void over(ClientOrderId id) {
    orders.get(id.value()).certain = true;
  }

  /** Takes what the venue says of an order; an older answer than one that was heard changes nothing. */
  synchronized void heard(OrderStatus status) {
    Entry entry = orders.get(status.id().value());
    if (entry == null || entry.certain) return;
    long before = entry.status == null ? 0 : entry.status.filledLots();
    long notional = entry.status == null ? 0 : entry.status.notionalTickLots();
    if (status.filledLots() < before) return;
    entry.status = status;
    entry.arrived = true;
    entry.certain = status.state().ended();
    long more = status.filledLots() - before;
    if (more > 0 && entry.earlier) booked.earlierPart(entry.request, more);
    else if (more > 0) booked.part(entry.request, more, status.notionalTickLots() - notional);
  }

  /** The venue says that it cancelled this order; what was filled before may not be known yet. */
  synchronized void cancelled(ClientOrderId id) {
    Entry entry = orders.get(id.value());
    if (entry == null) return;
    entry.cancelled = true;
    entry.arrived = true;
  }

  /** The same of every order that was out. */
  synchronized void allCancelled() {
    for (Entry entry : orders.values()) if (entry.sent && !entry.certain) entry.cancelled = true;
  }

  /** Orders of which a sale must know more: cancelled, and their fills not certain. */
  synchronized List<ClientOrderId> unsure() {
    List<ClientOrderId> ids = new ArrayList<>();
    for (Entry entry : orders.values()) if (entry.cancelled && !entry.certain) ids.add(entry.request.id());
    return ids;
  }

  /** Purchases of an outcome that may have bought more than is known. */
  synchronized List<ClientOrderId> openPurchases(Outcome outcome) {
    List<ClientOrderId> ids = new ArrayList<>();
    for (Entry entry : orders.values()) {
      boolean open = entry.sent && !entry.certain && !entry.earlier;
      if (open && entry.request.side() == Side.BUY && entry.request.outcome() == outcome) ids.add(entry.request.id());
    }
    return ids;
  }

  /** How much of an outcome a sale may be as large as. */
  synchronized long saleLotsMax(Outcome outcome) {
    return sales == GuardedPolicies.SaleSize.ANY ? Long.MAX_VALUE : spareLots(outcome);
  }

  /** Orders whose end is not certain, oldest first. */
  synchronized List<ClientOrderId> uncertain() {
    List<ClientOrderId> ids = new ArrayList<>();
    for (Entry entry : orders.values()) if (!entry.certain) ids.add(entry.request.id());
    return ids;
  }

  synchronized boolean isCertain(ClientOrderId id) {
    Entry entry = orders.get(id.value());
    return entry == null || entry.certain;
  }

  synchronized OrderStatus status(ClientOrderId id) {
    Entry entry = orders.get(id.value());
    return entry == null ? null : entry.status;
  }

  /** Shares bought and not sold, as far as is known. */
  synchronized long heldLots(Outcome outcome) {
    long held = 0;
    for (Entry entry : orders.values()) {
      if (entry.earlier || entry.request.outcome() != outcome || entry.status == null) continue;
      held += entry.request.side() == Side.BUY ? entry.status.filledLots() : -entry.status.filledLots();
    }
    return held;
  }

  /** The purchase of this window that has fills, or the last one; null if there is none. */
  synchronized OrderRequest purchase() {
    OrderRequest found = null;
    for (Entry entry : orders.values()) {
      boolean filled = entry.status != null && entry.status.filledLots() > 0;
      if (!entry.earlier && entry.request.side() == Side.BUY && (found == null || filled)) found = entry.request;
    }
    return found;
  }

  /** Average price of an order's fills, in ticks; 0 without one. */
  synchronized long averageTicks(ClientOrderId id) {
    OrderStatus status = status(id);
    return status == null || status.filledLots() == 0 ? 0 : status.notionalTickLots() / status.filledLots();
  }
}
