package dev.lockstep.engine.spot;

import dev.lockstep.bot.guard.RejectBreaker;
import dev.lockstep.bot.order.ClientOrderId;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * I5: five refusals of the venue within two minutes stop entries for a minute; then one may try, and if that is refused the rest is twice as long. Counted
 * anew here; of the bot's breaker only what a start found of it is used.
 */
final class RejectRules {
  private static final int REFUSALS = 5;
  private static final long WITHIN_NANOS = 120 * SpotUnits.SECOND;
  private static final long REST_NANOS = 60 * SpotUnits.SECOND;
  private static final int DOUBLES_MAX = 3;
  private static final long REST_NANOS_MAX = 600 * SpotUnits.SECOND;
  private final Verdicts auditor;
  private final Deque<Long> refusals = new ArrayDeque<>();
  private boolean judged;
  private boolean closed;
  private int openings;
  private long openUntilNanos;
  private ClientOrderId trying;

  RejectRules(Verdicts auditor) {
    this.auditor = auditor;
  }

  /** A life begins with what its state says, or without a past if {@code found} is null. */
  void started(RejectBreaker.Image found) {
    refusals.clear();
    judged = true;
    close();
    if (found == null || found.openings() == 0) return;
    openings = found.openings() - 1;
    open();
  }

  private void open() {
    closed = false;
    openUntilNanos = auditor.now() + Math.min(REST_NANOS << Math.min(openings, DOUBLES_MAX + 1), REST_NANOS_MAX);
    openings++;
    trying = null;
    refusals.clear();
  }

  private void close() {
    closed = true;
    openings = 0;
    trying = null;
    refusals.clear();
  }

  /** Whether the bot has heard of a refusal is not certain: nothing more is judged in this life. */
  void uncertain() {
    judged = false;
  }

  void entrySent(ClientOrderId id) {
    if (!judged || closed) return;
    if (auditor.now() < openUntilNanos) auditor.broken("I5", "an entry was sent although the venue had refused too many orders");
    else if (trying != null) auditor.broken("I5", "an entry was sent beside the one that tries after too many refusals");
    trying = id;
  }

  /** The bot has heard that the venue refused an order. */
  void refused() {
    if (!closed && trying != null) open();
    if (!closed) return;
    refusals.addLast(auditor.now());
    while (auditor.now() - refusals.peekFirst() > WITHIN_NANOS) refusals.removeFirst();
    if (refusals.size() >= REFUSALS) open();
  }

  /** The bot has noted the end of an order, with what it was first. */
  void ended(String text, boolean exit) {
    if (text.startsWith("REJECTED")) refused();
    else if (exit) return;
    else if (text.matches("(FILLED|TIMED_OUT|CLOSED|EXECUTED)\\b.*")) accepted();
    else unanswered();
  }

  /** The bot has heard that the venue took an entry. */
  void accepted() {
    if (!closed && trying != null) close();
  }

  /** An entry ended without a word of the venue: another may try. */
  void unanswered() {
    trying = null;
  }
}
