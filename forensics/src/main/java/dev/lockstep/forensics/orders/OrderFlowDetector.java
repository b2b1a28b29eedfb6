package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bad-lifecycle}, {@code reprice-chain-break}, {@code duplicate-fill}, {@code foreign-order}, {@code fill-lost},
 * {@code oversold} and {@code submit-after-gate}: the orders of one log, against what orders can do.
 */
final class OrderFlowDetector implements CaseDetector {
  private static final long BOOKED_WITHIN_NANOS = 60 * Thresholds.SECOND;

  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (LogSource source : file.sources()) {
      if (source.extract()) continue;
      oddities(source, findings);
      fillsLost(file, source, findings);
      oversold(source, findings);
      afterGate(source, findings);
    }
    return findings;
  }

  /** One finding a rule and order, however many events tell it. */
  private static void oddities(LogSource source, List<Finding> findings) {
    Map<String, List<OrderLives.Oddity>> grouped = new LinkedHashMap<>();
    for (OrderLives.Oddity oddity : OrderLives.of(source).oddities()) {
      if (!RetoldLines.of(source).contains(oddity.event()) && !ofTwoWindows(source, oddity)) grouped.computeIfAbsent(oddity.rule() + " " + oddity.id(), k -> new ArrayList<>()).add(oddity);
    }
    int told = 0;
    for (List<OrderLives.Oddity> group : grouped.values()) {
      if (++told > 200) return;
      OrderLives.Oddity first = group.get(0);
      boolean critical = first.rule().equals("duplicate-fill");
      findings.add(
          Report.of(first.rule(), critical, critical ? Confidence.HIGH : Confidence.MEDIUM)
              .key(first.id(), first.side())
              .at(first.event().timeNanos(), source)
              .detail("side", first.side().isEmpty() ? null : first.side())
              .detail("orderIds", first.id() == null ? List.of() : List.of(first.id()))
              .detail("count", group.size())
              .line(source, first.before())
              .line(source, first.event())
              .say("order %s: %s", first.id() == null ? "(no id)" : first.id(), first.what()));
    }
  }

  /** True if a window began between the two events: runs of windows number their orders anew, so two orders have one id. */
  private static boolean ofTwoWindows(LogSource source, OrderLives.Oddity oddity) {
    if (source.facts().windowNanos() == 0 || oddity.before() == null) return false;
    for (LogEvent window : source.of(EventKind.WINDOW_STARTED)) {
      boolean after = window.file() > oddity.before().file() || (window.file() == oddity.before().file() && window.line() > oddity.before().line());
      boolean before = window.file() < oddity.event().file() || (window.file() == oddity.event().file() && window.line() < oddity.event().line());
      if (after && before) return true;
    }
    return false;
  }

  /** A lot belongs to the last fill before it that has none yet; what stays without one for a minute is lost. */
  private static void fillsLost(CaseFile file, LogSource source, List<Finding> findings) {
    if (!anyLot(source)) return;
    List<LogEvent> waiting = new ArrayList<>();
    for (LogEvent event : source.of(EventKind.ORDER_FILLED, EventKind.LOT_OPENED)) if (event.timed()) booked(event, waiting);
    StateSnapshot state = waiting.isEmpty() || file.mainSource() == null ? null : StateOwners.of(file).state(source);
    for (LogEvent fill : waiting) {
      if (source.all().lastNanos() < fill.timeNanos() + BOOKED_WITHIN_NANOS || hasLotOf(state, fill.get("id"))) continue;
      findings.add(
          Report.critical("fill-lost", Confidence.HIGH)
              .key(fill.get("id"))
              .at(fill.timeNanos(), source)
              .detail("orderIds", fill.get("id") == null ? List.of() : List.of(fill.get("id")))
              .line(source, fill)
              .say("order %s filled, and no lot, exit or ledger entry follows within %s",
                  fill.get("id"), Report.span(BOOKED_WITHIN_NANOS)));
    }
  }

  /** True if the bot's state has a lot that this order opened: it is booked, whatever the log says. */
  private static boolean hasLotOf(StateSnapshot state, String id) {
    return state != null && id != null && state.lots().stream().anyMatch(lot -> id.equals(lot.orderId()));
  }

  private static void booked(LogEvent event, List<LogEvent> waiting) {
    boolean fill = event.kind() == EventKind.ORDER_FILLED;
    if (event.get(fill ? "booked" : "ledger") != null) return;
    if (fill) {
      waiting.add(event);
    } else if (!waiting.isEmpty()) {
      LogEvent last = waiting.get(waiting.size() - 1);
      if (event.timeNanos() - last.timeNanos() <= BOOKED_WITHIN_NANOS) waiting.remove(waiting.size() - 1);
    }
  }

  private static boolean anyLot(LogSource source) {
    for (LogEvent event : source.of(EventKind.LOT_OPENED)) if (event.get("ledger") == null) return true;
    return false;
  }

  /** Only where the log begins without a position and prints quantities: a bot with windows. */
  private static void oversold(LogSource source, List<Finding> findings) {
    if (source.facts().windowNanos() == 0) return;
    double held = 0;
    double lot = 0;
    double chunks = 0;
    LogEvent bought = null;
    for (LogEvent event : source.events()) {
      double quantity = event.number("qty");
      if (event.kind() == EventKind.WINDOW_STARTED) {
        held = 0;
        bought = null;
      }
      if (event.kind() == EventKind.EXIT_TRIGGERED || event.kind() == EventKind.EXIT_SENT && event.text().contains("Starting")) chunks = 0;
      double total = event.kind() == EventKind.EXIT_RECORDED ? summedUp(event.text()) : Double.NaN;
      if (!Double.isNaN(total)) {
        // The summary counts what its chunks have told already.
        quantity = total - chunks;
        chunks = 0;
      } else if (event.kind() == EventKind.EXIT_RECORDED && !Double.isNaN(quantity)) {
        chunks += quantity;
      }
      if (Double.isNaN(quantity) || quantity <= 0) continue;
      boolean sells = "SELL".equals(event.get("side"));
      if (event.kind() == EventKind.ORDER_FILLED && !sells) {
        held += quantity;
        lot = quantity;
        bought = event;
      } else if (bought != null && (event.kind() == EventKind.EXIT_RECORDED || (event.kind() == EventKind.ORDER_FILLED && sells))) {
        held -= quantity;
        if (held < -lot / 2) {
          findings.add(
              Report.critical("oversold", Confidence.HIGH)
                  .key(bought.get("id"))
                  .at(event.timeNanos(), source)
                  .detail("quantity", String.valueOf(-held))
                  .detail("orderIds", bought.get("id") == null ? List.of() : List.of(bought.get("id")))
                  .line(source, bought)
                  .line(source, event)
                  .say("%s more sold than was held", String.valueOf(-held)));
          held = 0;
          bought = null;
        }
      }
    }
  }

  /** What an exit of the window bot sold in all, as its summary tells; NaN if the line is none. */
  private static double summedUp(String text) {
    int at = text.indexOf("EXIT SUMMARY") < 0 ? -1 : text.indexOf("| Filled: ");
    int end = at < 0 ? -1 : text.indexOf(" |", at + 1);
    return end < 0 ? Double.NaN : Numbers.plain(text.substring(at + "| Filled: ".length(), end).strip());
  }

  private static void afterGate(LogSource source, List<Finding> findings) {
    LogEvent gate = null;
    List<LogEvent> after = new ArrayList<>();
    LogEvent broken = null;
    if (source.of(EventKind.GATE_CLOSED).isEmpty()) return;
    for (LogEvent event : source.of(EventKind.GATE_CLOSED, EventKind.GATE_OPENED, EventKind.SESSION_STARTED, EventKind.ORDER_PLACED)) {
      switch (event.kind()) {
        case GATE_CLOSED -> gate = gate == null ? event : gate;
        case GATE_OPENED, SESSION_STARTED -> gate = null;
        case ORDER_PLACED -> {
          if (gate != null) {
            broken = gate;
            after.add(event);
          }
        }
        default -> {}
      }
    }
    if (broken == null) return;
    Report report =
        Report.critical("submit-after-gate", Confidence.HIGH)
            .key(source.facts().bot())
            .at(after.get(0).timeNanos(), source)
            .detail("count", after.size())
            .detail("orderIds", after.stream().map(e -> e.get("id")).filter(java.util.Objects::nonNull).toList())
            .line(source, broken);
    for (LogEvent event : after) report.line(source, event);
    findings.add(report.say("%d submission(s) after the gate had closed", after.size()));
  }
}
