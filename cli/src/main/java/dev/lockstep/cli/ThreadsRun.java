package dev.lockstep.cli;

import dev.lockstep.cli.text.Format;
import dev.lockstep.forensics.bundle.ArtifactFiles;
import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.detect.locks.CpuListing;
import dev.lockstep.forensics.detect.locks.StackGroup;
import dev.lockstep.forensics.detect.locks.StackGroups;
import dev.lockstep.forensics.detect.locks.ThreadDumpAnalysis;
import dev.lockstep.forensics.detect.locks.Thresholds;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.parse.CpuListingReader;
import dev.lockstep.forensics.parse.ThreadDumpParser;
import dev.lockstep.forensics.render.ThreadText;
import dev.lockstep.forensics.text.JsonText;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code forensics threads}: reads, judges, prints. */
final class ThreadsRun {
  private final ForensicsThreadsCommand options;
  private final List<InputReport> inputs = new ArrayList<>();
  private final List<ThreadDump> dumps = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  ThreadsRun(ForensicsThreadsCommand options) {
    this.options = options;
  }

  int run(List<String> arguments) {
    Format format = options.output.format();
    Path folder = options.output.outDirectory();
    options.output.checkOutFile();
    Severity failOn = failOn();
    Thresholds thresholds = thresholds();
    CpuListing cpu = cpu();
    ArtifactFiles.Expanded files = ArtifactFiles.expand(arguments);
    skipped.addAll(files.problems());
    ThreadDumpParser parser = new ThreadDumpParser(new Stacks(new Symbols()), limits());
    files.files().forEach(file -> read(parser, file));
    report();
    if (dumps.isEmpty()) {
      throw new Failure(ExitCode.DATA, "no thread dump in " + VisibleText.escape(String.join(", ", arguments))
          + ": give a file that holds the text of a Go, Java or Python dump");
    }
    List<Finding> findings = new ThreadDumpAnalysis(thresholds, grouping(), cpu).findings(dumps);
    Redactor redactor = new Redactor();
    String text = text(format, findings, redactor);
    options.output.write(out -> out.print(text));
    if (folder != null) {
      new ThreadsReport(folder).write(inputs, findings, dumps, redactor);
    }
    boolean found = failOn != null && findings.stream().anyMatch(f -> f.severity().atLeast(failOn));
    return found ? ExitCode.FINDINGS : options.strict && !skipped.isEmpty() ? ExitCode.DATA : ExitCode.OK;
  }

  private Severity failOn() {
    if (options.failOn.equalsIgnoreCase("never") || options.failOn.equalsIgnoreCase("none")) {
      return null;
    }
    for (Severity severity : Severity.values()) {
      if (severity.label().equalsIgnoreCase(options.failOn)) {
        return severity;
      }
    }
    throw new Failure(ExitCode.USAGE, "--fail-on " + options.failOn + " is not known: critical, warning, info or never");
  }

  private Thresholds thresholds() {
    ForensicsThreadsCommand.Limits l = options.limits;
    try {
      return new Thresholds(l.manyWaiters, l.criticalWaiters, l.longWaitMinutes, l.longWaitWarningMinutes, l.starvationFactor,
          l.starvationMinutes, l.starvationPeers, l.poolWorkers, l.equalStacks, l.growthShare, l.cpuShare);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "--" + e.getMessage());
    }
  }

  private ArtifactLimits limits() {
    try {
      return new ArtifactLimits(options.maxBytes, options.maxLine, options.maxThreads);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, e.getMessage());
    }
  }

  private CpuListing cpu() {
    List<String> lines = new ArrayList<>();
    for (String file : options.cpu) {
      try {
        lines.addAll(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).lines().toList());
      } catch (IOException e) {
        throw new Failure(ExitCode.DATA, VisibleText.escape(file) + ": the CPU listing cannot be read: " + e.getMessage());
      }
    }
    return lines.isEmpty() ? CpuListing.NONE : CpuListingReader.read(lines);
  }

  private ThreadDumpAnalysis.Grouping grouping() {
    return options.grouped.series ? ThreadDumpAnalysis.Grouping.SERIES
        : options.grouped.independent ? ThreadDumpAnalysis.Grouping.INDEPENDENT : ThreadDumpAnalysis.Grouping.AUTOMATIC;
  }

  private void read(ThreadDumpParser parser, String file) {
    boolean standard = file.equals(ArtifactFiles.STANDARD_INPUT);
    try {
      String archive = standard ? null : EvidenceOptions.archive(file);
      if (archive != null) {
        skipped.add(archive);
        return;
      }
    } catch (IOException e) {
      skipped.add(file + ": " + Failure.reason(e));
      return;
    }
    try (InputStream in = standard ? System.in : Files.newInputStream(Path.of(file))) {
      ThreadDumpParser.Result result = parser.parse(standard ? "(standard input)" : file, in);
      inputs.add(result.report());
      dumps.addAll(result.dumps());
      if (result.dumps().isEmpty()) {
        skipped.add(file + ": " + (result.report().bytes() == 0 ? "is empty" : "no thread dump in it"));
      }
    } catch (IOException e) {
      skipped.add(file + ": " + Failure.reason(e));
    }
  }

  private void report() {
    skipped.forEach(problem -> options.output.say("lockstep: skipped " + VisibleText.escape(problem)));
  }

  private String text(Format format, List<Finding> findings, Redactor redactor) {
    if (format == Format.JSON) {
      return FindingsJson.write(inputs, findings, redactor);
    }
    if (format == Format.JSONL) {
      StringBuilder lines = new StringBuilder();
      findings.forEach(f -> lines.append(JsonText.compact(FindingsJson.redacted(FindingsJson.finding(f), redactor))).append('\n'));
      return lines.toString();
    }
    if (format == Format.CSV) {
      return csv(findings, redactor);
    }
    List<StackGroup> groups = options.noGroups ? List.of() : StackGroups.of(dumps.get(dumps.size() - 1));
    return ThreadText.of(inputs, findings, groups, redactor);
  }

  private static String csv(List<Finding> findings, Redactor redactor) {
    StringBuilder lines = new StringBuilder("rule,severity,confidence,summary,lock,holder,waiters,fingerprint\n");
    for (Finding f : findings) {
      List<Object> cells = new ArrayList<>(List.of(f.ruleId(), f.severity().label(), f.confidence().label(), f.summary()));
      cells.add(f.details().get("lock"));
      cells.add(f.details().get("holder"));
      cells.add(f.details().get("waiterCount"));
      cells.add(f.fingerprint());
      lines.append(cells.stream().map(c -> cell(c, redactor)).collect(java.util.stream.Collectors.joining(","))).append('\n');
    }
    return lines.toString();
  }

  /** Quoted, and with a leading quote where a spreadsheet would take the text for a formula. */
  private static String cell(Object value, Redactor redactor) {
    if (value == null || value instanceof Number) {
      return value == null ? "" : value.toString();
    }
    String text = VisibleText.escape(redactor.redact(value.toString()));
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
