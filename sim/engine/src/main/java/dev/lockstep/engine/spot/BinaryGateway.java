package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Account;
import dev.lockstep.bot.port.Books;
import dev.lockstep.bot.port.Broker;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.time.EventQueue;

/** Requests of one session of a window bot. */
final class BinaryGateway implements Books, Account, Broker {
  private final EventQueue queue;
  private final BinaryVenue venue;
  private final ActiveFaults faults;
  private final BinaryAuditor wire;
  private final Session session;
  private final Requests requests;
  private final int market;

  /** @param market the number of the market whose tokens the session trades */
  BinaryGateway(EventQueue queue, BinaryVenue venue, int market, ActiveFaults faults, RandomSource latency, BinaryAuditor wire, Session session) {
    this.market = market;
    this.queue = queue;
    this.venue = venue;
    this.faults = faults;
    this.wire = wire;
    this.session = session;
    requests = new Requests(queue, faults, latency, wire, session, answer -> answer);
  }

  private long now() {
    return queue.nowNanos();
  }

  private <T> Reply<T> ask(Wire.Request kind, ClientOrderId about, Requests.Service service) {
    requests.throwIfFaulty(null);
    wire.requested(kind, about);
    return requests.send(null, false, 0, () -> {
      venue.at(now());
      return service.serve();
    });
  }

  @Override
  public Reply<BookView> book(Outcome outcome) {
    return ask(Wire.Request.QUERY, null, () -> {
      Object book = venue.book(market, outcome);
      return book instanceof VenueError ? book : new Requests.Quoted(book, now());
    });
  }

  @Override
  public Reply<Long> positionLots(Outcome outcome) {
    return ask(Wire.Request.QUERY, null, () -> venue.positionLots(market, outcome));
  }

  @Override
  public Reply<Long> balanceLots(Outcome outcome) {
    return ask(Wire.Request.QUERY, null, () -> venue.sellableLots(market, outcome));
  }

  @Override
  public Reply<Boolean> refreshBalance(Outcome outcome) {
    return ask(Wire.Request.QUERY, null, () -> Boolean.TRUE);
  }

  @Override
  public Reply<Long> fillPriceTicks(ClientOrderId id) {
    return ask(Wire.Request.QUERY, id, () -> venue.fillPrice(id));
  }

  @Override
  public Reply<OrderStatus> status(ClientOrderId id) {
    return ask(Wire.Request.ORDER, null, () -> {
      if (faults.strikes(SwarmFaultKind.F13_UNKNOWN_ORDER, now())) return new VenueError(404, "order not found");
      Object cached = session.cached(id, faults.at(SwarmFaultKind.F18_STALE_ANSWERS, now()), now());
      return cached == null ? session.remember(id, venue.status(id), now()) : cached;
    });
  }

  @Override
  public Reply<OrderStatus> place(OrderRequest request) {
    requests.throwIfFaulty(request.id());
    if (venue.isOver(market)) wire.placedLate(request);
    else wire.placed(request);
    wire.requested(Wire.Request.PLACE, request.side() == Side.SELL ? request.id() : null);
    return requests.send(request.id(), true, 0, () -> {
      venue.at(now());
      if (faults.strikes(SwarmFaultKind.F14_REJECT_STORM, now())) return new VenueError(400, "order refused");
      Object answer = venue.place(market, request, now());
      if (answer instanceof OrderStatus) session.accepted();
      return answer;
    });
  }

  @Override
  public Reply<Boolean> cancel(ClientOrderId id) {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.CANCEL, id);
    return requests.send(id, false, faults.delayNanos(SwarmFaultKind.F12_CANCEL_RACE, now()), () -> {
      venue.at(now());
      return venue.cancel(id, now());
    });
  }

  @Override
  public Reply<Integer> cancelAll() {
    requests.throwIfFaulty(null);
    wire.requested(Wire.Request.CANCEL, null);
    return requests.send(null, false, 0, () -> {
      venue.at(now());
      return venue.cancelAll(market, now());
    });
  }
}
