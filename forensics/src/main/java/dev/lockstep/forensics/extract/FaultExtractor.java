package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the world did to the bot, as far as its log tells. */
final class FaultExtractor {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;

  private final WindowCase window;

  FaultExtractor(WindowCase window) {
    this.window = window;
  }

  List<Cited<FaultSpec>> faults() {
    List<Cited<FaultSpec>> faults = new ArrayList<>();
    settlement(faults);
    return faults;
  }

  /** The balance read zero after the purchase: it took until the profit lock was placed, or the balance was never seen at all. */
  private void settlement(List<Cited<FaultSpec>> faults) {
    LogEvent fill = first(EventKind.ORDER_FILLED, null);
    LogEvent lastZero = null;
    for (LogEvent event : window.source().of(EventKind.RETRY)) if (event.timed() && event.number("balance") == 0) lastZero = event;
    if (fill == null || lastZero == null) return;
    LogEvent placed = first(EventKind.LOCK_SETTLED, "CONFIRMED");
    LogEvent sold = first(EventKind.EXIT_RECORDED, "filled");
    long zeroUntil = lastZero.timeNanos() - fill.timeNanos();
    if (placed != null && placed.timeNanos() > fill.timeNanos()) {
      long seen = placed.timeNanos() - fill.timeNanos();
      long delay = (zeroUntil + seen) / 2;
      String source = window.cite(placed) + " - " + span(seen) + " after the fill (" + window.place(fill) + "); still zero after "
          + span(zeroUntil) + " (" + window.place(lastZero) + ")";
      faults.add(new Cited<>(new FaultSpec.SettlementDelay(Math.min(delay, HOUR)), source));
    } else if (sold != null && sold.timeNanos() > fill.timeNanos()) {
      String why = window.cite(lastZero) + " - the balance is never seen, yet shares are sold (" + window.place(sold) + ")";
      faults.add(new Cited<>(new FaultSpec.BalanceUnseen(Span.ALWAYS), why));
      faults.add(new Cited<>(new FaultSpec.SettlementDelay(0), window.place(sold) + ": not known; the shares could be sold here at the latest"));
    } else {
      String why = window.cite(lastZero) + " - still zero " + span(zeroUntil) + " after the fill (" + window.place(fill) + "), and nothing was sold";
      faults.add(new Cited<>(new FaultSpec.SettlementDelay(HOUR), why));
    }
  }

  private LogEvent first(EventKind kind, String containing) {
    for (LogEvent event : window.source().of(kind)) {
      if (event.timed() && (containing == null || event.text().contains(containing))) return event;
    }
    return null;
  }

  private static String span(long nanos) {
    return String.format(Locale.ROOT, "%.0f s", nanos / 1e9);
  }
}
