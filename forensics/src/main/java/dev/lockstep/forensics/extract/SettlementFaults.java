package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * Shares that could not be sold for a while, or whose balance was never shown: from the tries and orders that met a balance of zero, and the first
 * line that shows that the venue let the shares go (the placed profit lock, a sale, an order killed for lack of bids and not of balance).
 */
final class SettlementFaults {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final String KILLED = "fully filled or killed";

  private final WindowCase window;
  private final Purchase purchase;

  SettlementFaults(WindowCase window, Purchase purchase) {
    this.window = window;
    this.purchase = purchase;
  }

  List<Cited<FaultSpec>> faults() {
    LogEvent fill = fill();
    if (fill == null) return List.of();
    LogEvent accepted = accepted(fill);
    LogEvent zero = lastZero(fill, accepted == null || killed(accepted) ? null : accepted);
    if (zero == null) return List.of();
    if (accepted == null) {
      return List.of(new Cited<>(new FaultSpec.SettlementDelay(HOUR), window.cite(zero) + " - still zero " + span(zero, fill) + ", and nothing was sold"));
    }
    if (killed(accepted) && zero.timeNanos() >= accepted.timeNanos()) {
      return List.of(
          new Cited<>(new FaultSpec.BalanceUnseen(Span.ALWAYS),
              window.cite(zero) + " - still zero " + span(zero, fill) + ", though the venue takes sales (" + window.place(accepted) + ")"),
          new Cited<>(new FaultSpec.SettlementDelay(0), window.cite(accepted) + " - by then the shares could be sold; since when is not known"));
    }
    SettlementTries.Between between = new SettlementTries(window, purchase).between(fill, zero, accepted);
    String attempt = zero.get("attempt") == null ? "refused for its balance" : "still zero at try " + zero.get("attempt");
    return List.of(new Cited<>(new FaultSpec.SettlementDelay(Math.min(between.likelyNanos(), HOUR)), window.cite(accepted) + " - settled between "
        + tenths(between.untilNanos()) + " and " + tenths(between.byNanos()) + " after the purchase (" + window.place(fill) + "); " + attempt + " ("
        + window.place(zero) + ")"));
  }

  private LogEvent fill() {
    for (LogEvent event : window.source().of(EventKind.ORDER_FILLED)) if (event.timed()) return event;
    return null;
  }

  /** The first line after a fill that shows that the shares could be sold; null if there is none. */
  private LogEvent accepted(LogEvent fill) {
    for (LogEvent event : window.source().events()) {
      if (event.timed() && event.line() > fill.line() && (placed(event) || sold(event) || killed(event))) return event;
    }
    return null;
  }

  private static boolean placed(LogEvent event) {
    return event.kind() == EventKind.LOCK_SETTLED && (event.text().contains("CONFIRMED") || event.text().contains("PLACED"));
  }

  private static boolean sold(LogEvent event) {
    if (event.kind() != EventKind.EXIT_RECORDED) return false;
    if (event.text().contains("FOK filled") || event.text().contains("PROFIT_LOCK FILLED")) return true;
    int at = event.text().indexOf("| Filled: ");
    int end = at < 0 ? -1 : event.text().indexOf(" |", at + 2);
    return end > 0 && Numbers.plain(event.text().substring(at + "| Filled: ".length(), end)) > 0;
  }

  private static boolean killed(LogEvent event) {
    return event.kind() == EventKind.EXIT_FAILED && event.text().contains(KILLED);
  }

  /** The last try or order before a line (null: of all) that met a balance of zero. */
  private LogEvent lastZero(LogEvent fill, LogEvent before) {
    LogEvent last = null;
    for (LogEvent event : window.source().events()) {
      if (before != null && event.line() >= before.line()) break;
      boolean zero = event.kind() == EventKind.RETRY ? event.number("balance") == 0 : event.text().contains("not enough balance") && event.text().contains("balance: 0,");
      if (event.timed() && event.line() > fill.line() && zero) last = event;
    }
    return last;
  }

  private static String tenths(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  private String span(LogEvent later, LogEvent fill) {
    return String.format(Locale.ROOT, "%.0f s after the fill (%s)", (later.timeNanos() - fill.timeNanos()) / 1e9, window.place(fill));
  }
}
