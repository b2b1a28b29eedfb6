package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.List;

/** Finds the windows of a log. A window that is named several times in a row begins where it is named last. */
final class Stretches {
  private Stretches() {}

  static List<Stretch> of(LogSource source) {
    List<LogEvent> starts = source.of(EventKind.WINDOW_STARTED);
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      LogEvent start = starts.get(i);
      MarketNames.Span span = start.get("window") == null ? null : MarketNames.find(start.get("window"));
      if (span == null || (i + 1 < starts.size() && same(start, starts.get(i + 1)))) continue;
      found.add(stretch(source, starts, i, span));
    }
    return found;
  }

  private static boolean same(LogEvent one, LogEvent other) {
    return one.get("window").equals(other.get("window"));
  }

  private static Stretch stretch(LogSource source, List<LogEvent> starts, int at, MarketNames.Span span) {
    LogEvent start = starts.get(at);
    long to = at + 2 < starts.size() && starts.get(at + 2).file() == start.file() ? starts.get(at + 2).line() : Long.MAX_VALUE;
    double pnl = Double.NaN;
    for (LogEvent event : source.events()) {
      if (event.file() != start.file() || event.line() <= start.line() || event.line() >= to) continue;
      boolean outside = event.timeNanos() > span.endNanos() + Stretch.TAIL_NANOS || event.timeNanos() < span.startNanos() - Stretch.TAIL_NANOS;
      if (event.timed() && outside) {
        to = event.line();
        break;
      }
      double booked = event.kind() == EventKind.EXIT_RECORDED ? usd(event.get("pnl")) : Double.NaN;
      if (!Double.isNaN(booked)) pnl = Double.isNaN(pnl) ? booked : pnl + booked;
    }
    return new Stretch(span.id(), source.file(start.file()), start.line(), to, span.startNanos(), span.endNanos(), pnl);
  }

  /** Dollars as a bot prints them, {@code -$18.00}. */
  private static double usd(String text) {
    return text == null ? Double.NaN : dev.lockstep.forensics.event.Numbers.plain(text.replace("$", "").replace("+", ""));
  }
}
