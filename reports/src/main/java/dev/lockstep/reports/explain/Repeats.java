package dev.lockstep.reports.explain;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.order.OrderEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Orders that the venue refused in the same words as the order before. */
final class Repeats {
  private final Set<Long> refused = new HashSet<>();
  private final Set<Long> repeated = new HashSet<>();
  private final Set<JournalEntry.ExitStage> stages = new HashSet<>();

  Repeats(List<JournalEntry> journal, List<OrderEvent> events) {
    String before = null;
    for (OrderEvent event : events) {
      if (event instanceof OrderEvent.Rejected rejected) {
        refused.add(event.id().value());
        if (rejected.reason().equals(before)) repeated.add(event.id().value());
        before = rejected.reason();
      } else if (event instanceof OrderEvent.Filled || event instanceof OrderEvent.PartiallyFilled) {
        before = null;
      }
    }
    for (int i = 1; i < journal.size(); i++) {
      if (journal.get(i) instanceof JournalEntry.OrderSent sent && repeated.contains(sent.request().id().value())
          && journal.get(i - 1) instanceof JournalEntry.ExitStage stage) {
        stages.add(stage);
      }
    }
  }

  boolean isRefused(long order) {
    return refused.contains(order);
  }

  boolean isRepeated(long order) {
    return repeated.contains(order);
  }

  /** Whether the entry announces, sends or ends an order that was refused like the one before. */
  boolean isPartOfRepeat(JournalEntry entry) {
    if (entry instanceof JournalEntry.OrderSent sent) return repeated.contains(sent.request().id().value());
    if (entry instanceof JournalEntry.OrderAnswered answer) return repeated.contains(answer.order());
    return entry instanceof JournalEntry.ExitStage stage && stages.contains(stage);
  }
}
