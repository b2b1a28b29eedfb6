package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round trips from pairs of lines. Profit-lock tries follow one another after half a second's rest and two account calls, so their
 * distances, though stamped in whole seconds, bound what a call takes; an exit that needed no rest says in milliseconds what its three
 * calls took. The exit's figure holds from its trigger on: it is the latency of the crash.
 */
final class LatencyExtractor {
  private static final long MILLI = 1_000_000L;
  private static final int CALLS_OF_AN_EXIT = 3;
  private static final int TRIES_MIN = 4;

  private final WindowCase window;

  LatencyExtractor(WindowCase window) {
    this.window = window;
  }

  List<Cited<LatencyLine>> latencies() {
    List<Cited<LatencyLine>> lines = new ArrayList<>();
    tries(lines);
    exit(lines);
    return lines;
  }

  private void tries(List<Cited<LatencyLine>> lines) {
    QuickTries quick = QuickTries.of(window);
    List<LogEvent> tries = quick.tries();
    if (tries.size() < TRIES_MIN || !quick.even()) return;
    LatencySpec spec = quantiles(quick.callLowNanos(), quick.callHighNanos());
    String source = window.place(tries.get(0)) + "-" + window.line(tries.get(tries.size() - 1)) + ": " + tries.size()
        + " tries, " + seconds(quick.apartLowNanos()) + " to " + seconds(quick.apartHighNanos()) + " s apart if evenly: 0.5 s rest and two calls";
    lines.add(new Cited<>(new LatencyLine(Traffic.ACCOUNT, spec, Span.ALWAYS), source));
  }

  /** Between two bounds nothing is known: even, to the millisecond. */
  private static LatencySpec quantiles(long low, long high) {
    long from = low / MILLI * MILLI;
    long to = Math.max(from, high / MILLI * MILLI);
    return new LatencySpec.Quantiles(List.of(
        new LatencySpec.Point(0, from), new LatencySpec.Point(50, (from + to) / 2 / MILLI * MILLI), new LatencySpec.Point(100, to)));
  }

  private void exit(List<Cited<LatencyLine>> lines) {
    LogEvent trigger = null;
    for (LogEvent event : window.source().events()) {
      if (event.kind() == EventKind.EXIT_TRIGGERED && trigger == null) trigger = event;
      if (event.kind() != EventKind.EXIT_RECORDED || trigger == null) continue;
      long took = tookNanos(event.text());
      if (took <= 0 || took >= QuickTries.REST_NANOS) continue;
      LatencySpec spec = new LatencySpec.Constant(took / CALLS_OF_AN_EXIT / MILLI * MILLI);
      long from = window.toEnd(trigger.timeNanos());
      String source = window.cite(event) + " - three calls without a rest, from the trigger on (" + window.place(trigger) + ")";
      lines.add(new Cited<>(new LatencyLine(Traffic.ORDERS, spec, new Span(from, Long.MAX_VALUE)), source));
      lines.add(new Cited<>(new LatencyLine(Traffic.ACCOUNT, spec, new Span(from, Long.MAX_VALUE)), source));
      return;
    }
  }

  private static long tookNanos(String text) {
    int at = text.indexOf("Time to complete: ");
    int end = at < 0 ? -1 : text.indexOf("ms", at);
    if (end < 0) return -1;
    double millis = Numbers.plain(text.substring(at + "Time to complete: ".length(), end));
    return Double.isNaN(millis) ? -1 : Math.round(millis * MILLI);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }
}
