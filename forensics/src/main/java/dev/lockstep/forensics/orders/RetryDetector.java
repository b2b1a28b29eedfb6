package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.WindowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code zombie-retry}, {@code retry-storm}, {@code no-backoff} and {@code reconnect-storm}: attempts that outlive their reason, or come too fast. */
final class RetryDetector implements CaseDetector {
  private static final long STORM_NANOS = 10 * Thresholds.SECOND;
  private static final long WINDOW_GRACE_NANOS = 2 * Thresholds.SECOND;
  private static final int ATTEMPT_STEP_MAX = 10;
  /** The slowest retry known tries every five seconds and prints every tenth try. */
  private static final long SERIES_IDLE_NANOS = 120 * Thresholds.SECOND;

  /** One loop of attempts whose numbers go up. */
  private static final class Series {
    final List<LogEvent> attempts = new ArrayList<>();
    double last;
    long lastNanos = LogEvent.UNTIMED;
    String window;
    long windowEndNanos = LogEvent.UNTIMED;
    LogEvent firstZombie;
    LogEvent lastZombie;
    String why;
  }

  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (LogSource source : file.sources()) {
      zombies(source, findings);
      if (source.extract()) continue;
      Map<String, List<LogEvent>> retries = byKey(source.of(EventKind.RETRY), "what");
      retries.forEach((what, events) -> {
        storm(file, source, what, events, "retry-storm", findings);
        noBackoff(source, what, events, findings);
      });
      byKey(source.of(EventKind.CONNECTING), "link").forEach((link, events) -> reconnects(file, source, link, events, findings));
    }
    return findings;
  }

  private static Map<String, List<LogEvent>> byKey(List<LogEvent> events, String field) {
    Map<String, List<LogEvent>> grouped = new LinkedHashMap<>();
    for (LogEvent event : events) grouped.computeIfAbsent(String.valueOf(event.get(field)), k -> new ArrayList<>()).add(event);
    return grouped;
  }

  private static void zombies(LogSource source, List<Finding> findings) {
    List<Series> series = new ArrayList<>();
    String window = null;
    long windowEnd = LogEvent.UNTIMED;
    for (LogEvent event : source.of(EventKind.WINDOW_STARTED, EventKind.RETRY)) {
      if (event.kind() == EventKind.WINDOW_STARTED) {
        if (windowEnd == LogEvent.UNTIMED || event.timeNanos() < windowEnd) endWindows(series, event.timeNanos());
        window = event.get("window");
        windowEnd = windowEnd(source, window, event);
      } else if (event.kind() == EventKind.RETRY) {
        Series of = seriesOf(series, event);
        if (of.attempts.isEmpty()) {
          of.window = event.get("window") != null ? event.get("window") : window;
          of.windowEndNanos = event.get("window") != null ? windowEnd(source, event.get("window"), null) : windowEnd;
        }
        take(source, of, event, window);
      }
    }
    for (Series one : series) if (one.firstZombie != null) findings.add(zombie(source, one));
  }

  private static void endWindows(List<Series> series, long nanos) {
    for (Series one : series) if (one.windowEndNanos == LogEvent.UNTIMED) one.windowEndNanos = nanos;
  }

  /** A window's end from the epoch in its id, or from the line that announced it. */
  private static long windowEnd(LogSource source, String window, LogEvent announced) {
    if (source.facts().windowNanos() == 0) return LogEvent.UNTIMED;
    long told = source.dated() ? WindowId.beginNanos(window) : LogEvent.UNTIMED;
    long length = WindowId.lengthNanos(window, source.facts().windowNanos());
    if (told != LogEvent.UNTIMED) return told + length;
    return announced != null && announced.timed() ? announced.timeNanos() + length : LogEvent.UNTIMED;
  }

  private static Series seriesOf(List<Series> series, LogEvent event) {
    double attempt = event.number("attempt");
    Series best = null;
    for (Series one : series) {
      double step = attempt - one.last;
      boolean follows = step >= 1 && step <= ATTEMPT_STEP_MAX && !forgotten(one, event);
      // Of two that it follows as closely it is the younger: numbers start anew in every window.
      if (follows && (best == null || step <= attempt - best.last)) best = one;
    }
    if (best == null) {
      best = new Series();
      series.add(best);
      if (series.size() > 1_000) series.remove(0);
    }
    if (!Double.isNaN(attempt)) best.last = attempt;
    return best;
  }

  /** True if a series has made no attempt for so long that it is over: the next window's has the same numbers. */
  private static boolean forgotten(Series series, LogEvent next) {
    return next.timed() && series.lastNanos != LogEvent.UNTIMED && next.timeNanos() - series.lastNanos > SERIES_IDLE_NANOS;
  }

  private static void take(LogSource source, Series series, LogEvent event, String activeWindow) {
    if (series.attempts.size() < 100) series.attempts.add(event);
    if (event.timed()) series.lastNanos = event.timeNanos();
    double attempt = event.number("attempt");
    double stated = event.number("cap");
    double cap = stated > 0 ? stated : source.facts().attemptCap();
    String why = null;
    if (cap > 0 && attempt > cap) why = "the cap is " + Math.round(cap);
    else if (event.timed() && series.windowEndNanos != LogEvent.UNTIMED && event.timeNanos() > series.windowEndNanos + WINDOW_GRACE_NANOS) {
      why = "its window had ended";
    } else if (event.get("window") != null && activeWindow != null && !activeWindow.endsWith(event.get("window")) && event.timed()
        && series.windowEndNanos == LogEvent.UNTIMED) {
      why = "its window is not the active one";
    }
    if (why == null) return;
    if (series.firstZombie == null) series.firstZombie = event;
    series.lastZombie = event;
    series.why = why;
  }

  private static Finding zombie(LogSource source, Series series) {
    boolean timed = series.firstZombie.timed() && !source.extract();
    long last = series.lastZombie.timeNanos();
    Report report =
        Report.critical("zombie-retry", timed ? Confidence.HIGH : Confidence.LOW)
            .key(source.facts().bot(), series.firstZombie.get("what"))
            .at(series.firstZombie.timeNanos(), source)
            .detail("what", series.firstZombie.get("what"))
            .detail("window", series.window)
            .detail("attempts", Math.round(series.last));
    if (timed) report.seconds("durationSeconds", last - series.firstZombie.timeNanos());
    return report
        .line(source, series.attempts.get(0))
        .line(source, series.firstZombie == series.attempts.get(0) ? null : series.firstZombie)
        .line(source, series.lastZombie == series.firstZombie ? null : series.lastZombie)
        .say("%s went on to attempt %d although %s", series.firstZombie.get("what"), Math.round(series.last), series.why);
  }

  private static void storm(CaseFile file, LogSource source, String what, List<LogEvent> events, String rule, List<Finding> findings) {
    int from = 0;
    int most = 0;
    LogEvent at = null;
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).timed()) continue;
      // Runs of several windows may be appended in any order; a step back begins a new count.
      if (i > 0 && events.get(i).timeNanos() < events.get(i - 1).timeNanos() - Thresholds.SECOND) from = i;
      while (events.get(i).timeNanos() - events.get(from).timeNanos() > STORM_NANOS) from++;
      if (i - from + 1 > most) {
        most = i - from + 1;
        at = events.get(from);
      }
    }
    if (most <= file.thresholds().stormAttempts()) return;
    findings.add(
        Report.warning(rule, Confidence.HIGH)
            .key(source.facts().bot(), what)
            .at(at.timeNanos(), source)
            .detail("what", what)
            .detail("attemptsInTenSeconds", most)
            .line(source, at)
            .say("%d attempts at %s within ten seconds", most, what));
  }

  private static void noBackoff(LogSource source, String what, List<LogEvent> events, List<Finding> findings) {
    LogEvent start = flat(events.stream().filter(e -> e.get("cap") == null).toList());
    if (start == null) return;
    findings.add(
        Report.warning("no-backoff", Confidence.HIGH)
            .key(source.facts().bot(), what)
            .at(start.timeNanos(), source)
            .detail("what", what)
            .line(source, start)
            .say("attempts at %s follow each other without growing pauses and without a stated cap", what));
  }

  /** The first attempt of six in a row whose five gaps do not grow, or null. */
  private static LogEvent flat(List<LogEvent> events) {
    int flat = 0;
    long before = -1;
    for (int i = 1; i < events.size(); i++) {
      if (!events.get(i).timed() || !events.get(i - 1).timed()) return null;
      long gap = events.get(i).timeNanos() - events.get(i - 1).timeNanos();
      double restarted = events.get(i).number("attempt") - events.get(i - 1).number("attempt");
      boolean same = !(restarted < 0);
      // Stamps of whole seconds hide up to one second of a gap.
      long resolution = gap % Thresholds.SECOND == 0 && before % Thresholds.SECOND == 0 ? Thresholds.SECOND : Thresholds.SECOND / 20;
      boolean grows = before >= 0 && gap > before * 1.2 + resolution;
      flat = same && !grows && gap < 60 * Thresholds.SECOND ? flat + 1 : 0;
      before = gap;
      if (flat >= 5) return events.get(i - 5);
    }
    return null;
  }

  private static void reconnects(CaseFile file, LogSource source, String link, List<LogEvent> events, List<Finding> findings) {
    int before = findings.size();
    storm(file, source, "connecting to " + link, events, "reconnect-storm", findings);
    if (findings.size() > before) return;
    LogEvent start = events.size() < 6 ? null : flat(events);
    if (start == null) return;
    findings.add(
        Report.warning("reconnect-storm", Confidence.MEDIUM)
            .key(source.facts().bot(), link)
            .at(start.timeNanos(), source)
            .detail("link", link)
            .detail("connects", events.size())
            .line(source, start)
            .say("connection after connection to %s without growing pauses", link));
  }
}
