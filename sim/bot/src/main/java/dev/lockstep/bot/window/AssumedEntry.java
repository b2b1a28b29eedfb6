package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.exit.Confidence;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderStatus;

/**
 * Puts the shares on at the ask of the first loop in which a side is confident enough. No filter, no sentinel for an empty list, no
 * impact on the book; the date's buy fee and settlement lag apply.
 */
final class AssumedEntry implements Entry {
  private final WindowContext context;
  private final EntryRule rule;
  private final EntryListener listener;
  private boolean used;

  AssumedEntry(WindowContext context, EntryRule rule, EntryListener listener) {
    this.context = context;
    this.rule = rule;
    this.listener = listener;
  }

  @Override
  public Step step(BookPair books, Task then) {
    if (used) return then.run();
    Outcome side = rule.side(outcome -> books.of(outcome).askLevels() == 0 ? -1 : books.askOrZeroMicro(outcome), context.leftNanos());
    if (side == null) return then.run();
    used = true;
    BookView book = books.of(side);
    long lots = context.market().lots(context.settings().value(WindowSettings.ENTRY_SHARES));
    return call(
        context.ports().grants().grant(side, lots, book.askTicks(0)),
        status -> granted(side, books, status, then),
        error -> {
          context.ports().journal().write(new JournalEntry.RequestFailed(context.now(), context.main().name(), "grant", error));
          return then.run();
        });
  }

  private Step granted(Outcome side, BookPair books, OrderStatus status, Task then) {
    long price = books.askOrZeroMicro(side);
    long peak = Confidence.micro(price, context.leftNanos());
    context.state().filled(side, status.filledLots(), 0, price, peak);
    context.ports().journal().write(
        new JournalEntry.EntryFilled(context.now(), context.main().name(), side, status.filledLots(), price, peak, true));
    listener.onEntryFilled();
    return then.run();
  }
}
