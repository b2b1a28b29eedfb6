package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.importer.LatencyFile;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.World;
import dev.lockstep.engine.latency.RecordedLatency;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays windows through releases. */
@Command(name = "backtest", description = "Replays recorded windows through one or more releases.", mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep backtest recordings/ --release v1.60,v1.61 --set entry.mode=assume --out report",
      "Exit code 0 if any window ran, 5 if none did; with --strict any skipped window makes it 5."
    })
final class BacktestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--release", paramLabel = "R[,R2]", split = ",", description = "Releases (default: v1.60,v1.61).")
  private List<String> releases = new ArrayList<>();

  @Option(names = "--strategy", paramLabel = "FILE.java",
      description = "A strategy of your own: a class that implements BotFactory, compiled on the way. Repeatable.")
  private List<Path> strategies = new ArrayList<>();

  @Option(names = "--latencies", paramLabel = "FILE.csv",
      description = "Latency of orders and books as measured on real orders: columns request_us,exchange_us,response_us.")
  private Path latencies;

  @Option(names = "--journal", description = "With --out: also writes logs/RELEASE.jsonl, the whole journal, for 'forensics logs'.")
  private boolean journal;

  @Option(names = "--strict", description = "Any skipped window makes the exit code 5.")
  private boolean strict;

  @Mixin private InputOptions input;
  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Release> chosen = releases();
    Backtest.Plan plan = new Backtest.Plan(
        chosen, chosen.stream().map(run::settings).toList(), run.seed(), Build.current().commit(), windows.choice(), run.jobs(), world());
    output.checkOutFile();
    Path folder = output.outDirectory();
    Inputs found = input.open(inputs);
    StringBuilder explained = windows.explain() == null ? null : new StringBuilder();
    BacktestResult result;
    try (Progress progress = output.progress("windows", found.files().size());
        RunFiles files = new RunFiles(folder, explained, output.verbose(), progress)) {
      if (journal) files.withJournals();
      result = Backtest.run(found, plan, files);
      files.write(result, json -> {}, output::say);
    }
    result.warnings().forEach(output::warn);
    boolean anyRun = result.releases().stream().anyMatch(release -> !release.rows().isEmpty());
    if (!anyRun) throw BacktestText.noneRun(result.skipped(), output);
    print(result, explained);
    return strict && !result.skipped().isEmpty() ? ExitCode.DATA : ExitCode.OK;
  }

  private World world() {
    if (latencies == null) return World.CALM;
    try {
      return World.recorded(
          LatencyFile.read(latencies).stream()
              .map(row -> new RecordedLatency.Row(row.requestNanos(), row.exchangeNanos(), row.responseNanos()))
              .toList());
    } catch (NoSuchFileException missing) {
      throw new Failure(ExitCode.DATA, latencies + ": no such file");
    } catch (IOException failure) {
      throw new Failure(ExitCode.DATA, failure.getMessage());
    }
  }

  private List<Release> releases() {
    List<Release> chosen = new ArrayList<>();
    for (Path strategy : strategies) chosen.add(StrategyFile.release(strategy));
    if (releases.isEmpty() && strategies.isEmpty()) releases = List.of("v1.60", "v1.61");
    chosen.addAll(RunOptions.releases(releases));
    return chosen;
  }

  private void print(BacktestResult result, StringBuilder explained) {
    BacktestText text = new BacktestText(result);
    if (explained != null) output.write(out -> out.print(explained));
    else if (output.format() == Format.TABLE) output.write(text::print);
    else text.write(output);
  }
}
