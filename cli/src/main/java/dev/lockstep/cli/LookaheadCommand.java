package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.verify.LookaheadCheck;
import dev.lockstep.engine.verify.LookaheadResult;
import dev.lockstep.engine.verify.Verdict;
import dev.lockstep.reports.json.LookaheadJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a release decides on what it cannot know yet. */
@Command(name = "lookahead", description = "Cuts the future off at many instants and demands the same decisions up to each.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep lookahead tapes/ --release v1.61 --set entry.mode=assume --cuts 50",
      "Half of the cuts fall on something decided, half anywhere in the window. Exit code 3: a past that",
      "depends on its future, with the first entry that differs and the command that repeats it; 6:",
      "nothing was decided before any cut."
    })
final class LookaheadCommand implements Callable<Integer> {
  private static final int CUTS_MAX = 100_000;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--release", paramLabel = "R", description = "The release to check.")
  private String release;

  @Option(names = "--strategy", paramLabel = "FILE.java", description = "Check a strategy of your own instead: a class that implements BotFactory.")
  private Path strategy;

  @Option(names = "--cuts", paramLabel = "N", defaultValue = "20", description = "Cuts of each window (default: 20).")
  private int cuts;

  @Option(names = "--strict", description = "Any skipped window makes the exit code 5.")
  private boolean strict;

  @Mixin private InputOptions input;
  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if ((release == null) == (strategy == null)) throw new Failure(ExitCode.USAGE, "name what to check: either --release R or --strategy FILE.java");
    if (cuts < 1 || cuts > CUTS_MAX) throw new Failure(ExitCode.USAGE, "--cuts " + cuts + " must be between 1 and " + CUTS_MAX);
    if (windows.explain() != null) throw new Failure(ExitCode.USAGE, "--explain belongs to backtest");
    List<Release> chosen = strategy == null ? RunOptions.releases(List.of(release)) : List.of(StrategyFile.release(strategy));
    Settings settings = run.settings(chosen.get(0));
    output.checkOutFile();
    Path folder = output.outDirectory();
    if (folder != null) throw new Failure(ExitCode.USAGE, "--out: lookahead writes no report files; -o FILE keeps what it prints");
    Inputs found = input.open(inputs);
    LookaheadResult result;
    try (Progress progress = output.progress("windows", found.files().size());
        LookaheadCheck check = new LookaheadCheck(settings, cuts, run.seed(), run.jobs(), new Backtest.Listener() {
          @Override
          public void onWindowDone(String window) {
            progress.advance(1);
          }
        })) {
      Backtest.Plan plan =
          new Backtest.Plan(chosen, List.of(settings), run.seed(), Build.current().commit(), windows.choice(), run.jobs());
      BacktestResult backtest = Backtest.run(found, plan, check);
      result = new LookaheadResult(backtest, check.results());
    }
    if (result.windows().isEmpty()) throw BacktestText.noneRun(result.backtest().skipped(), output);
    print(result);
    if (strict && !result.backtest().skipped().isEmpty()) return ExitCode.DATA;
    return switch (result.verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.VERIFICATION_FAILED;
      case VACUOUS -> ExitCode.VACUOUS;
    };
  }

  private void print(LookaheadResult result) {
    RepeatCommand repeat = new RepeatCommand(command);
    LookaheadText text = new LookaheadText(result, repeat::checkOf, repeat.check());
    if (output.format() == Format.TABLE) output.write(text::print);
    else if (output.format() == Format.JSON) output.write(out -> LookaheadJson.write(result, repeat::checkOf, out));
    else text.write(output);
    if (result.verdict() != Verdict.PASS && output.format() != Format.TABLE) command.commandLine().getErr().println(repeat.check());
  }
}
