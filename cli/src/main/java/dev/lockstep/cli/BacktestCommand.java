package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
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

  @Option(names = "--release", paramLabel = "R[,R2]", split = ",", defaultValue = "v1.60,v1.61", description = "Releases (default: v1.60,v1.61).")
  private List<String> releases;

  @Option(names = "--strict", description = "Any skipped window makes the exit code 5.")
  private boolean strict;

  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Release> chosen = RunOptions.releases(releases);
    Backtest.Plan plan = new Backtest.Plan(
        chosen, chosen.stream().map(run::settings).toList(), run.seed(), Build.current().commit(), windows.choice(), run.jobs());
    output.checkOutFile();
    Inputs found = Inputs.of(inputs, ImportOptions.defaults(), System.in);
    BacktestResult result;
    try (Progress progress = output.progress("windows", found.files().size())) {
      result = Backtest.run(found, plan, new Backtest.Listener() {
        @Override
        public void onWindowDone(String window) {
          progress.advance(1);
        }
      });
    }
    print(result);
    return code(result);
  }

  private void print(BacktestResult result) {
    BacktestText text = new BacktestText(result);
    result.warnings().forEach(output::warn);
    if (output.format() == Format.TABLE) output.write(text::print);
    else text.write(output);
  }

  private int code(BacktestResult result) {
    boolean anyRun = result.releases().stream().map(ReleaseResult::rows).anyMatch(rows -> !rows.isEmpty());
    if (!anyRun) {
      throw new Failure(ExitCode.DATA, "no window could be run: " + result.skipped().size() + " were skipped; 'lockstep datasets check' says more");
    }
    return strict && !result.skipped().isEmpty() ? ExitCode.DATA : ExitCode.OK;
  }
}
