package dev.lockstep.bot.spot;

import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotBalances;
import dev.lockstep.bot.port.SpotExchange;
import dev.lockstep.bot.position.Lot;
import dev.lockstep.bot.state.SaveTicket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first thing a started bot does: it asks the venue what there is, books what it missed, goes on with the orders of its state, cancels orders
 * of its own that the state does not know, and names those of others. Without a state nothing that was done before is its own: first no order of its
 * prefix may rest, then what the account holds is what it begins with. Until that is done nothing is opened and nothing closed.
 */
final class Reconciliation {
  private static final long AGAIN_NANOS = 500_000_000L;
  private static final long AGAIN_NANOS_MAX = 8_000_000_000L;
  private static final long CALL_NANOS = 2_000_000_000L;
  private final Core core;
  private final Lane lane;
  private final SpotImage saved;
  private final Entries entries;
  private final Executions executions;
  private final Books books;
  private final Keeper keeper;
  private final Runnable whenDone;
  private final Set<ClientOrderId> strays = new LinkedHashSet<>();
  private final Set<ClientOrderId> named = new LinkedHashSet<>();
  private long againNanos = AGAIN_NANOS;
  private final boolean freshStart;
  private boolean listed;

  Reconciliation(
      Core core, SpotBot.Kept kept, Entries entries, Executions executions, Books books, Keeper keeper, Runnable whenDone) {
    this.core = core;
    this.lane = core.lane(Role.EXECUTION);
    saved = kept.found();
    freshStart = kept.isFreshStart();
    this.entries = entries;
    this.executions = executions;
    this.books = books;
    this.keeper = keeper;
    this.whenDone = whenDone;
  }

  /** Begins, on the lane of execution. After a state was lost, what was sent before may still be on its way. */
  Step start() {
    if (freshStart) return later(SpotExchange.RECEIVE_WINDOW_NANOS + AGAIN_NANOS, this::orders);
    if (saved == null) return orders();
    SpotPolicies.Restart rule = core.parts.get(SpotPolicies.Restart.class);
    if (rule == SpotPolicies.Restart.BELIEVES_STATE) return post(List.of());
    return orders();
  }

  private Step balances() {
    if (!core.pacer.mayAsk(core.now())) return later(this::balances);
    Reply<SpotBalances> reply = core.ports.exchange().balances();
    return Step.await(reply, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.done();
      if (!reply.raised()) core.pacer.watch(reply);
      core.pacer.told(reply.error(), core.now());
      if (!reply.succeeded()) return later(this::balances);
      SpotBalances found = reply.value();
      core.post("Reconciled", () -> {
        if (core.down.raised()) return Step.done();
        core.ledger.opening(found.baseLots(), found.quoteNanoUsd());
        keeper.save();
        whenDone.run();
        return Step.done();
      });
      return Step.done();
    });
  }

  private Step orders() {
    if (core.down.raised()) return Step.done();
    if (!core.pacer.mayAsk(core.now())) return later(this::orders);
    Reply<List<OrderReport>> reply = core.ports.exchange().orders();
    return Step.await(reply, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.done();
      if (!reply.raised()) core.pacer.watch(reply);
      core.pacer.told(reply.error(), core.now());
      return reply.succeeded() ? post(reply.value()) : later(this::orders);
    });
  }

  private interface Next {
    Step step();
  }

  private Step later(Next next) {
    long wait = againNanos;
    againNanos = Math.min(AGAIN_NANOS_MAX, 2 * againNanos);
    return later(wait, next);
  }

  private Step later(long wait, Next next) {
    lane.executeAfter(wait, "Reconcile", () -> core.down.raised() ? Step.done() : next.step());
    return Step.done();
  }

  private Step post(List<OrderReport> found) {
    core.post("Reconciled", () -> {
      if (!core.down.raised()) found(found);
      return Step.done();
    });
    return Step.done();
  }

  /** On the main lane: what the venue listed. */
  private void found(List<OrderReport> reports) {
    listed = true;
    List<OrderReport> own = own(reports);
    if (saved == null) {
      withoutState(own);
      return;
    }
    for (OrderReport report : own) {
      books.commit(report);
      if (SpotOrderIds.purpose(report.id()) == Purpose.EXIT) core.ledger.exitSeen(report.id());
      if (!report.state().ended() && !known(report.id())) strays.add(report.id());
    }
    goOn();
    for (ClientOrderId stray : new ArrayList<>(strays)) cancelStray(stray);
    keeper.save();
    whenDone.run();
  }

  /** The orders of our prefix; those of others are named. No session that the venue has seen is used again. */
  private List<OrderReport> own(List<OrderReport> reports) {
    List<OrderReport> own = new ArrayList<>();
    for (OrderReport report : reports) {
      if (SpotOrderIds.prefix(report.id()) == core.settings.prefix()) {
        core.ids.after(SpotOrderIds.session(report.id()));
        own.add(report);
      } else if (named.add(report.id())) {
        core.note(SpotNote.Kind.RECONCILED, report.id().value(), 2, "foreign order " + report.side() + " " + report.lots());
      }
    }
    return own;
  }

  /** Until none of our prefix rests: then their trades are the past, and the balances are asked for. */
  private void withoutState(List<OrderReport> own) {
    boolean rests = false;
    for (OrderReport report : own) {
      if (report.state().ended()) continue;
      rests = true;
      if (strays.add(report.id())) cancelStray(report.id());
    }
    if (!rests) for (OrderReport report : own) for (Trade trade : report.trades()) core.ledger.past(trade);
    boolean again = rests;
    lane.execute("Reconcile", () -> again ? later(this::orders) : balances());
  }

  private void cancelStray(ClientOrderId stray) {
    core.note(SpotNote.Kind.RECONCILED, stray.value(), 1, "an order of ours that the state does not know");
    lane.execute("CancelStray", () -> cancel(stray));
  }

  private boolean known(ClientOrderId id) {
    if (saved == null) return false;
    for (SpotImage.PendingImage pending : saved.pending()) if (SpotOrderIds.intent(pending.request().id()) == SpotOrderIds.intent(id)) return isPending(id);
    return saved.ledger().exits().containsKey(id.value());
  }

  /** An attempt of a pending intent is known only if it is the newest; an older one that still rests is a stray. */
  private boolean isPending(ClientOrderId id) {
    for (SpotImage.PendingImage pending : saved.pending()) if (pending.request().id().equals(id)) return true;
    return false;
  }

  private void goOn() {
    SpotPolicies.Restart rule = core.parts.get(SpotPolicies.Restart.class);
    boolean forgets = rule == SpotPolicies.Restart.FORGETS_PENDING || rule == SpotPolicies.Restart.EXPIRES_BY_WALL_CLOCK && expired();
    SaveTicket again = keeper.save();
    for (SpotImage.PendingImage pending : saved.pending()) {
      if (forgets) continue;
      core.note(SpotNote.Kind.RECONCILED, pending.request().id().value(), 0, "pending order of the state");
      if (SpotOrderIds.purpose(pending.request().id()) == Purpose.ENTRY) entries.rehydrate(pending, again);
      else resolve(pending.request().id(), Purpose.MARKET_ENTRY, pending.request().side(), pending.request().lots(), pending);
    }
    for (Lot lot : core.ledger.lots()) {
      if (lot.exitOrder() != 0) resolve(new ClientOrderId(lot.exitOrder()), Purpose.EXIT, lot.side().opposite(), lot.lots(), null);
    }
  }

  private boolean expired() {
    long now = core.ports.clock().epochNanos();
    for (SpotImage.PendingImage pending : saved.pending()) if (now > pending.deadlineEpochNanos()) return true;
    return false;
  }

  private void resolve(ClientOrderId id, Purpose purpose, Side side, long lots, SpotImage.PendingImage pending) {
    if (pending != null) entries.reserve(pending.request());
    executions.queue().resolve(new ExecutionJob(id, purpose, side, lots, core.ports.lanes().stopping(), () -> true, core.now()));
  }

  /** Cancels an order until its end is certain, without holding the lane between the tries. */
  private Step cancel(ClientOrderId stray) {
    if (!core.pacer.mayReduce(core.now())) return later(() -> cancel(stray));
    Reply<OrderReport> reply = core.ports.exchange().cancel(stray);
    return Step.await(reply, CALL_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.done();
      if (!reply.raised()) core.pacer.watch(reply);
      core.pacer.told(reply.error(), core.now());
      // The venue listed it: that it is unknown now is no news.
      boolean gone = reply.succeeded() && reply.value().state().ended();
      if (!gone) return later(() -> cancel(stray));
      core.post("Reconciled", () -> {
        if (saved != null && books.commit(reply.value())) keeper.save();
        strays.remove(stray);
        return Step.done();
      });
      return Step.done();
    });
  }

  /** Orders of ours whose end is not known yet; before the venue has answered, all that the state speaks of. */
  Set<ClientOrderId> strays() {
    if (listed || saved == null) return strays;
    Set<ClientOrderId> unknown = new LinkedHashSet<>(strays);
    for (SpotImage.PendingImage pending : saved.pending()) unknown.add(pending.request().id());
    for (Lot lot : core.ledger.lots()) if (lot.exitOrder() != 0) unknown.add(new ClientOrderId(lot.exitOrder()));
    return unknown;
  }
}
