package dev.lockstep.cli;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.log.EventRuleFile;
import dev.lockstep.forensics.log.EventRules;
import dev.lockstep.forensics.log.LogScan;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options of the commands that read logs: the user's own event rules, and what a log does not say about its clock. */
final class LogOptions {
  @Option(names = "--rules", paramLabel = "FILE", description = "Event rules of your own, tried before those that come with the program.")
  private List<Path> ruleFiles = new ArrayList<>();

  @Option(names = "--zone", paramLabel = "[SOURCE=]ZONE", description = "Zone of times that name none, for all sources or for one, as in America/New_York or bot.log=-05:00 (default: UTC).")
  private List<String> zones = new ArrayList<>();

  @Option(names = "--date", paramLabel = "DATE", description = "Date of the first line, such as 2025-10-22, in logs that print times of day only or no year.")
  private String date;

  LogOptions() {}

  /** Options that were read without picocli. */
  LogOptions(List<Path> ruleFiles, List<String> zones) {
    this.ruleFiles = ruleFiles;
    this.zones = zones;
  }

  /** What the scan needs to know. */
  LogScan.Options options() {
    EventRules rules = EventRuleFile.shipped();
    for (Path file : ruleFiles) rules = RulesTestCommand.read(file, ExitCode.USAGE).before(rules);
    ZoneId all = null;
    Map<String, ZoneId> named = new LinkedHashMap<>();
    for (String zone : zones) {
      int equals = zone.indexOf('=');
      ZoneId id = zone(zone.substring(equals + 1));
      if (equals < 0) all = id;
      else named.put(zone.substring(0, equals), id);
    }
    return new LogScan.Options(rules, all, named, date(), ArtifactLimits.DEFAULT);
  }

  private LocalDate date() {
    if (date == null) return null;
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException unknown) {
      throw new Failure(ExitCode.USAGE, "--date " + date + " is no date: write one like 2025-10-22");
    }
  }

  /** Tells of zones for sources that no input is. */
  void warnOfZones(List<LogSource> sources, OutputOptions output) {
    for (String zone : zones) {
      int equals = zone.indexOf('=');
      String name = equals < 0 ? null : zone.substring(0, equals);
      Set<String> stems = new LinkedHashSet<>();
      for (LogSource source : sources) for (String file : source.files()) stems.add(LogScan.stem(file).substring(LogScan.stem(file).lastIndexOf('/') + 1));
      boolean known = name == null || stems.contains(name) || stems.contains(name.substring(name.lastIndexOf('/') + 1));
      if (!known) output.warn("--zone " + zone + ": no source is called " + name + "; there are " + String.join(", ", stems));
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new Failure(ExitCode.USAGE, "--zone " + name + " is no zone: write one like America/Los_Angeles or -08:00");
    }
  }
}
