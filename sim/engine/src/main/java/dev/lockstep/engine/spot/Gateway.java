package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotBalances;
import dev.lockstep.bot.port.SpotExchange;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.ArrayList;
import java.util.List;

/** Requests of one bot session on their way to the venue and back, with what the faults make of them. */
final class Gateway implements SpotExchange {
  private static final long WAY_NANOS_MIN = 10 * SpotUnits.MILLI;
  private static final long WAY_NANOS_RANGE = 30 * SpotUnits.MILLI;
  private static final int WAIT_SECONDS_MAX = 8;
  /** A quote as an answer, and when it was made. */
  private record Quoted(String text, long madeNanos) {}

  private final EventQueue queue;
  private final SpotVenue venue;
  private final SpotFeed feed;
  private final ActiveFaults faults;
  private final RandomSource latency;
  private final Wire wire;
  private final Session session;
  private long lastArrivalNanos;

  Gateway(EventQueue queue, SpotVenue venue, SpotFeed feed, ActiveFaults faults, RandomSource latency, Wire wire, Session session) {
    this.queue = queue;
    this.venue = venue;
    this.feed = feed;
    this.faults = faults;
    this.latency = latency;
    this.wire = wire;
    this.session = session;
  }

  private long now() {
    return queue.nowNanos();
  }

  private long way() {
    return WAY_NANOS_MIN + latency.nextLong(WAY_NANOS_RANGE);
  }

  private void throwIfFaulty() {
    throwIfFaulty(null);
  }

  /** A sending that throws may have been sent, as far as the bot can know. */
  private void throwIfFaulty(ClientOrderId placed) {
    if (!faults.strikes(SwarmFaultKind.F28_THROWS, now())) return;
    if (placed != null) wire.unanswered(placed);
    throw new IllegalStateException("the client library has a defect");
  }

  @Override
  public Reply<OrderReport> place(OrderRequest request) {
    throwIfFaulty(request.id());
    wire.placed(request);
    wire.requested(Wire.Request.PLACE, request.id());
    long sent = now();
    return send(request.id(), true, 0, () -> {
      boolean storm = faults.strikes(SwarmFaultKind.F14_REJECT_STORM, now());
      Object answer = storm ? new VenueError(400, "order refused") : venue.place(request, sent, now());
      if (answer instanceof OrderReport) session.accepted();
      return answer;
    });
  }

  @Override
  public Reply<OrderReport> cancel(ClientOrderId id) {
    throwIfFaulty();
    wire.requested(Wire.Request.CANCEL, id);
    return send(id, false, faults.delayNanos(SwarmFaultKind.F12_CANCEL_RACE, now()), () -> {
      if (faults.strikes(SwarmFaultKind.F13_UNKNOWN_ORDER, now())) return new VenueError(404, "unknown order sent");
      return venue.cancel(id, now());
    });
  }

  @Override
  public Reply<OrderReport> order(ClientOrderId id) {
    throwIfFaulty();
    wire.requested(Wire.Request.ORDER, id);
    return send(null, false, 0, () -> {
      Object cached = session.cached(id, faults.at(SwarmFaultKind.F18_STALE_ANSWERS, now()), now());
      return cached == null ? session.remember(id, venue.order(id), now()) : cached;
    });
  }

  @Override
  public Reply<List<OrderReport>> orders() {
    throwIfFaulty();
    wire.requested(Wire.Request.QUERY, null);
    return send(null, false, 0, venue::orders);
  }

  @Override
  public Reply<SpotBalances> balances() {
    throwIfFaulty();
    wire.requested(Wire.Request.QUERY, null);
    return send(null, false, 0, venue::balances);
  }

  @Override
  public Reply<String> candles(int count) {
    throwIfFaulty();
    wire.requested(Wire.Request.QUERY, null);
    return send(null, false, 0, () -> feed.candles(count));
  }

  @Override
  public Reply<String> top() {
    throwIfFaulty();
    wire.requested(Wire.Request.QUERY, null);
    return send(null, false, 0, () -> new Quoted((String) feed.top(), now()));
  }

  /** What the venue does when a request has come to it; its answer may be lost. */
  private interface Service {
    Object serve();
  }

  /** Carries a request. {@code order}: whose outcome is unknown if no answer says it; null for questions. */
  private <T> Reply<T> send(ClientOrderId order, boolean places, long addedNanos, Service served) {
    VirtualSignal<T> reply = new VirtualSignal<>();
    // One connection for orders and cancels: they arrive in the order in which they were sent, unless a fault holds one up.
    long arrival = now() + way() + addedNanos;
    if (order != null && addedNanos == 0) arrival = lastArrivalNanos = Math.max(lastArrivalNanos, arrival);
    queue.schedule(arrival, Phase.EXCHANGE_ORDERS, () -> {
      venue.at(now());
      Object answer = overloaded(order, served);
      answerLater(reply, order, places, answer);
    });
    return reply;
  }

  private Object overloaded(ClientOrderId order, Service served) {
    if (!faults.strikes(SwarmFaultKind.F15_RATE_LIMIT, now())) return served.serve();
    return switch (faults.draw(SwarmFaultKind.F15_RATE_LIMIT, 4)) {
      case 0 -> new VenueError(429, "too many requests", (1 + faults.draw(SwarmFaultKind.F15_RATE_LIMIT, WAIT_SECONDS_MAX)) * SpotUnits.SECOND);
      case 1 -> new VenueError(418, "banned", (1 + faults.draw(SwarmFaultKind.F15_RATE_LIMIT, WAIT_SECONDS_MAX)) * SpotUnits.SECOND);
      case 2 -> new VenueError(503, "service unavailable");
      default -> {
        served.serve();
        yield new VenueError(504, "-1007 timeout waiting for response; send status unknown");
      }
    };
  }

  private <T> void answerLater(VirtualSignal<T> reply, ClientOrderId order, boolean places, Object answer) {
    long back = way() + faults.delayNanos(SwarmFaultKind.F9_LATE_ANSWER, now());
    boolean lost = faults.strikes(SwarmFaultKind.F8_LOST_ANSWER, now());
    boolean unknown = answer instanceof VenueError error && error.outcomeUnknown();
    if (places && answer instanceof VenueError && !unknown) wire.refused(order);
    if (order != null && (lost || unknown || back > SpotUnits.SECOND / 2)) wire.unanswered(order);
    if (lost) return;
    Object told = faults.at(SwarmFaultKind.F10_DUPLICATE_FILLS, now()) == null ? answer : repeated(answer);
    queue.schedule(now() + back, Phase.BOT_ORDER_EVENTS, () -> session.deliver(() -> finish(reply, told)));
  }

  /** A report that lists every trade twice. */
  private static Object repeated(Object answer) {
    if (!(answer instanceof OrderReport report) || report.trades().isEmpty()) return answer;
    List<Trade> twice = new ArrayList<>(report.trades());
    twice.addAll(report.trades());
    return new OrderReport(report.id(), report.side(), report.limitTicks(), report.lots(), report.state(), twice);
  }

  @SuppressWarnings("unchecked") // each request's supplier returns its own type or an error
  private <T> void finish(VirtualSignal<T> reply, Object answer) {
    if (!(answer instanceof VenueError error)) {
      if (answer instanceof Quoted quoted) wire.toldQuote(quoted.madeNanos());
      reply.complete((T) (answer instanceof Quoted quoted ? quoted.text() : answer));
      return;
    }
    if (error.retryAfterNanos() > 0) wire.toldToWait(now() + error.retryAfterNanos());
    reply.fail(error);
  }
}
