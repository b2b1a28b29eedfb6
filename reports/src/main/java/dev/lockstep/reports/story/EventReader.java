package dev.lockstep.reports.story;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.venue.Executions.Execution;
import dev.lockstep.reports.story.StoryEvent.Kind;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Picks the events a reader looks for out of a run's journal and the venue's record. */
final class EventReader {
  /** More events of one kind than this say nothing more; the rest is counted in the last one. */
  private static final int PER_KIND_MAX = 40;

  private final InstrumentText amounts;
  private final List<StoryEvent> events = new ArrayList<>();
  private final Map<Long, OrderRequest> sent = new TreeMap<>();
  private final Set<Long> refused = new TreeSet<>();
  private final long oldNanos;
  private boolean exited;
  private final int[] counts = new int[Kind.values().length];

  private EventReader(InstrumentText amounts, long oldNanos) {
    this.amounts = amounts;
    this.oldNanos = oldNanos;
  }

  /** All events in order of time. */
  static List<StoryEvent> read(WindowResult run, InstrumentText amounts) {
    EventReader reader = new EventReader(amounts, run.settings().nanos(WindowSettings.BLACKOUT_THRESHOLD));
    for (OrderEvent event : run.executions().events()) if (event instanceof OrderEvent.Rejected) reader.refused.add(event.id().value());
    for (JournalEntry entry : run.journal()) reader.journal(entry);
    for (Execution execution : run.executions().all()) reader.execution(execution);
    for (OrderEvent event : run.executions().events()) reader.refusal(event);
    reader.events.sort(Comparator.comparingLong(StoryEvent::nanos).thenComparing(StoryEvent::kind));
    return reader.events;
  }

  private void journal(JournalEntry entry) {
    if (entry instanceof JournalEntry.OrderSent order) orderSent(order);
    else if (entry instanceof JournalEntry.Trigger trigger) trigger(trigger);
    else if (entry instanceof JournalEntry.EntryFilled filled) {
      add(Kind.FILL_SEEN, entry.nanos(), -1, "the bot sees its fill of " + amounts.shares(filled.lots()) + "; exits are armed");
    } else if (entry instanceof JournalEntry.Lock lock) {
      lock(lock);
    } else if (entry instanceof JournalEntry.ExitFinished finished) {
      exited |= finished.unsoldLots() == 0;
    } else if (entry instanceof JournalEntry.Evaluated look && !exited && look.nanos() - look.quoteNanos() > oldNanos) {
      add(Kind.OLD_LOOK, look.nanos(), look.bidTicks(), "books " + Times.seconds(look.nanos() - look.quoteNanos()) + " s old, bid "
          + amounts.price(look.bidTicks()));
    }
  }

  private void orderSent(JournalEntry.OrderSent order) {
    OrderRequest request = order.request();
    sent.put(request.id().value(), request);
    String text = amounts.shares(request.lots()) + " at " + amounts.price(request.limitTicks()) + " " + request.timeInForce();
    if (order.purpose().equals("capture")) add(Kind.ENTRY_ORDER, order.nanos(), request.limitTicks(), "bid for " + text);
    else if (order.purpose().equals("exit") && !refused.contains(request.id().value())) add(Kind.EXIT_ORDER, order.nanos(), request.limitTicks(), "sell " + text);
  }

  private void trigger(JournalEntry.Trigger trigger) {
    String seen = trigger.tier().text() + " " + trigger.count() + " of " + trigger.needed() + ": bid " + amounts.price(trigger.bidTicks())
        + ", opponent ask " + amounts.priceOfMicro(trigger.opponentAskMicro())
        + (trigger.scoreMicro() < 0 ? "" : ", danger " + Decimal.fixed(trigger.scoreMicro(), 6, 2));
    if (trigger.state() == TriggerState.FIRED) add(Kind.DECISION, trigger.nanos(), trigger.bidTicks(), seen);
    else if (trigger.state() == TriggerState.WARNED) add(Kind.CONDITION, trigger.nanos(), trigger.bidTicks(), seen);
  }

  private void lock(JournalEntry.Lock lock) {
    OrderRequest request = sent.get(lock.order());
    int ticks = request == null ? -1 : request.limitTicks();
    switch (lock.state()) {
      case PLACED -> add(Kind.LOCK_PLACED, lock.nanos(), ticks, "profit lock rests at " + amounts.price(ticks));
      case FILLED -> add(Kind.LOCK_ENDED, lock.nanos(), ticks, "profit lock filled");
      case CANCELLED -> add(Kind.LOCK_ENDED, lock.nanos(), -1, "profit lock cancelled");
      case HANDED_OVER -> add(Kind.LOCK_ENDED, lock.nanos(), -1, "profit lock goes on trying in the background");
      case GAVE_UP -> add(Kind.LOCK_ENDED, lock.nanos(), -1, "profit lock gives up");
    }
  }

  private void execution(Execution execution) {
    String text = amounts.shares(execution.lots()) + " at " + amounts.price(execution.priceTicks()) + ", fee "
        + InstrumentText.usd(execution.feeNanoUsd());
    add(execution.isSale() ? Kind.SOLD : Kind.BOUGHT, execution.exchangeNanos(), execution.priceTicks(), text);
  }

  private void refusal(OrderEvent event) {
    if (!(event instanceof OrderEvent.Rejected rejected)) return;
    OrderRequest request = sent.get(event.id().value());
    String order = request == null ? "" : amounts.shares(request.lots()) + " at " + amounts.price(request.limitTicks()) + ": ";
    add(Kind.REFUSED, event.exchangeNanos(), request == null ? -1 : request.limitTicks(), order + rejected.reason());
  }

  private void add(Kind kind, long nanos, int ticks, String text) {
    if (counts[kind.ordinal()]++ < PER_KIND_MAX) events.add(new StoryEvent(kind, nanos, ticks, text));
  }
}
