package dev.lockstep.engine.backtest;

import dev.lockstep.bot.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * How closely a position was watched: the gaps between completed evaluations of all enabled triggers, from the moment the fill was
 * detected until the exit decision, the profit-lock fill or the window's end. Time spent carrying an exit out is not part of it.
 *
 * @param gapNanosMax the longest gap
 * @param blackouts the gaps longer than the threshold, in time order
 */
public record Watch(long gapNanosMax, List<Span> blackouts) {
  /** A half-open span of time. */
  public record Span(long startNanos, long endNanos) {
    public long nanos() {
      return endNanos - startNanos;
    }
  }

  public Watch {
    blackouts = List.copyOf(blackouts);
  }

  /** The longest blackout, 0 if there was none. */
  public long blackoutNanosMax() {
    long longest = 0;
    for (Span span : blackouts) longest = Math.max(longest, span.nanos());
    return longest;
  }

  static Watch of(List<JournalEntry> journal, long windowEndNanos, long thresholdNanos) {
    long last = Long.MIN_VALUE;
    long gapMax = 0;
    List<Span> blackouts = new ArrayList<>();
    for (JournalEntry entry : journal) {
      if (entry instanceof JournalEntry.EntryFilled) last = entry.nanos();
      if (last == Long.MIN_VALUE || !isEvaluation(entry)) continue;
      long until = Math.min(entry.nanos(), windowEndNanos);
      if (until > last) {
        gapMax = Math.max(gapMax, until - last);
        if (until - last > thresholdNanos) blackouts.add(new Span(last, until));
      }
      if (endsWatch(entry) || entry.nanos() >= windowEndNanos) return new Watch(gapMax, blackouts);
      last = entry.nanos();
    }
    if (last != Long.MIN_VALUE && windowEndNanos - last > 0) {
      gapMax = Math.max(gapMax, windowEndNanos - last);
      if (windowEndNanos - last > thresholdNanos) blackouts.add(new Span(last, windowEndNanos));
    }
    return new Watch(gapMax, blackouts);
  }

  private static boolean isEvaluation(JournalEntry entry) {
    return entry instanceof JournalEntry.Evaluated || endsWatch(entry);
  }

  private static boolean endsWatch(JournalEntry entry) {
    if (entry instanceof JournalEntry.Trigger trigger) return trigger.state() == JournalEntry.TriggerState.FIRED;
    return entry instanceof JournalEntry.Lock lock && lock.state() == JournalEntry.LockState.FILLED;
  }
}
