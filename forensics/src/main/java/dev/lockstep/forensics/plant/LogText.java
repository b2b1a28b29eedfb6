package dev.lockstep.forensics.plant;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A log while it is being written: lines with times, printed at the end in their order with the bot's own stamp. */
final class LogText {
  private record Line(long nanos, int order, String body) {}

  private final List<Line> lines = new ArrayList<>();

  void add(long nanos, String format, Object... arguments) {
    lines.add(new Line(nanos, lines.size(), arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments)));
  }

  /** Takes out the lines of a stretch that the predicate picks. */
  void cut(long fromNanos, long toNanos, Predicate<String> which) {
    lines.removeIf(l -> l.nanos() > fromNanos && l.nanos() < toNanos && which.test(l.body()));
  }

  /** Forgets what was printed. */
  void clear() {
    lines.clear();
  }

  long lastNanos() {
    return lines.stream().mapToLong(Line::nanos).max().orElse(0);
  }

  /** A line sorts by where it belongs, but may carry a stamp that lies: a clock that steps back. */
  byte[] print(DateTimeFormatter stamp, ZoneId zone, long stepAtNanos, long stepBackNanos) {
    StringBuilder out = new StringBuilder(lines.size() * 110);
    String cached = "";
    long cachedFor = Long.MIN_VALUE;
    for (Line line : sorted()) {
      long shown = line.nanos() >= stepAtNanos ? line.nanos() - stepBackNanos : line.nanos();
      if (shown != cachedFor) {
        cached = stamp.format(Instant.ofEpochSecond(0, shown).atZone(zone));
        cachedFor = shown;
      }
      out.append(cached).append(line.body()).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  List<String> bodies() {
    return sorted().stream().map(Line::body).toList();
  }

  /** Prints one JSON object a line; the stamp goes into its first field. */
  byte[] json(DateTimeFormatter stamp, ZoneId zone, long stepAtNanos, long stepBackNanos) {
    StringBuilder out = new StringBuilder(lines.size() * 160);
    for (Line line : sorted()) {
      long shown = line.nanos() >= stepAtNanos ? line.nanos() - stepBackNanos : line.nanos();
      out.append("{\"timestamp\":\"").append(stamp.format(Instant.ofEpochSecond(0, shown).atZone(zone))).append("\",").append(line.body()).append("}\n");
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<Line> sorted() {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingLong(Line::nanos).thenComparingInt(Line::order));
    return sorted;
  }
}
