package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.Stretch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Limits what is shown to a stretch of time. Baselines still come from all that was read. */
final class FindingWindow {

  @Option(names = "--since", paramLabel = "TIME", description = "Only events, rates, gaps and findings at or after this time (ISO 8601, UTC).")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only those at or before this time.")
  private String until;

  @Option(names = "--around", paramLabel = "TIME±DURATION", description = "Only those near this time, as in 2025-10-21T22:24:00Z±4m.")
  private String around;

  FindingWindow() {}

  /** Options that were read without picocli; null where not given. */
  FindingWindow(String since, String until, String around) {
    this.since = since;
    this.until = until;
    this.around = around;
  }

  /** The findings that lie in the stretch; those without a time stay. */
  List<Finding> within(List<Finding> findings) {
    Stretch stretch = stretch();
    if (stretch.all()) return findings;
    return findings.stream().filter(f -> f.time() == null || stretch.contains(nanos(f.time()))).toList();
  }

  /** The stretch of time that is asked for. */
  Stretch stretch() {
    if (since == null && until == null && around == null) return Stretch.ALL;
    long from = since == null ? Stretch.ALL.fromNanos() : nanos(time("--since", since));
    long to = until == null ? Stretch.ALL.toNanos() : nanos(time("--until", until));
    if (around != null) {
      if (since != null || until != null) throw new Failure(ExitCode.USAGE, "--around and --since or --until exclude each other");
      Matcher parts = Pattern.compile("(.{10,40}?)(?:±|\\+-|\\+/-)(\\d{1,6})([smh])").matcher(around);
      if (!parts.matches()) throw new Failure(ExitCode.USAGE, "--around " + around + ": write a time, ± and a duration, as in 2025-10-21T22:24:00Z±4m");
      long amount = Long.parseLong(parts.group(2));
      Duration width = switch (parts.group(3)) {
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
      Instant middle = time("--around", parts.group(1));
      from = nanos(middle.minus(width));
      to = nanos(middle.plus(width));
    }
    if (from > to) throw new Failure(ExitCode.USAGE, "--since " + since + " lies after --until " + until + ": nothing is between them");
    return new Stretch(from, to);
  }

  /** Times that nanoseconds cannot tell are taken as the first or the last that they can. */
  private static long nanos(Instant time) {
    long seconds = Math.max(-9_000_000_000L, Math.min(9_000_000_000L, time.getEpochSecond()));
    return seconds * 1_000_000_000L + time.getNano();
  }

  private static Instant time(String option, String text) {
    try {
      return Instant.parse(text.contains("T") ? (text.endsWith("Z") ? text : text + "Z") : text + "T00:00:00Z");
    } catch (DateTimeException e) {
      throw new Failure(ExitCode.USAGE, option + " " + text + " is no time: write one like 2025-10-21T22:24:00Z");
    }
  }
}
