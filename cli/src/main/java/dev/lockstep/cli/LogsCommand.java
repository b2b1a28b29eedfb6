package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.incident.EvidenceFiles;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads logs of any size in one pass and says what happened in them. */
@Command(
    name = "logs",
    description = "Reads logs of any size in one pass: events, rhythms, silences, lives of orders, findings.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics logs bundle/bot.log --orders",
      "Example: lockstep forensics logs bundle/bot.log --around 2025-10-22T02:54:00Z±30s --events",
      "--out writes report.txt, findings.json (also as result.json), kinds.csv (rates and gaps) and", "events.csv.",
      "Without a log of your own: lockstep forensics plant bundle --incident leaked_lock"
    })
final class LogsCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Log files, folders, quoted globs or - (standard input), packed or not. Rotations are put in order.")
  private List<String> inputs;

  @Mixin private LogOptions log;
  @Mixin private FindingWindow window;
  @Mixin private LogsText.Lists lists;
  @Mixin private FindingsOptions fail;
  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;

  /** The command as picocli makes it. */
  LogsCommand() {}

  /** The command with options that were read without picocli. */
  LogsCommand(
      List<String> inputs, LogsText.Lists lists, LogOptions log, FindingWindow window, FindingsOptions fail, EvidenceOptions evidence, OutputOptions output) {
    this.inputs = inputs;
    this.lists = lists;
    this.evidence = evidence;
    this.log = log;
    this.window = window;
    this.fail = fail;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    fail.check();
    output.checkOutFile();
    LogScan.Options options = log.options();
    Stretch stretch = window.stretch();
    List<LogInput> files = EvidenceFiles.logs(evidence.logs(inputs, output), System.in);
    Path folder = output.outDirectory();
    LogScan.Result result = new LogScan(options, stretch).scan(files);
    log.warnOfZones(result.sources(), output);
    List<Finding> findings = window.within(CaseRules.findings(CaseFile.of(result.sources())));
    LogsText text = new LogsText(result, findings, stretch, lists);
    output.write(out -> {
      if (!FindingsOptions.machine(out, output.format(), result.inputs(), findings)) text.print(out);
    });
    if (folder != null) LogsFiles.write(folder, result, findings, text::print);
    return evidence.exitCode(result.inputs(), fail.exitCode(findings), output);
  }
}
