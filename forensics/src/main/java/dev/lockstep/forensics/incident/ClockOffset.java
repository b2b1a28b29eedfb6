package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far a source's clock stands from the main source's, from events both print for one order.
 *
 * @param offsetNanos median of the differences; positive if the source is ahead
 * @param spreadNanos largest distance of a difference from the median
 */
public record ClockOffset(String source, String reference, long offsetNanos, long spreadNanos, int samples) {
  private static final long QUARTER_NANOS = 900_000_000_000L;
  private static final long ZONE_TOLERANCE_NANOS = 2_000_000_000L;

  /** How the clock stands to the reference's, and what to do if it looks like another zone rather than a clock that is wrong. */
  public String relation() {
    String stands = String.format(Locale.ROOT, "%.3f s %s %s (within %.3f s, %d pair%s)", Math.abs(offsetNanos) / 1e9,
        offsetNanos < 0 ? "behind" : "ahead of", reference, spreadNanos / 1e9, samples, samples == 1 ? "" : "s");
    long quarters = Math.round((double) offsetNanos / QUARTER_NANOS);
    boolean zones = quarters != 0 && Math.abs(offsetNanos - quarters * QUARTER_NANOS) <= ZONE_TOLERANCE_NANOS;
    return zones ? stands + ": as far as zones lie apart; --zone " + source + "=ZONE says in which its times are" : stands;
  }

  /** Offsets of every source that shares at least one order event with the reference. */
  static List<ClockOffset> of(LogSource reference, List<LogSource> sources) {
    List<ClockOffset> offsets = new ArrayList<>();
    if (reference == null) return offsets;
    Map<String, Long> marks = marks(reference);
    for (LogSource source : sources) {
      if (source == reference) continue;
      List<Long> differences = new ArrayList<>();
      marks(source).forEach((key, nanos) -> {
        if (marks.containsKey(key)) differences.add(nanos - marks.get(key));
      });
      if (differences.isEmpty()) continue;
      Collections.sort(differences);
      long median = differences.get(differences.size() / 2);
      long spread = Math.max(differences.get(differences.size() - 1) - median, median - differences.get(0));
      offsets.add(new ClockOffset(source.name(), reference.name(), median, spread, differences.size()));
    }
    return offsets;
  }

  private static Map<String, Long> marks(LogSource source) {
    Map<String, Long> marks = new LinkedHashMap<>();
    for (LogEvent event : source.events()) {
      String id = event.get("id") != null ? event.get("id") : event.get("new");
      if (id != null && event.timed()) marks.putIfAbsent(event.kind() + " " + id, event.timeNanos());
    }
    return marks;
  }
}
