package dev.lockstep.reports.explain;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries in a row that nobody needs one by one: status lines, evaluations without a trigger, tries before the shares have settled,
 * orders refused as the one before.
 */
final class CalmStretch {
  private final InstrumentText amounts;
  private final Repeats repeats;
  private int statusLines;
  private int evaluations;
  private int tries;
  private int refusals;
  private long firstNanos;
  private long lastNanos;
  private String lane;
  private String tryLane;
  private int bidMin;
  private int bidMax;
  private int firstTry;
  private int lastTry;

  CalmStretch(InstrumentText amounts, Repeats repeats) {
    this.amounts = amounts;
    this.repeats = repeats;
  }

  private boolean isEmpty() {
    return statusLines + evaluations + tries + refusals == 0;
  }

  /** Takes the entry in if it is of a calm kind. */
  boolean takes(JournalEntry entry) {
    boolean first = isEmpty();
    if (!count(entry)) return false;
    if (first) firstNanos = entry.nanos();
    lastNanos = entry.nanos();
    return true;
  }

  private boolean count(JournalEntry entry) {
    if (entry instanceof JournalEntry.LockAttempt attempt) {
      if (attempt.balanceLots() > 0) return false;
      if (tries++ == 0) firstTry = attempt.attempt();
      lastTry = attempt.attempt();
      tryLane = attempt.lane();
    } else if (entry instanceof JournalEntry.Evaluated evaluated) {
      if (EntryText.isStale(evaluated)) return false;
      bidMin = evaluations == 0 ? evaluated.bidTicks() : Math.min(bidMin, evaluated.bidTicks());
      bidMax = evaluations == 0 ? evaluated.bidTicks() : Math.max(bidMax, evaluated.bidTicks());
      evaluations++;
      lane = entry.lane();
    } else if (entry instanceof JournalEntry.Status || entry instanceof JournalEntry.FinalSeconds) {
      statusLines++;
      lane = entry.lane();
    } else if (repeats.isPartOfRepeat(entry)) {
      if (entry instanceof JournalEntry.OrderSent) refusals++;
      lane = entry.lane();
    } else {
      return refusals > 0 && entry instanceof JournalEntry.ExitStage stage && stage.stage().equals("refresh");
    }
    return true;
  }

  /** Prints what was taken in, and forgets it. */
  void print(Page page) throws IOException {
    if (isEmpty()) return;
    String until = lastNanos > firstNanos ? "until " + Times.utcMillis(lastNanos) + ": " : "";
    List<String> seen = new ArrayList<>();
    if (evaluations > 0) seen.add(plural(evaluations, "evaluation") + " (" + bids() + ")");
    if (statusLines > 0) seen.add(plural(statusLines, "status line"));
    if (refusals > 0) seen.add(plural(refusals, "more order") + " refused likewise");
    if (!seen.isEmpty()) page.row(firstNanos, lane, until + String.join(", ", seen));
    if (tries > 0) {
      String numbers = firstTry == lastTry ? "try " + firstTry : "tries " + firstTry + " to " + lastTry;
      page.row(firstNanos, tryLane, until + numbers + " of the profit lock, the shares have not settled");
    }
    statusLines = 0;
    evaluations = 0;
    tries = 0;
    refusals = 0;
  }

  private String bids() {
    return bidMin == bidMax ? "bid " + amounts.price(bidMin) : "bid " + amounts.price(bidMin) + " to " + amounts.price(bidMax);
  }

  private static String plural(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
