package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.execution.ExecutionDesk;
import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.execution.ExecutionPolicies;
import dev.lockstep.bot.execution.ExecutionQueue;
import dev.lockstep.bot.exit.LotExit;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.position.Lot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders that take liquidity, from the main lane's side: what is offered to the queue, and what the queue asks and reports. */
final class Executions implements ExecutionDesk {
  private final Core core;
  private final Market market;
  private final Pricing pricing;
  private final Boundary boundary;
  private final Keeper keeper;
  private final Inbox inbox;
  private final Entries entries;
  private final ExecutionQueue queue;
  private final Map<Long, Long> openedLots = new LinkedHashMap<>();
  private final boolean inline;

  Executions(Core core, Market market, Pricing pricing, Boundary boundary, Keeper keeper, Inbox inbox, Entries entries) {
    this.core = core;
    this.market = market;
    this.pricing = pricing;
    this.boundary = boundary;
    this.keeper = keeper;
    this.inbox = inbox;
    this.entries = entries;
    inline = core.lane(Role.EXECUTION) == core.main;
    SpotParts chosen = core.parts;
    ExecutionQueue.Parts parts = new ExecutionQueue.Parts(
        chosen.get(ExecutionPolicies.AskWhen.class), chosen.get(ExecutionPolicies.Latency.class), chosen.get(ExecutionPolicies.Idempotence.class),
        chosen.get(ExecutionPolicies.Room.class), chosen.get(ExecutionPolicies.AfterNoAnswer.class), chosen.get(ExecutionPolicies.WhenFull.class));
    queue = new ExecutionQueue(new ExecutionQueue.Context(
        core.main, core.lane(Role.EXECUTION), core.ports.lanes(), down(core), this, core.ports.exchange(), core.pacer, core.ports.clock(),
        core.ports.random().stream("execution"), core.settings.execution(), parts));
  }

  /** A control goes on after the drain. */
  private static Signal down(Core core) {
    return core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.NOTHING_AFTER ? core.down : core.ports.lanes().newSignal();
  }

  /** The bot begins to close; a control forgets what is in the queue. */
  void closing() {
    if (core.parts.get(SpotPolicies.CloseQueue.class) == SpotPolicies.CloseQueue.FORGOTTEN) queue.forget();
  }

  ExecutionQueue queue() {
    return queue;
  }

  /** Decides to close a lot: the order is on record and saved before it is offered. */
  void exit(Lot lot, LotExit.Reason reason) {
    boolean numbered = lot.exitNumber() < SpotOrderIds.ATTEMPTS_MAX;
    ClientOrderId id = numbered ? SpotOrderIds.exitOf(lot.id(), lot.exitNumber()) : core.ids.next(Purpose.EXIT, lot.side().opposite());
    boolean fresh = core.parts.get(SpotPolicies.ExitIds.class) == SpotPolicies.ExitIds.FRESH;
    core.ledger.exitDecided(lot, id, fresh);
    openedLots.merge(lot.id(), lot.lots(), Math::max);
    core.history.decided(lot.id(), reason.name());
    core.note(SpotNote.Kind.EXIT_INTENT, lot.id(), id.value(), reason.name());
    SaveTicket saved = keeper.save();
    offer(new ExecutionJob(id, Purpose.EXIT, lot.side().opposite(), lot.lots(), saved.ended(), Keeper.durability(saved), core.now()));
  }

  /** Opens a lot by taking, limited to the slippage cap. */
  void enter(Side side, long lots) {
    ClientOrderId id = core.ids.next(Purpose.MARKET_ENTRY, side);
    int ticks = pricing.takerTicks(side, market.quote());
    entries.reserve(new OrderRequest(id, Outcome.UP, side, ticks, lots, TimeInForce.FAK, false, 0));
    core.note(SpotNote.Kind.PENDING, id.value(), lots, "side=" + side + " limit=" + ticks + " taking");
    SaveTicket saved = keeper.save();
    offer(new ExecutionJob(id, Purpose.MARKET_ENTRY, side, lots, saved.ended(), Keeper.durability(saved), core.now()));
  }

  private void offer(ExecutionJob job) {
    ExecutionEnd refused = queue.offer(job);
    if (refused == null) return;
    if (core.parts.get(ExecutionPolicies.WhenFull.class) == ExecutionPolicies.WhenFull.NAMED_END) inbox.add(new Inbox.ExecutionEnded(job, refused, ""));
  }

  @Override
  public boolean price(ExecutionJob job, Asked<Priced> answer) {
    Runnable question = () -> {
      String refusal = boundary.permit(job.id(), job.purpose());
      Priced priced = refusal == null ? priced(job) : new Priced(null, refusal);
      if (refusal == null && priced.request() == null) boundary.landed(job.id());
      else if (refusal == null) core.metrics.sent(job.id(), priced.request().lots());
      answer.answer(priced);
    };
    if (!inline) return core.post("ExecutionAsks", done(question));
    question.run();
    return true;
  }

  private static dev.lockstep.bot.lane.Task done(Runnable task) {
    return () -> {
      task.run();
      return Step.done();
    };
  }

  private Priced priced(ExecutionJob job) {
    FeedMessage.Top quote = market.quote();
    if (quote == null) return new Priced(null, "book_unknown");
    boolean bounded = core.parts.get(SpotPolicies.QuoteAge.class) != SpotPolicies.QuoteAge.UNBOUNDED;
    if (bounded && market.quoteAgeNanos() > core.settings.quoteAgeNanos()) return new Priced(null, "quote_stale");
    int ticks = pricing.takerTicks(job.side(), quote);
    return job.purpose() == Purpose.EXIT ? exitPriced(job, ticks) : entryPriced(job, ticks);
  }

  private Priced exitPriced(ExecutionJob job, int ticks) {
    Lot lot = core.ledger.lotOfExit(job.id());
    if (lot == null) return new Priced(null, "lot_is_closed");
    boolean held = core.parts.get(SpotPolicies.ExitSize.class) == SpotPolicies.ExitSize.WHAT_IS_HELD;
    long lots = held ? Math.min(job.lots(), lot.lots()) : openedLots.getOrDefault(lot.id(), lot.lots());
    return new Priced(new OrderRequest(job.id(), Outcome.UP, job.side(), ticks, lots, TimeInForce.FAK, false, 0), null);
  }

  private Priced entryPriced(ExecutionJob job, int ticks) {
    Pending mine = entries.of(job.id());
    if (mine == null) return new Priced(null, "not_pending");
    long lots = job.side() == Side.BUY
        ? Math.min(job.lots(), pricing.lots(core.instrument.nanoUsd(mine.request.limitTicks(), job.lots()), ticks)) : job.lots();
    if (!pricing.worthIt(ticks, lots)) return new Priced(null, "too_small");
    mine.request = new OrderRequest(job.id(), Outcome.UP, job.side(), ticks, lots, TimeInForce.FAK, false, 0);
    return new Priced(mine.request, null);
  }

  @Override
  public void sent(ClientOrderId order) {
    core.post("ExecutionReports", done(() -> boundary.landed(order)));
  }

  @Override
  public boolean report(OrderReport report) {
    return core.post("ExecutionReports", done(() -> inbox.add(new Inbox.Reported(report))));
  }

  @Override
  public boolean ended(ExecutionJob job, ExecutionEnd end, String detail) {
    return core.post("ExecutionReports", done(() -> {
      boundary.landed(job.id());
      inbox.add(new Inbox.ExecutionEnded(job, end, detail));
    }));
  }
}
