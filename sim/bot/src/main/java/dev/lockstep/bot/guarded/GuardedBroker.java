package dev.lockstep.bot.guarded;

import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Account;
import dev.lockstep.bot.port.Broker;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.window.WindowBot;
import java.util.List;

/**
 * The broker that the window bot sees. Where nothing is kept an order is admitted and leaves at once, as if nobody stood between. Otherwise the
 * lane of orders takes it: what a sale must know is asked for, the intent is saved, the order leaves, and one without an answer is asked for by
 * its id until its end is certain; what comes behind it waits so long, and is dropped when whoever asked for it has given up.
 */
final class GuardedBroker implements Broker {
  /** Ids of what was found at the venue. */
  private static final long FIRST_ADOPTED = 9_000_000L;
  private static final long DURABLE_NANOS = 2_000_000_000L;
  private static final long EXIT_WAITS_NANOS = 250_000_000L;
  private static final long CALL_NANOS = 2_000_000_000L;
  /** Whoever asked for an order waits five seconds; it must be on its way well before. */
  private static final long PATIENCE_NANOS = 3_500_000_000L;
  private static final long LOOK_NANOS = 300_000_000L;
  /** After so long an order that the venue does not know will not come any more. */
  private static final long APPEARS_NANOS_MAX = 7_000_000_000L;
  private static final VenueError TOO_LATE = new VenueError(409, "too late: whoever asked for it has given up");
  private final Guard guard;
  private final Broker venue;
  private final Account account;
  private final Lanes lanes;
  private final Lane orders;
  private final Signal down;
  private final SpotParts parts;
  private int adopted;

  GuardedBroker(Guard guard, Broker venue, Account account, Lanes lanes, Lane orders, Signal down, SpotParts parts) {
    this.guard = guard;
    this.venue = venue;
    this.account = account;
    this.lanes = lanes;
    this.orders = orders;
    this.down = down;
    this.parts = parts;
  }

  /** The id on the wire: the bot counts from 1 in every life. One that is large is on the wire already. */
  ClientOrderId wire(ClientOrderId id) {
    return id.value() >= WindowBot.IDS_OF_A_LIFE ? id : new ClientOrderId(guard.session() * WindowBot.IDS_OF_A_LIFE + id.value());
  }

  private OrderStatus local(OrderStatus status) {
    long id = status.id().value();
    ClientOrderId told = new ClientOrderId(id / WindowBot.IDS_OF_A_LIFE == guard.session() ? id % WindowBot.IDS_OF_A_LIFE : id);
    return new OrderStatus(told, status.state(), status.filledLots(), status.leavesLots(), status.notionalTickLots());
  }

  @Override
  public Reply<OrderStatus> place(OrderRequest request) {
    OrderRequest wired = new OrderRequest(
        wire(request.id()), request.outcome(), request.side(), request.limitTicks(), request.lots(), request.timeInForce(), request.postOnly(),
        request.expiryEpochNanos());
    if (!guard.keepsState()) return placeAtOnce(wired);
    PendingReply<OrderStatus> reply = new PendingReply<>(lanes);
    Sending sending = new Sending(wired, reply, guard.now());
    if (!orders.execute("Place", () -> begin(sending))) reply.fail(new VenueError(409, "lane of orders is full"));
    return reply;
  }

  private Reply<OrderStatus> placeAtOnce(OrderRequest wired) {
    VenueError refusal = guard.refusal(wired);
    if (refusal != null) return PendingReply.failed(lanes, refusal);
    guard.ledger.sent(wired.id(), guard.now());
    return new HeardReply<>(venue.place(wired), status -> {
      guard.landed(wired);
      guard.ledger.heard(status);
      return local(status);
    }, error -> answered(wired, error));
  }

  private void answered(OrderRequest wired, VenueError error) {
    guard.landed(wired);
    if (error.outcomeUnknown()) return;
    guard.ledger.over(wired.id());
    if (wired.side() == Side.BUY) guard.rejected();
  }

  /** An order on its way from the bot to the venue. */
  private record Sending(OrderRequest request, PendingReply<OrderStatus> reply, long askedNanos) {}

  private Step begin(Sending sending) {
    if (tooLate(sending)) return refuse(sending, TOO_LATE);
    List<ClientOrderId> unsure = guard.ledger.unsure();
    boolean sells = sending.request().side() == Side.SELL;
    if (sells && !unsure.isEmpty()) return look(unsure.get(0), () -> begin(sending), true);
    List<ClientOrderId> purchases = guard.ledger.openPurchases(sending.request().outcome());
    boolean tooLarge = sells && guard.ledger.saleLotsMax(sending.request().outcome()) < sending.request().lots();
    // The first part of a purchase counts as the whole; the rest may have been bought since.
    if (tooLarge && !purchases.isEmpty()) return look(purchases.get(0), () -> admit(spare(sending)), false);
    return admit(tooLarge ? spare(sending) : sending);
  }

  /** The same sale, no larger than what can be sold. */
  private Sending spare(Sending sending) {
    OrderRequest request = sending.request();
    long most = guard.floorToHundredth(guard.ledger.saleLotsMax(request.outcome()));
    if (most <= 0 || most >= request.lots()) return sending;
    return new Sending(
        new OrderRequest(
            request.id(), request.outcome(), request.side(), request.limitTicks(), most, request.timeInForce(), request.postOnly(),
            request.expiryEpochNanos()),
        sending.reply(), sending.askedNanos());
  }

  private Step admit(Sending sending) {
    VenueError refusal = guard.refusal(sending.request());
    if (refusal != null) return refuse(sending, refusal);
    if (parts.get(GuardedPolicies.IdBeforeSend.class) == GuardedPolicies.IdBeforeSend.SENT_AT_ONCE) return send(sending);
    Asked<SaveTicket> save = guard.save();
    return Step.await(save.signal(), DURABLE_NANOS, wake -> wake == Wake.STOP ? Step.DONE : save.value() == null ? durable(sending, null) : await(sending, save.value()));
  }

  private Step await(Sending sending, SaveTicket ticket) {
    long patience = sending.request().side() == Side.BUY ? DURABLE_NANOS : EXIT_WAITS_NANOS;
    return Step.await(ticket.ended(), patience, wake -> wake == Wake.STOP ? Step.DONE : durable(sending, ticket));
  }

  private Step durable(Sending sending, SaveTicket ticket) {
    boolean buys = sending.request().side() == Side.BUY;
    boolean durable = ticket != null && ticket.outcome() instanceof Saved.Durable;
    if (buys && !durable) return giveUp(sending, new VenueError(409, "not durable in time"));
    if (tooLate(sending)) return giveUp(sending, TOO_LATE);
    if (!guard.stillAdmits(sending.request())) return giveUp(sending, new VenueError(409, "closed meanwhile"));
    if (buys && !guard.pacer.mayAsk(guard.now())) return giveUp(sending, new VenueError(429, "held back"));
    return send(sending);
  }

  private boolean tooLate(Sending sending) {
    return guard.now() - sending.askedNanos() > PATIENCE_NANOS || down.raised();
  }

  private Step refuse(Sending sending, VenueError error) {
    sending.reply().fail(error);
    return Step.DONE;
  }

  private Step giveUp(Sending sending, VenueError error) {
    guard.ledger.over(sending.request().id());
    guard.landed(sending.request());
    if (sending.request().side() == Side.BUY) guard.unanswered();
    guard.saveSoon();
    return refuse(sending, error);
  }

  private Step send(Sending sending) {
    OrderRequest request = sending.request();
    guard.ledger.sent(request.id(), guard.now());
    Reply<OrderStatus> answer = Ask.safely(() -> venue.place(request));
    guard.pacer.watch(answer);
    return Step.await(answer, CALL_NANOS, wake -> {
      guard.landed(request);
      if (wake == Wake.STOP) return Step.DONE;
      if (answer.succeeded()) return placed(sending, answer.value());
      VenueError error = answer.error();
      boolean known = error != null && !error.outcomeUnknown();
      if (!known && parts.get(GuardedPolicies.AfterNoAnswer.class) == GuardedPolicies.AfterNoAnswer.ASK_BY_ID) {
        return look(request.id(), () -> known(sending), false);
      }
      if (request.side() == Side.BUY) guard.rejected();
      return giveUp(sending, error == null ? new VenueError(0, "no answer") : error);
    });
  }

  private Step placed(Sending sending, OrderStatus status) {
    guard.ledger.heard(status);
    if (sending.request().side() == Side.BUY) guard.accepted();
    guard.saveSoon();
    sending.reply().complete(local(status));
    return Step.DONE;
  }

  /** The venue was asked for the order: it told its state, or the order never arrived. */
  private Step known(Sending sending) {
    OrderStatus status = guard.ledger.status(sending.request().id());
    if (status != null) return placed(sending, status);
    // "Unknown order" has been said of orders that had traded: what is held is the second witness, where no other order can have changed it.
    return guard.ledger.uncertain().isEmpty() ? held(0, () -> neverArrived(sending)) : neverArrived(sending);
  }

  private Step neverArrived(Sending sending) {
    return giveUp(sending, new VenueError(400, "the order never arrived"));
  }

  /** Asks for an order until it is known, or until its end is certain; then goes on. Others wait meanwhile: what they may do depends on it. */
  private Step look(ClientOrderId id, Task then, boolean untilEnded) {
    if (guard.ledger.isCertain(id)) return then.run();
    if (down.raised()) return Step.DONE;
    if (!guard.pacer.mayAsk(guard.now())) return later(() -> look(id, then, untilEnded));
    Reply<OrderStatus> answer = Ask.safely(() -> venue.status(id));
    guard.pacer.watch(answer);
    return Step.await(answer, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      if (answer.succeeded()) {
        guard.ledger.heard(answer.value());
        return guard.ledger.isCertain(id) || !untilEnded ? then.run() : later(() -> look(id, then, untilEnded));
      }
      return neverArrived(id, answer.error()) ? confirm(id, () -> look(id, then, untilEnded)) : later(() -> look(id, then, untilEnded));
    });
  }

  /** "Unknown order" has been said of orders that rested: one that can be cancelled did arrive, and any other does not live. */
  private Step confirm(ClientOrderId id, Task then) {
    Reply<Boolean> cancel = heard(Ask.safely(() -> venue.cancel(id)));
    return Step.await(cancel, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      if (cancel.succeeded()) told(id, cancel.value());
      return later(then);
    });
  }

  private void told(ClientOrderId id, boolean wasCancelled) {
    if (wasCancelled) guard.ledger.cancelled(id);
    else guard.ledger.over(id);
  }

  private boolean neverArrived(ClientOrderId id, VenueError error) {
    return error != null && error.status() == 404 && !guard.ledger.hasArrived(id) && guard.now() - guard.ledger.sentNanos(id) > APPEARS_NANOS_MAX;
  }

  private static Step later(Task then) {
    return Step.sleep(LOOK_NANOS, wake -> wake == Wake.STOP ? Step.DONE : then.run());
  }

  /** Ends every order: each is cancelled and asked for until its end is certain. One a task, so that others come between. */
  Step endAll(Task then) {
    if (down.raised()) return Step.DONE;
    for (ClientOrderId id : guard.ledger.uncertain()) {
      if (!guard.ledger.wasSent(id)) guard.ledger.over(id);
    }
    List<ClientOrderId> open = guard.ledger.uncertain();
    if (open.isEmpty()) return then.run();
    for (ClientOrderId id : open) {
      Reply<Boolean> cancel = heard(Ask.safely(() -> venue.cancel(id)));
      return Step.await(cancel, CALL_NANOS, wake -> {
        if (wake == Wake.STOP) return Step.DONE;
        if (cancel.succeeded() && cancel.value()) guard.ledger.cancelled(id);
        return askOnce(id, then);
      });
    }
    throw new AssertionError(open);
  }

  private Step askOnce(ClientOrderId id, Task then) {
    if (!guard.pacer.mayAsk(guard.now())) return again(then);
    Reply<OrderStatus> answer = Ask.safely(() -> venue.status(id));
    guard.pacer.watch(answer);
    return Step.await(answer, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      if (answer.succeeded()) guard.ledger.heard(answer.value());
      else if (neverArrived(id, answer.error())) guard.ledger.over(id);
      return again(then);
    });
  }

  private Step again(Task then) {
    orders.executeAfter(LOOK_NANOS, "EndAll", () -> endAll(then));
    return Step.DONE;
  }

  /** Cancels what the books do not know either, then asks what is held: an older state may lack orders. */
  Step compare(Task then) {
    if (down.raised()) return Step.DONE;
    Reply<Integer> cancelled = heard(Ask.safely(venue::cancelAll));
    return Step.await(cancelled, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      return cancelled.succeeded() ? held(0, then) : later(() -> compare(then));
    });
  }

  private Step held(int number, Task then) {
    if (down.raised()) return Step.DONE;
    if (number == Outcome.values().length) return then.run();
    if (!guard.pacer.mayAsk(guard.now())) return later(() -> held(number, then));
    Outcome outcome = Outcome.values()[number];
    Reply<Long> lots = Ask.safely(() -> account.positionLots(outcome));
    guard.pacer.watch(lots);
    return Step.await(lots, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      if (!lots.succeeded()) return later(() -> held(number, then));
      ClientOrderId id = wire(new ClientOrderId(FIRST_ADOPTED + adopted++));
      long difference = guard.ledger.adopt(id, outcome, lots.value(), guard.entryTicks());
      if (difference != 0) guard.note(SpotNote.Kind.RECONCILED, id.value(), difference, outcome + " held at the venue and not in the books");
      return held(number + 1, then);
    });
  }

  /** Whoever is told to wait is all of us. */
  private <T> Reply<T> heard(Reply<T> reply) {
    guard.pacer.watch(reply);
    return reply;
  }

  @Override
  public Reply<Boolean> cancel(ClientOrderId id) {
    ClientOrderId wired = wire(id);
    return new HeardReply<>(heard(Ask.safely(() -> venue.cancel(wired))), yes -> {
      if (yes) guard.ledger.cancelled(wired);
      return yes;
    }, error -> { });
  }

  @Override
  public Reply<Integer> cancelAll() {
    return new HeardReply<>(heard(Ask.safely(venue::cancelAll)), count -> {
      guard.ledger.allCancelled();
      return count;
    }, error -> { });
  }

  @Override
  public Reply<OrderStatus> status(ClientOrderId id) {
    ClientOrderId wired = wire(id);
    if (!guard.pacer.mayAsk(guard.now())) return PendingReply.failed(lanes, new VenueError(429, "held back"));
    Reply<OrderStatus> answer = Ask.safely(() -> venue.status(wired));
    guard.pacer.watch(answer);
    return new HeardReply<>(answer, status -> {
      guard.ledger.heard(status);
      return local(status);
    }, error -> { });
  }
}
