package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.exit.Confidence;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;

/**
 * The capture: a plain limit bid at 95 cents on the first side whose ask minus time penalty is 95 or more, once a window. While the
 * ask is above 95 the bid rests and fills only if the price falls: it is adversely selected. The first partial fill counts as the
 * fill, as in the recorded bot.
 */
final class CaptureEntry implements Entry {
  private final WindowContext context;
  private final StatusLines history;
  private final EntryFilter filter;
  private final EntryRule rule;
  private final EntryListener listener;

  CaptureEntry(WindowContext context, StatusLines history, EntryFilter filter, EntryRule rule, EntryListener listener) {
    this.context = context;
    this.history = history;
    this.filter = filter;
    this.rule = rule;
    this.listener = listener;
  }

  @Override
  public Step step(BookPair books, Task then) {
    WindowState state = context.state();
    if (state.captureOpen()) return lookForFill(books, then);
    if (state.captureUsed()) return then.run();
    Outcome side = rule.side(outcome -> books.askOrSentinelMicro(outcome), context.leftNanos());
    if (side == null || !filter.passes(history, side)) return then.run();
    return place(side, then);
  }

  private Step place(Outcome side, Task then) {
    long micro = context.settings().value(WindowSettings.ENTRY_BID);
    long lots = context.market().lots(context.settings().value(WindowSettings.ENTRY_SHARES));
    ClientOrderId id = context.state().nextOrderId();
    OrderRequest request =
        new OrderRequest(id, side, Side.BUY, context.market().ticks(micro), lots, TimeInForce.GTC, false, 0);
    context.state().captureSent(side, id);
    write(new JournalEntry.OrderSent(context.now(), lane(), "capture", request));
    return call(
        context.ports().broker().place(request),
        status -> {
          write(new JournalEntry.OrderAnswered(context.now(), lane(), "capture", id.value(), status, null));
          return Step.sleep(
              context.settings().nanos(WindowSettings.ENTRY_VERIFY_WAIT), wake -> wake == Wake.STOP ? Step.DONE : then.run());
        },
        error -> {
          write(new JournalEntry.OrderAnswered(context.now(), lane(), "capture", id.value(), null, error));
          if (error != null) context.state().captureRefused(); // after a timeout the order may live: keep asking for it
          return then.run();
        });
  }

  private Step lookForFill(BookPair books, Task then) {
    ClientOrderId id = context.state().captureOrder();
    return call(
        context.ports().broker().status(id),
        status -> status.filledLots() > 0 ? askPrice(books, status, then) : then.run(),
        error -> {
          write(new JournalEntry.RequestFailed(context.now(), lane(), "order-status", error));
          return then.run();
        });
  }

  private Step askPrice(BookPair books, OrderStatus status, Task then) {
    long limitMicro = context.settings().value(WindowSettings.ENTRY_BID);
    return call(
        context.ports().account().fillPriceTicks(status.id()),
        ticks -> filled(books, status, context.market().micro(ticks), then),
        error -> {
          write(new JournalEntry.RequestFailed(context.now(), lane(), "fill-price", error));
          return filled(books, status, limitMicro, then);
        });
  }

  private Step filled(BookPair books, OrderStatus status, long priceMicro, Task then) {
    Outcome side = context.state().side();
    long peak = books.bothHaveAsks() ? Confidence.micro(books.askOrZeroMicro(side), context.leftNanos()) : 0;
    context.state().filled(side, status.filledLots(), status.leavesLots(), priceMicro, peak);
    write(new JournalEntry.EntryFilled(context.now(), lane(), side, status.filledLots(), priceMicro, peak, false));
    listener.onEntryFilled();
    return then.run();
  }

  private String lane() {
    return context.main().name();
  }

  private void write(JournalEntry entry) {
    context.ports().journal().write(entry);
  }
}
