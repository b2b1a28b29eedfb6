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
import dev.lockstep.engine.time.EventQueue;
import java.util.ArrayList;
import java.util.List;

/** Requests of one bot session on their way to the venue and back, with what the faults make of them. */
final class Gateway implements SpotExchange {
  private final EventQueue queue;
  private final SpotVenue venue;
  private final SpotFeed feed;
  private final ActiveFaults faults;
  private final Wire wire;
  private final Session session;
  private final Requests requests;

  Gateway(EventQueue queue, SpotVenue venue, SpotFeed feed, ActiveFaults faults, RandomSource latency, Wire wire, Session session) {
    this.queue = queue;
    this.venue = venue;
    this.feed = feed;
    this.faults = faults;
    this.wire = wire;
    this.session = session;
    requests = new Requests(queue, faults, latency, wire, session, answer -> faults.at(SwarmFaultKind.F10_DUPLICATE_FILLS, now()) == null ? answer : repeated(answer));
  }

  private long now() {
    return queue.nowNanos();
  }

  @Override
  public Reply<OrderReport> place(OrderRequest request) {
    requests.throwIfFaulty(request.id());
    wire.placed(request);
    wire.requested(Wire.Request.PLACE, request.id());
    long sent = now();
    return requests.send(request.id(), true, 0, () -> {
      venue.at(now());
      boolean storm = faults.strikes(SwarmFaultKind.F14_REJECT_STORM, now());
      Object answer = storm ? new VenueError(400, "order refused") : venue.place(request, sent, now());
      if (answer instanceof OrderReport) session.accepted();
      return answer;
    });
  }

  @Override
  public Reply<OrderReport> cancel(ClientOrderId id) {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.CANCEL, id);
    return requests.send(id, false, faults.delayNanos(SwarmFaultKind.F12_CANCEL_RACE, now()), () -> {
      venue.at(now());
      if (faults.strikes(SwarmFaultKind.F13_UNKNOWN_ORDER, now())) return new VenueError(404, "unknown order sent");
      return venue.cancel(id, now());
    });
  }

  @Override
  public Reply<OrderReport> order(ClientOrderId id) {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.ORDER, id);
    return requests.send(null, false, 0, () -> {
      Object cached = session.cached(id, faults.at(SwarmFaultKind.F18_STALE_ANSWERS, now()), now());
      return cached == null ? session.remember(id, venue.order(id), now()) : cached;
    });
  }

  @Override
  public Reply<List<OrderReport>> orders() {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.QUERY, null);
    return requests.send(null, false, 0, venue::orders);
  }

  @Override
  public Reply<SpotBalances> balances() {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.QUERY, null);
    return requests.send(null, false, 0, venue::balances);
  }

  @Override
  public Reply<String> candles(int count) {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.QUERY, null);
    return requests.send(null, false, 0, () -> feed.candles(count));
  }

  @Override
  public Reply<String> top() {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.QUERY, null);
    return requests.send(null, false, 0, () -> new Requests.Quoted(feed.top(), now()));
  }

  /** A report that lists every trade twice. */
  private static Object repeated(Object answer) {
    if (!(answer instanceof OrderReport report) || report.trades().isEmpty()) return answer;
    List<Trade> twice = new ArrayList<>(report.trades());
    twice.addAll(report.trades());
    return new OrderReport(report.id(), report.side(), report.limitTicks(), report.lots(), report.state(), twice);
  }
}
