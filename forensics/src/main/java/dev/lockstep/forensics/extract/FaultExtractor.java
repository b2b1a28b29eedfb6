package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.log.LogInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the world did to the bot, as far as its log tells: slow or unseen settlement, answers that did not come, requests that timed out
 * or met no connection, orders refused for reasons that are not the venue's own rules, slow saves, locks held, books that stood still or came late.
 */
final class FaultExtractor {
  private static final long SECOND = 1_000_000_000L;
  /** How long the bot waits for books, and for every other answer. */
  private static final long BOOK_WAIT_NANOS = 3 * SECOND;
  private static final long ANSWER_WAIT_NANOS = 5 * SECOND;
  /** Failures closer than this belong together. */
  private static final long TOGETHER_NANOS = 5 * SECOND;
  private static final int FAULTS_MAX = 50;
  /** Refusals that any venue gives in its right mind. */
  private static final List<String> VENUES_OWN =
      List.of("not enough balance", "fully filled or killed", "No orderbook exists", "the recording does not know", "no answer");

  private final WindowCase window;
  private final Purchase purchase;
  private final List<Cited<FaultSpec>> faults = new ArrayList<>();

  private final StatusFaults status;

  FaultExtractor(WindowCase window, LogInput whole, Purchase purchase) {
    this.window = window;
    this.purchase = purchase;
    status = new StatusFaults(window, whole);
  }

  List<Cited<FaultSpec>> faults() {
    faults.addAll(new SettlementFaults(window, purchase).faults());
    lostAnswers();
    failedRequests("timed out");
    failedRequests("connection refused");
    refusals();
    pauses();
    faults.addAll(new HeldFaults(window, status).faults());
    faults.addAll(status.faults());
    return faults.size() > FAULTS_MAX ? faults.subList(0, FAULTS_MAX) : faults;
  }

  private void lostAnswers() {
    for (LogEvent event : window.source().events()) {
      if (!event.timed() || !event.text().endsWith("failed: no answer")) continue;
      long due = window.toEnd(event.timeNanos()) - ANSWER_WAIT_NANOS;
      add(new FaultSpec.LostAnswer(new Span(due - SECOND, due + 2 * SECOND)), window.cite(event) + " - the order had left " + span(ANSWER_WAIT_NANOS)
          + " before");
    }
  }

  private void failedRequests(String why) {
    LogEvent from = null;
    LogEvent to = null;
    for (LogEvent event : window.source().of(EventKind.FAILURE)) {
      if (!event.timed() || event.get("why") == null || !event.get("why").startsWith(why)) continue;
      if (from != null && event.timeNanos() - to.timeNanos() > TOGETHER_NANOS) {
        failed(why, from, to);
        from = null;
      }
      if (from == null) from = event;
      to = event;
    }
    if (from != null) failed(why, from, to);
  }

  private void failed(String why, LogEvent from, LogEvent to) {
    String source = window.cite(from) + " - to " + window.place(to);
    boolean books = "books".equals(from.get("what"));
    if (why.equals("timed out")) {
      long asked = window.toEnd(from.timeNanos()) - (books ? BOOK_WAIT_NANOS : ANSWER_WAIT_NANOS);
      long last = Math.max(asked + SECOND, window.toEnd(to.timeNanos()) - (books ? BOOK_WAIT_NANOS : ANSWER_WAIT_NANOS) + SECOND);
      add(new FaultSpec.Gap(books ? Traffic.BOOKS : Traffic.ACCOUNT, new Span(asked, last)), source);
    } else {
      add(new FaultSpec.Disconnect(new Span(window.toEnd(from.timeNanos()), window.toEnd(to.timeNanos()) + SECOND)), source);
    }
  }

  private void refusals() {
    for (LogEvent event : window.source().events()) {
      boolean order = event.kind() == EventKind.EXIT_FAILED || event.kind() == EventKind.ORDER_REJECTED;
      int at = event.text().indexOf(" failed: ");
      if (!order || !event.timed() || at < 0) continue;
      String text = event.text().substring(at + " failed: ".length()).strip();
      if (VENUES_OWN.stream().anyMatch(text::contains)) continue;
      long nanos = window.toEnd(event.timeNanos());
      add(new FaultSpec.Reject(400, window.redacted(text), new Span(nanos - SECOND, nanos + SECOND)), window.cite(event) + " - the status is not in the log");
    }
  }

  /** A log that stops whole and goes on is taken for a machine that stood still, which is the first of its hypotheses. */
  private void pauses() {
    for (Finding finding : window.findings()) {
      boolean freeze = finding.ruleId().equals("global-freeze") || finding.ruleId().equals("host-pause");
      double seconds = freeze ? Numbers.plain(String.valueOf(finding.details().get("durationSeconds"))) : Double.NaN;
      if (Double.isNaN(seconds) || seconds <= 0 || finding.time() == null || finding.evidence().isEmpty()) continue;
      long from = window.toEnd(WindowCase.nanos(finding));
      if (heldMeanwhile(WindowCase.nanos(finding), Math.round(seconds * SECOND))) continue;
      add(new FaultSpec.HostPause(new Span(from, from + Math.round(seconds * SECOND))),
          finding.evidence().get(0).file() + ":" + finding.evidence().get(0).line() + ": " + finding.summary());
    }
  }

  /** A main lane that was held for most of a silence explains it: all lines of the window bot come from there. */
  private boolean heldMeanwhile(long fromNanos, long silentNanos) {
    for (LogEvent hold : window.source().of(EventKind.LANE_HELD)) {
      double held = hold.number("held");
      if (!hold.timed() || Double.isNaN(held) || !"main".equals(hold.get("lane"))) continue;
      long began = hold.timeNanos() - Math.round(held * SECOND);
      long within = Math.min(hold.timeNanos(), fromNanos + silentNanos) - Math.max(began, fromNanos);
      if (within > silentNanos / 2) return true;
    }
    return false;
  }

  private void add(FaultSpec fault, String source) {
    faults.add(new Cited<>(fault, source));
  }

  private static String span(long nanos) {
    return String.format(Locale.ROOT, "%.0f s", nanos / 1e9);
  }
}
