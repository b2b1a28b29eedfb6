package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.OrderTable;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.WrappedText;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What logs hold, in words: inputs, kinds with their rates and gaps, lives of orders, events, findings. Without formatters, whose start costs as much as ten megabytes. */
final class LogsText {
  private static final int ORDERS_SHOWN = 20;
  private static final long SECOND = 1_000_000_000L;

  /** What is listed whole. */
  static final class Lists {
    @Option(names = "--orders", description = "Print every order's life.")
    private boolean orders;

    @Option(names = "--events", description = "Print every event that was kept, with its line; best with --around.")
    private boolean events;

    Lists() {}

    /** Options that were read without picocli. */
    Lists(boolean orders, boolean events) {
      this.orders = orders;
      this.events = events;
    }
  }

  private final LogScan.Result result;
  private final List<Finding> findings;
  private final Stretch stretch;
  private final Lists lists;

  LogsText(LogScan.Result result, List<Finding> findings, Stretch stretch, Lists lists) {
    this.result = result;
    this.findings = findings;
    this.stretch = stretch;
    this.lists = lists;
  }

  void print(PrintWriter out) {
    FindingsOptions.inputs(out, result.inputs());
    for (LogSource source : result.sources()) {
      out.println();
      if (source.ruleCounts().isEmpty()) {
        FindingsOptions.wrapped(out, source.name() + ": " + source.shownAll().count() + (source.shownAll().count() == 1 ? " line" : " lines")
            + " with a time, none that a rule knows; --rules FILE adds rules of your own", "", "  ");
        continue;
      }
      FindingsOptions.wrapped(out, source.name() + " (" + source.facts().bot() + (source.extract() ? ", an extract: silences are not judged" : "") + ")", "", "  ");
      kinds(out, source);
      dropped(out, source);
      OrderTable orders = new OrderTable(source, stretch);
      if (!lists.orders && orders.size() > ORDERS_SHOWN) out.println("  " + (orders.size() - ORDERS_SHOWN) + " earlier orders (--orders shows them), then:");
      for (String line : orders.last(lists.orders ? Integer.MAX_VALUE : ORDERS_SHOWN)) order(out, line);
      if (lists.events) events(out, source);
    }
    if (result.sources().isEmpty() && findings.isEmpty()) out.println("\nNothing in it can be judged.");
    else FindingsOptions.findings(out, findings);
  }

  private void kinds(PrintWriter out, LogSource source) {
    long span = source.shownAll().count() > 1 ? source.shownAll().lastNanos() - source.shownAll().firstNanos() : 0;
    if (source.shownAll().count() > 0) {
      row(out, "kind", "events", "how often", "usual gap", "99% under", "longest");
      for (Map.Entry<EventKind, Rhythm> entry : source.shown().entrySet()) {
        if (entry.getValue().count() > 0) row(out, entry.getKey().id(), entry.getValue(), span);
      }
      row(out, "all lines", source.shownAll(), span);
    }
    Map<EventKind, Integer> untimed = new EnumMap<>(EventKind.class);
    for (LogEvent event : source.untimed()) untimed.merge(event.kind(), 1, Integer::sum);
    if (untimed.isEmpty()) return;
    StringBuilder line = new StringBuilder("without a time:");
    for (Map.Entry<EventKind, Integer> entry : untimed.entrySet()) line.append(' ').append(entry.getValue()).append(' ').append(entry.getKey().id()).append(',');
    FindingsOptions.wrapped(out, line.substring(0, line.length() - 1), "  ", "    ");
  }

  private static void dropped(PrintWriter out, LogSource source) {
    if (source.eventsDropped() == 0) return;
    out.println("  the last " + source.events().size() + " events were kept; " + source.eventsDropped()
        + " earlier ones were counted and timed only,");
    out.println("  so their orders are not judged: --until TIME ends earlier");
  }

  private void events(PrintWriter out, LogSource source) {
    Redactor redactor = new Redactor();
    out.println("  events that were kept:");
    String file = "";
    for (LogEvent event : source.events()) {
      if (event.timed() ? !stretch.contains(event.timeNanos()) : !stretch.all()) continue;
      // A path on every line would leave the events no room.
      if (!file.equals(source.file(event.file()))) FindingsOptions.wrapped(out, file = source.file(event.file()), "  ", "    ");
      String line = Long.toString(event.line());
      String kind = event.kind().id();
      String head = " ".repeat(Math.max(1, 8 - line.length())) + line + "  " + kind + " ".repeat(Math.max(1, 16 - kind.length()));
      FindingsOptions.quoted(out, redactor, event.text(), head, " ".repeat(10));
    }
  }

  /** An order's life; where it is too long for a line, its end stands on a line of its own. */
  private static void order(PrintWriter out, String life) {
    int end = life.length() + 2 > WrappedText.WIDTH ? life.lastIndexOf(", ") + 1 : 0;
    if (end > 0) FindingsOptions.wrapped(out, life.substring(0, end), "  ", "    ");
    FindingsOptions.wrapped(out, life.substring(end).strip(), end > 0 ? "    " : "  ", "    ");
  }

  private static void row(PrintWriter out, String name, Rhythm rhythm, long spanNanos) {
    String rate = spanNanos < SECOND ? "-" : rate(rhythm.count() * 86_400.0 * SECOND / spanNanos);
    if (rhythm.gaps().count() == 0) {
      row(out, name, Long.toString(rhythm.count()), rate, "-", "-", "-");
      return;
    }
    GapFigures gaps = GapFigures.of(rhythm);
    row(out, name, Long.toString(rhythm.count()), rate, rounded(gaps.medianNanos()), rounded(gaps.q99Nanos()),
        gaps.longestExact() ? exact(gaps.longestNanos()) : rounded(gaps.longestNanos()));
  }

  private static void row(PrintWriter out, String name, String events, String rate, String usual, String most, String longest) {
    out.println("  " + name + " ".repeat(Math.max(1, 18 - name.length())) + padded(events, 10) + padded(rate, 12) + padded(usual, 12) + padded(most, 12) + padded(longest, 12));
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(1, width + 1 - text.length())) + text;
  }

  /** In the shortest of minute, hour and day in which it comes once or more. */
  private static String rate(double perDay) {
    if (perDay >= 1_440) return often(perDay / 1_440) + "/min";
    return perDay >= 24 ? often(perDay / 24) + "/h" : often(perDay) + "/day";
  }

  private static String often(double rate) {
    return rate >= 100 ? Long.toString(Math.round(rate)) : decimals(rate, 1);
  }

  /** Two digits, which is what a quantile knows. */
  private static String rounded(long nanos) {
    if (nanos >= 120 * SECOND) return exact(nanos);
    double seconds = nanos / 1e9;
    return decimals(seconds, seconds >= 10 ? 0 : seconds >= 1 || nanos == 0 ? 1 : seconds >= 0.1 ? 2 : 3) + " s";
  }

  private static String decimals(double value, int places) {
    long scale = places == 0 ? 1 : places == 1 ? 10 : places == 2 ? 100 : 1_000;
    long scaled = Math.round(value * scale);
    return places == 0 ? Long.toString(scaled) : scaled / scale + "." + Long.toString(scale + scaled % scale).substring(1);
  }

  /** Seconds to the millisecond, rounded half up; minutes, hours and days to a tenth. */
  private static String exact(long nanos) {
    if (nanos >= 120 * SECOND) {
      long unit = nanos < 7_200 * SECOND ? 60 * SECOND : nanos < 172_800 * SECOND ? 3_600 * SECOND : 86_400 * SECOND;
      long tenths = (nanos + unit / 20) / (unit / 10);
      return tenths / 10 + "." + tenths % 10 + (unit == 60 * SECOND ? " min" : unit == 3_600 * SECOND ? " h" : " d");
    }
    return decimals(nanos / 1e9, 3) + " s";
  }
}
