package dev.lockstep.cli;

import dev.lockstep.engine.backtest.WindowChoice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that choose windows. */
public final class WindowOptions {
  @Option(names = "--window", paramLabel = "ID", split = ",", description = "Only windows whose id contains this. Repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--from", paramLabel = "TIME", description = "Only windows that start at or after this (2026-04-13 or 2026-04-13T12:00:00Z).")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only windows that start before this.")
  private String to;

  @Option(names = "--explain", paramLabel = "ID", description = "Print the journal of this window in time order instead of the table.")
  private String explain;

  /** The window to explain, or null. */
  public String explain() {
    return explain;
  }

  public WindowChoice choice() {
    List<String> wanted = new ArrayList<>(names);
    if (explain != null) wanted.add(explain);
    return new WindowChoice(nanos("--from", from, Long.MIN_VALUE), nanos("--to", to, Long.MAX_VALUE), wanted);
  }

  private static long nanos(String option, String text, long otherwise) {
    if (text == null) return otherwise;
    try {
      Instant instant = text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new Failure(ExitCode.USAGE, option + " " + text + ": expected a UTC date or time, for instance 2026-04-13 or 2026-04-13T12:00:00Z");
    }
  }
}
