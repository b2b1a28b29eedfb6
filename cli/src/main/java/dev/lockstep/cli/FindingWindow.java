package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Limits what is shown to a stretch of time. Baselines still come from all that was read. */
final class FindingWindow {
  private static final Pattern AROUND = Pattern.compile("(.{10,40}?)(?:±|\\+-|\\+/-)(\\d{1,6})([smh])");

  @Option(names = "--since", paramLabel = "TIME", description = "Only findings at or after this time (ISO 8601, UTC).")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only findings at or before this time.")
  private String until;

  @Option(names = "--around", paramLabel = "TIME±DURATION", description = "Only findings near this time, as in 2025-10-21T22:24:00Z±4m.")
  private String around;

  /** The findings that lie in the stretch; those without a time stay. */
  List<Finding> within(List<Finding> findings) {
    Instant from = since == null ? Instant.MIN : time("--since", since);
    Instant to = until == null ? Instant.MAX : time("--until", until);
    if (around != null) {
      Matcher parts = AROUND.matcher(around);
      if (!parts.matches()) throw new Failure(ExitCode.USAGE, "--around " + around + ": write a time, ± and a duration, as in 2025-10-21T22:24:00Z±4m");
      long amount = Long.parseLong(parts.group(2));
      Duration width = switch (parts.group(3)) {
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
      Instant middle = time("--around", parts.group(1));
      from = middle.minus(width);
      to = middle.plus(width);
    }
    Instant first = from;
    Instant last = to;
    return findings.stream().filter(f -> f.time() == null || (!f.time().isBefore(first) && !f.time().isAfter(last))).toList();
  }

  private static Instant time(String option, String text) {
    try {
      return Instant.parse(text.contains("T") ? (text.endsWith("Z") ? text : text + "Z") : text + "T00:00:00Z");
    } catch (DateTimeException e) {
      throw new Failure(ExitCode.USAGE, option + " " + text + " is no time: write one like 2025-10-21T22:24:00Z");
    }
  }
}
