package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.SettingException;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.cli.text.Format;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.EvidenceForm;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.reports.log.JournalLog;
import dev.lockstep.reports.reproduce.ReproduceJson;
import dev.lockstep.reports.reproduce.Reproduction;
import dev.lockstep.reports.reproduce.Shrink;
import dev.lockstep.reports.reproduce.Side;
import dev.lockstep.reports.reproduce.Unreached;
import dev.lockstep.reports.reproduce.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether an incident shows again, and is gone. */
@Command(
    name = "reproduce",
    description = "Demands that a scenario shows its findings under one release and nothing under another.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "lockstep reproduce datasets/scenarios/2026-02-27-first-loss.yaml --before v1.60 --after v1.61",
      "'lockstep forensics scenario' makes a scenario of a log. --out writes result.json and the log of",
      "each release, in the bot's own format.",
      "Exit code 0: the same findings before, in the same order and on the same lane, and none after; 3:",
      "the release after still shows something; 6: the release before does not show what the scenario",
      "expects, or the release after did not hold a position when the trouble began, so that it was not",
      "tested; 5: the scenario or its data cannot be used.",
      "A fault that cannot reach a release, as a slow save one that keeps no state, is named."
    })
final class ReproduceCommand implements Callable<Integer> {
  private static final String SHRINK = "--shrink";
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SCENARIO", description = "A scenario file, as 'lockstep forensics scenario' writes it.")
  private Path file;

  @Option(names = "--before", paramLabel = "R", required = true, description = "The release that had the incident.")
  private String before;

  @Option(names = "--after", paramLabel = "R2", required = true, description = "The release in which it must be gone.")
  private String after;

  @Option(names = SHRINK, paramLabel = "FILE",
      description = "Drop faults and latencies while the verdict stays, and write the smaller scenario into this file.")
  private Path shrunk;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    try {
      return run();
    } catch (BadData problem) {
      throw new Failure(ExitCode.DATA, problem.getMessage());
    }
  }

  private int run() throws IOException {
    output.checkOutFile();
    if (shrunk != null) output.checkFile(SHRINK, shrunk);
    Release first = RunOptions.releases(List.of(before)).get(0);
    Release second = RunOptions.releases(List.of(after)).get(0);
    if (Files.isDirectory(file)) throw new Failure(ExitCode.DATA, file + " is a folder: name a scenario file, such as the scenario.yaml in it");
    Scenario scenario = ScenarioFile.read(file);
    Path folder = output.outDirectory();
    Path base = file.toAbsolutePath().getParent();
    Reproduction reproduction = new Reproduction(ScenarioData.open(scenario, base), this::settings, LogScan.Options.shipped());
    Reproduction.Result result = reproduction.run(scenario, first, second);
    Stream.of(first, second).distinct().flatMap(release -> Unreached.faults(scenario, release).stream()).forEach(output::say);
    if (folder != null) files(folder, result);
    if (shrunk != null) shrink(reproduction, result, first, second);
    print(result);
    return switch (result.verdict()) {
      case REPRODUCED -> ExitCode.OK;
      case STILL_THERE -> ExitCode.VERIFICATION_FAILED;
      case NOT_TESTED, NOT_REPRODUCED -> ExitCode.VACUOUS;
    };
  }

  private void print(Reproduction.Result result) {
    String again = new RepeatCommand(command).without(SHRINK);
    ReproduceText text = new ReproduceText(result, again);
    switch (output.format()) {
      case TABLE -> output.write(text::print);
      case JSON -> output.write(out -> out.print(ReproduceJson.write(result, Build.current().commit(), again)));
      case JSONL, CSV -> text.rows(output);
      default -> throw new AssertionError(output.format());
    }
    if (output.format() != Format.TABLE && result.verdict() != Verdict.REPRODUCED) output.say(again);
  }

  private void shrink(Reproduction reproduction, Reproduction.Result result, Release first, Release second) throws IOException {
    if (result.verdict() == Verdict.NOT_REPRODUCED || result.verdict() == Verdict.NOT_TESTED) {
      output.say(SHRINK + ": " + result.verdict().text() + ", so nothing tells which lines are needed; " + shrunk + " is not written");
      return;
    }
    Shrink shrink = new Shrink(reproduction, first, second);
    Scenario smaller = shrink.of(result.scenario(), result.verdict());
    Path base = shrunk.toAbsolutePath().getParent();
    Scenario moved = smaller.withData(ScenarioData.moved(smaller.data(), file.toAbsolutePath().getParent(), base));
    output.writeFile(SHRINK, shrunk, out -> ScenarioFile.write(moved, out));
    output.say("shrink: " + shrink.runs() + " scenarios tried, " + shrink.dropped().size() + " lines dropped, " + smaller.faults().size()
        + " faults and " + smaller.latencies().size() + " latencies left; " + result.verdict().text() + " as before");
    shrink.dropped().forEach(line -> output.say("  not needed: " + line));
  }

  private Settings settings(Release release, Scenario scenario) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Cited<Scenario.Setting> setting : scenario.settings()) wanted.put(setting.value().key(), setting.value().value());
    try {
      return release.settings(Settings.standard(RunOptions.known()), wanted);
    } catch (SettingException e) {
      throw new Failure(ExitCode.DATA, file + ": settings: " + e.getMessage());
    }
  }

  private void files(Path folder, Reproduction.Result result) throws IOException {
    Path logs = folder.resolve("logs");
    Files.createDirectories(logs);
    for (Side side : List.of(result.before(), result.after())) {
      Files.writeString(logs.resolve(side.release() + ".log"), side.log());
      if (result.scenario().evidence() != EvidenceForm.JOURNAL) continue;
      StringBuilder journal = new StringBuilder();
      JournalLog.write(side.run().result(), journal);
      Files.writeString(logs.resolve(side.release() + ".jsonl"), journal);
    }
    String again = new RepeatCommand(command).without(SHRINK);
    Files.writeString(folder.resolve("result.json"), ReproduceJson.write(result, Build.current().commit(), again));
  }
}
