package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.OpenOrders;
import dev.lockstep.forensics.orders.StateOwners;
import dev.lockstep.forensics.state.Lot;
import dev.lockstep.forensics.state.PendingOrder;
import dev.lockstep.forensics.state.StateSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws up the root-cause card from findings and the evidence behind them. */
final class CardWriter {
  private static final double CLEAR_LEAD = 1.0;
  private static final double ENOUGH = 2.0;
  private static final int SHOWN = 40;
  /** What does not go away when the log goes on. */
  private static final List<String> LASTING = List.of("stale-pending-order", "ghost-pending-order", "orphan-order", "oversold", "fill-lost", "state-unreadable", "dead-task");

  private final CaseFile evidence;
  private final List<Finding> findings;
  private final List<ThreadDump> dumps;
  private final boolean locksJudged;

  CardWriter(CaseFile evidence, List<Finding> findings, List<ThreadDump> dumps, boolean locksJudged) {
    this.locksJudged = locksJudged;
    this.evidence = evidence;
    this.findings = findings;
    this.dumps = dumps;
  }

  RootCauseCard write() {
    List<Hypothesis> ranked = new Hypotheses(evidence, findings, dumps, locksJudged).ranked();
    List<Finding> symptoms = findings.stream().filter(f -> f.severity().atLeast(Severity.WARNING)).toList();
    String verdict;
    String sentence;
    if (symptoms.isEmpty() && (ranked.isEmpty() || ranked.get(0).score() < ENOUGH)) {
      verdict = "healthy";
      sentence = "Nothing at warning or above.";
    } else if (ranked.isEmpty() || ranked.get(0).score() < ENOUGH || (ranked.size() > 1 && ranked.get(0).score() - ranked.get(1).score() < CLEAR_LEAD)) {
      verdict = "cannot-tell";
      sentence = ranked.isEmpty() ? "The evidence supports no cause this program knows."
          : "The evidence fits more than one cause, or none well. Best so far: " + lower(ranked.get(0).title()) + "." + settledBy(ranked.get(0));
    } else {
      verdict = ranked.get(0).id();
      sentence = ranked.get(0).title() + ".";
    }
    return new RootCauseCard(
        verdict, sentence, ongoing(symptoms), symptom(symptoms, true), symptom(symptoms, false), positions(), orders(), destroyed(verdict), cost(), ranked);
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static String settledBy(Hypothesis best) {
    return best.missing().isEmpty() ? "" : " What would settle it: " + best.missing().get(0) + ".";
  }

  private String ongoing(List<Finding> symptoms) {
    if (evidence.savedAfterLogNanos() > 0) return "unknown: the state was saved after the log's last line, so the log does not reach the end";
    if (symptoms.isEmpty()) return "no: nothing was found";
    boolean toEnd = symptoms.stream().anyMatch(f -> Boolean.TRUE.equals(f.details().get("toTheEndOfTheEvidence")));
    boolean lock = symptoms.stream().anyMatch(f -> f.ruleId().equals("leaked-lock") || f.ruleId().endsWith("deadlock"));
    if (lock) return "yes: a lock that nobody will release does not go away by itself";
    if (toEnd || symptoms.stream().anyMatch(f -> f.ruleId().equals("saves-stopped"))) return "yes, as far as the evidence reaches";
    Finding lasting = symptoms.stream().filter(f -> LASTING.contains(f.ruleId())).findFirst().orElse(null);
    if (lasting != null) return "yes, until somebody mends it: " + lasting.summary();
    return evidence.endIsKnown() ? "no: the log goes on after the last symptom" : "unknown: nothing says how long ago the log ends";
  }

  private static String symptom(List<Finding> symptoms, boolean first) {
    Finding chosen = null;
    for (Finding finding : symptoms) {
      if (finding.time() == null) continue;
      if (chosen == null || (first ? finding.time().isBefore(chosen.time()) : finding.time().isAfter(chosen.time()))) chosen = finding;
    }
    return symptoms.isEmpty() ? "none" : chosen == null ? "no symptom has a time" : chosen.time() + " " + chosen.ruleId();
  }

  private List<String> positions() {
    List<String> open = new ArrayList<>();
    for (StateSnapshot state : StateOwners.newestOfEachBot(evidence.states())) {
      for (Lot lot : state.lots()) open.add(lot.side() + " " + Numbers.shown(lot.quantity()) + " at " + Numbers.shown(lot.openPrice()) + " (" + state.file() + ")");
    }
    if (open.isEmpty()) {
      String whose = evidence.sources().size() > 1 ? ", log of " : "";
      for (LogSource source : evidence.sources()) for (String held : OpenOrders.positions(source)) open.add(whose.isEmpty() ? held : held + whose + source.name());
    }
    return open.size() > SHOWN ? open.subList(0, SHOWN) : open;
  }

  /** One line an order: where it is known from, and whose log and state that is if there are several. */
  private List<String> orders() {
    Map<String, String> ids = new TreeMap<>();
    long bots = evidence.sources().stream().filter(s -> !s.facts().bot().equals("unknown")).count();
    for (LogSource source : evidence.sources()) {
      for (OpenOrders.Resting order : OpenOrders.of(source)) {
        ids.putIfAbsent(order.name(), (order.price() == null ? "" : " at " + order.price()) + (bots > 1 ? ", log of " + source.name() : ""));
      }
    }
    for (StateSnapshot state : StateOwners.newestOfEachBot(evidence.states())) {
      for (PendingOrder order : state.pending()) {
        if (order.id() == null) continue;
        String replacement = OpenOrders.replacement(evidence.sources(), order.id());
        String known = ids.get(order.side() + " " + order.id());
        if (replacement != null) ids.put(order.side() + " " + order.id(), ", pending in " + state.file() + ": replaced since by " + replacement + ", make sure it was cancelled");
        else if (known != null) ids.put(order.side() + " " + order.id(), known + ", pending in " + state.file());
        else if (!OpenOrders.ended(evidence.sources(), order.id())) ids.put(order.side() + " " + order.id(), ", pending in " + state.file());
      }
    }
    List<String> lines = new ArrayList<>();
    ids.forEach((order, where) -> lines.add(order + where));
    return lines.size() > SHOWN ? lines.subList(0, SHOWN) : lines;
  }

  private List<String> destroyed(String verdict) {
    List<String> lost = new ArrayList<>();
    LogSource main = evidence.mainSource();
    boolean ended = verdict.equals("process-ended");
    if (!ended && main != null && main.facts().bot().equals("go-bot")) {
      lost.add("the goroutines: docker kill -s QUIT prints them and ends the process, and its resting orders stay at the venue");
    }
    if (findings.stream().anyMatch(f -> f.ruleId().equals("stale-pending-order"))) lost.add("the only copy of the current order id: the state file holds another");
    if (findings.stream().anyMatch(f -> f.ruleId().equals("saves-stopped"))) lost.add("everything since the last save");
    if (dumps.isEmpty() && !ended) lost.add("the proof who holds what: take a thread dump first (jcmd PID Thread.print, pprof goroutine?debug=2, py-spy dump)");
    return lost;
  }

  private String cost() {
    double sum = 0;
    boolean any = false;
    for (Finding finding : findings) {
      double cost = Numbers.plain(String.valueOf(finding.details().getOrDefault("costEstimateUsd", "")));
      if (!Double.isNaN(cost)) {
        sum += cost;
        any = true;
      }
    }
    double booked = 0;
    for (LogSource source : evidence.sources()) {
      for (LogEvent event : source.of(EventKind.EXIT_RECORDED)) {
        double pnl = Numbers.plain(event.get("pnl"));
        if (!Double.isNaN(pnl) && pnl < 0) booked += pnl;
      }
    }
    String text = any ? String.format(Locale.ROOT, "%.2f USD moved unseen", sum) : "not measurable from this evidence";
    return booked < 0 ? text + String.format(Locale.ROOT, "; exits booked %.2f USD of losses", -booked) : text;
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
