package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.TimeStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines that stand twice in the files of one source, as a rotation by copying leaves them in both: they happened once. */
final class RetoldLines {
  /** Events of one instant that are compared with one. */
  private static final int COMPARED_MAX = 1_000;

  private final LogSource source;
  /** Only looked up, never walked through; empty where nothing can stand twice. */
  private final Map<Long, List<LogEvent>> byTime = new HashMap<>();

  private RetoldLines(LogSource source) {
    this.source = source;
    if (source.files().size() < 2 && source.timeSteps().isEmpty()) return;
    for (LogEvent event : source.events()) byTime.computeIfAbsent(event.timeNanos(), k -> new ArrayList<>()).add(event);
  }

  static RetoldLines of(LogSource source) {
    return source.made(RetoldLines.class, RetoldLines::new);
  }

  /** True if the very line of an event stands in an older file, or before the clock went back. */
  boolean contains(LogEvent event) {
    int compared = 0;
    for (LogEvent earlier : byTime.getOrDefault(event.timeNanos(), List.of())) {
      if (earlier == event || ++compared > COMPARED_MAX) return false;
      boolean apart = earlier.file() != event.file() || wentBack(earlier, event);
      if (apart && earlier.kind() == event.kind() && earlier.text().equals(event.text())) return true;
    }
    return false;
  }

  private boolean wentBack(LogEvent earlier, LogEvent later) {
    for (TimeStep step : source.timeSteps()) {
      if (step.file() == later.file() && step.line() > earlier.line() && step.line() <= later.line()) return true;
    }
    return false;
  }
}
