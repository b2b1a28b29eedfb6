package dev.lockstep.engine.venue;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.port.Account;
import dev.lockstep.bot.port.Books;
import dev.lockstep.bot.port.Broker;
import dev.lockstep.bot.port.Grants;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.exchange.BookCopy;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.exchange.Venue;
import dev.lockstep.engine.fault.Faults;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.latency.FifoChannel;
import dev.lockstep.engine.latency.LatencyModel;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Carries requests to the exchange and answers back. A request leaves when its step ends, is served when it arrives, and its answer comes
 * after the response latency. Orders and cancels share one first-in-first-out channel each way; other requests are independent
 * connections. An order that the venue holds (taker delay) is answered when the hold ends, as the real call is.
 */
public final class VenueLink implements Books, Account, Broker, Grants, SimulatedExchange.OrderEvents {
  private static final VenueError NO_BOOK = new VenueError(404, "No orderbook exists for the requested token id");
  private static final VenueError UNKNOWN_BOOK = new VenueError(0, "the recording does not know the book here");
  private static final VenueError UNKNOWN_ORDER = new VenueError(404, "order not found");

  private final EventQueue queue;
  private final VirtualLanes lanes;
  private final FifoChannel toVenue = new FifoChannel();
  private final FifoChannel fromVenue = new FifoChannel();
  private final Map<Long, VirtualSignal<OrderStatus>> awaited = new TreeMap<>();
  private final Map<Long, OrderEvent.Rejected> rejections = new TreeMap<>();
  private final Executions executions;
  private final Faults faults;
  private Venue exchange;
  private LatencyModel orders;
  private LatencyModel accounts;
  private long grants;

  /** @param faults what goes wrong on the way and at the venue's door */
  public VenueLink(EventQueue queue, VirtualLanes lanes, Executions executions, Faults faults) {
    this.queue = queue;
    this.faults = faults;
    this.lanes = lanes;
    this.executions = executions;
  }

  /** Ties the link to its exchange, which needs the link as its listener first, and to its latencies, which may need the feed. */
  public void connect(Venue venue, Latencies latencies) {
    exchange = venue;
    orders = latencies.orders();
    accounts = latencies.accounts();
  }

  @Override
  public Reply<BookView> book(Outcome outcome) {
    return ask(Traffic.BOOKS, orders, () -> {
      if (exchange.resolved()) return NO_BOOK;
      if (!exchange.bookKnown()) return UNKNOWN_BOOK;
      BookCopy copy = exchange.book(outcome);
      return faults.book(outcome, copy, queue.nowNanos());
    });
  }

  @Override
  public Reply<Long> positionLots(Outcome outcome) {
    return ask(Traffic.ACCOUNT, accounts, () -> exchange.positionLots(outcome));
  }

  @Override
  public Reply<Long> balanceLots(Outcome outcome) {
    return ask(Traffic.ACCOUNT, accounts, () -> faults.balanceLots(exchange.sellableLots(outcome), queue.nowNanos()));
  }

  @Override
  public Reply<Boolean> refreshBalance(Outcome outcome) {
    return ask(Traffic.ACCOUNT, accounts, () -> Boolean.TRUE);
  }

  @Override
  public Reply<Long> fillPriceTicks(ClientOrderId id) {
    return ask(Traffic.ACCOUNT, accounts, () -> {
      Long ticks = exchange.averageFillTicks(id);
      return ticks == null ? UNKNOWN_ORDER : ticks;
    });
  }

  @Override
  public Reply<OrderStatus> status(ClientOrderId id) {
    return ask(Traffic.ACCOUNT, accounts, () -> {
      OrderStatus status = exchange.status(id);
      return status == null ? UNKNOWN_ORDER : status;
    });
  }

  @Override
  public Reply<OrderStatus> grant(Outcome outcome, long lots, int priceTicks) {
    ClientOrderId id = new ClientOrderId(Long.MAX_VALUE - grants++);
    VirtualSignal<OrderStatus> reply = new VirtualSignal<>();
    long before = exchange.positionLots(outcome);
    exchange.grant(outcome, lots, priceTicks, queue.nowNanos(), id);
    long arrived = exchange.positionLots(outcome) - before;
    OrderStatus status = exchange.status(id);
    reply.complete(new OrderStatus(id, OrderState.FILLED, arrived, 0, status.notionalTickLots()));
    return reply;
  }

  @Override
  public Reply<OrderStatus> place(OrderRequest request) {
    VirtualSignal<OrderStatus> reply = new VirtualSignal<>();
    atVenue(reply, () -> {
      awaited.put(request.id().value(), reply);
      executions.submitted(request, queue.nowNanos());
      exchange.submit(request, queue.nowNanos());
      answerIfMatched(request.id());
    });
    return reply;
  }

  /** Answers a placed order unless the venue still holds it. */
  private void answerIfMatched(ClientOrderId id) {
    OrderStatus status = exchange.status(id);
    if (status != null && status.state() == OrderState.DELAYED) return;
    VirtualSignal<OrderStatus> reply = awaited.remove(id.value());
    if (reply == null) return;
    OrderEvent.Rejected rejection = rejections.remove(id.value());
    long now = queue.nowNanos();
    OrderStatus stated = faults.placed(status, now);
    long at = fromVenue.arrivalNanos(now, orders.responseNanos(now) + faults.answerAddedNanos(Traffic.ORDERS, now));
    queue.schedule(at, Phase.BOT_ORDER_EVENTS, () -> {
      if (faults.losesAnswer(Traffic.ORDERS, at)) return;
      if (rejection == null) reply.complete(stated);
      else reply.fail(new VenueError(rejection.httpStatus(), rejection.reason()));
    });
  }

  @Override
  public Reply<Boolean> cancel(ClientOrderId id) {
    VirtualSignal<Boolean> reply = new VirtualSignal<>();
    atVenue(reply, () -> {
      OrderStatus before = exchange.status(id);
      exchange.cancel(id, queue.nowNanos());
      boolean cancelled = before != null && !before.state().ended() && exchange.status(id).state().ended();
      answer(reply, cancelled);
    });
    return reply;
  }

  @Override
  public Reply<Integer> cancelAll() {
    VirtualSignal<Integer> reply = new VirtualSignal<>();
    atVenue(reply, () -> answer(reply, exchange.cancelAll(queue.nowNanos())));
    return reply;
  }

  private <T> void answer(VirtualSignal<T> reply, Object value) {
    long now = queue.nowNanos();
    long at = fromVenue.arrivalNanos(now, orders.responseNanos(now) + faults.answerAddedNanos(Traffic.ORDERS, now));
    queue.schedule(at, Phase.BOT_ORDER_EVENTS, () -> {
      if (!faults.losesAnswer(Traffic.ORDERS, at)) finish(reply, value);
    });
  }

  private void atVenue(VirtualSignal<?> reply, Runnable action) {
    long departs = queue.nowNanos() + lanes.stepCostNanos();
    if (failsAtOnce(Traffic.ORDERS, departs, reply)) return;
    queue.schedule(toVenue.arrivalNanos(departs, orders.entryNanos(departs)), Phase.EXCHANGE_ORDERS, () -> {
      long now = queue.nowNanos();
      if (faults.swallows(Traffic.ORDERS, now)) return;
      VenueError refused = faults.refused(Traffic.ORDERS, now);
      if (refused == null) action.run();
      else answer(reply, refused);
    });
  }

  private boolean failsAtOnce(Traffic call, long departsNanos, VirtualSignal<?> reply) {
    VenueError error = faults.failsAtOnce(call, departsNanos);
    if (error != null) queue.schedule(departsNanos, Phase.BOT_ORDER_EVENTS, () -> reply.fail(error));
    return error != null;
  }

  /** A question on a connection of its own. What the supplier returns is the value, or the error if it is a {@link VenueError}. */
  private <T> Reply<T> ask(Traffic call, LatencyModel latency, Supplier<Object> served) {
    VirtualSignal<T> reply = new VirtualSignal<>();
    long departs = queue.nowNanos() + lanes.stepCostNanos();
    if (failsAtOnce(call, departs, reply)) return reply;
    queue.schedule(departs + latency.entryNanos(departs), Phase.EXCHANGE_ORDERS, () -> {
      long now = queue.nowNanos();
      if (faults.swallows(call, now)) return;
      VenueError refused = faults.refused(call, now);
      Object answer = refused == null ? served.get() : refused;
      long at = now + latency.responseNanos(now) + faults.answerAddedNanos(call, now);
      queue.schedule(at, Phase.BOT_ORDER_EVENTS, () -> {
        if (!faults.losesAnswer(call, at)) finish(reply, answer);
      });
    });
    return reply;
  }

  @SuppressWarnings("unchecked") // each question's supplier returns its own type or an error
  private static <T> void finish(VirtualSignal<T> reply, Object answer) {
    if (answer instanceof VenueError error) reply.fail(error);
    else reply.complete((T) answer);
  }

  @Override
  public void onOrderEvent(OrderEvent event) {
    executions.onOrderEvent(event);
    if (event instanceof OrderEvent.Rejected rejected) rejections.put(event.id().value(), rejected);
    VirtualSignal<OrderStatus> reply = awaited.get(event.id().value());
    // A held order ends its hold inside the venue: answer after the whole matching, not within it.
    if (reply != null && !(event instanceof OrderEvent.Delayed)) {
      queue.schedule(event.exchangeNanos(), Phase.EXCHANGE_ORDERS, () -> answerIfMatched(event.id()));
    }
  }
}
