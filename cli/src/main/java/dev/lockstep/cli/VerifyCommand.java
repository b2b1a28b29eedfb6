package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.verify.Verdict;
import dev.lockstep.engine.verify.Verification;
import dev.lockstep.engine.verify.VerifyResult;
import dev.lockstep.reports.json.VerifyJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a release sells winners. */
@Command(name = "verify", description = "Demands that a release sells no winner, on enough winners to say so.", mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep verify tapes/ --release v1.61 --set entry.mode=assume",
      "A false exit is an exit of a winner by a tier below its settlement value. Exit code 0: none, and",
      "the rate is below the bound with 95 %% certainty; 3: a false exit, an exit that was decided on a",
      "winner and sold nothing, or a broken invariant (money, shares, stale quote), each with the command",
      "that replays it; 6: none, but too few winners to say so. What became of reversals is not judged."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final String RATE = "--max-false-exit-rate";
  private static final String AGE = "--max-quote-age";
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--release", paramLabel = "R", required = true, description = "The release to judge.")
  private String release;

  @Option(names = RATE, paramLabel = "RATE", defaultValue = "0.05",
      description = "A pass excludes more false exits per winner than this, one-sided 95 %% (default: 0.05, which takes 59 clean winners).")
  private String rateMax;

  @Option(names = AGE, paramLabel = "SECONDS", defaultValue = "5", description = "No decision may rest on an older quote (default: 5).")
  private String ageMax;

  @Option(names = "--strict", description = "Any skipped window makes the exit code 5.")
  private boolean strict;

  @Mixin private InputOptions input;
  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Release> chosen = RunOptions.releases(List.of(release));
    List<Settings> settings = chosen.stream().map(run::settings).toList();
    Verification verification = new Verification(rate(), nanos());
    output.checkOutFile();
    Path folder = output.outDirectory();
    Inputs found = input.open(inputs);
    StringBuilder explained = windows.explain() == null ? null : new StringBuilder();
    VerifyResult result;
    try (Progress progress = output.progress("windows", found.files().size());
        RunFiles files = new RunFiles(folder, explained, output.verbose(), progress)) {
      Backtest.Plan plan = new Backtest.Plan(chosen, settings, run.seed(), Build.current().commit(), windows.choice(), run.jobs());
      result = verification.result(Backtest.run(found, plan, new Watched(verification, files)));
      VerifyResult done = result;
      files.write(done.backtest(), json -> VerifyJson.field(done, this::replay, json), output::say);
    }
    BacktestResult backtest = result.backtest();
    backtest.warnings().forEach(output::warn);
    if (backtest.releases().get(0).rows().isEmpty()) throw BacktestText.noneRun(backtest.skipped(), output);
    print(result, explained);
    return exitCode(result);
  }

  private double rate() {
    try {
      double rate = Decimals.parse(rateMax, 9) / 1e9;
      if (rate > 0 && rate < 1) return rate;
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, RATE + ": " + e.getMessage());
    }
    throw new Failure(ExitCode.USAGE, RATE + " " + rateMax + " must lie between 0 and 1, both exclusive");
  }

  private long nanos() {
    try {
      long nanos = Decimals.parse(ageMax, 9);
      if (nanos > 0) return nanos;
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, AGE + ": " + e.getMessage());
    }
    throw new Failure(ExitCode.USAGE, AGE + " " + ageMax + " must be positive");
  }

  private String replay(String window) {
    return new RepeatCommand(command).window(window, RATE, AGE);
  }

  private void print(VerifyResult result, StringBuilder explained) {
    RepeatCommand repeat = new RepeatCommand(command);
    VerifyText text = new VerifyText(result, this::replay, repeat.check());
    boolean table = output.format() == Format.TABLE && explained == null;
    if (explained != null) output.write(out -> out.print(explained));
    else if (table) output.write(text::print);
    else if (output.format() == Format.JSON) output.write(out -> VerifyJson.write(result, this::replay, out));
    else text.write(output);
    boolean failed = result.verdict() != Verdict.PASS;
    if (failed && !table) command.commandLine().getErr().println(text.lastLine());
  }

  private int exitCode(VerifyResult result) {
    if (strict && !result.backtest().skipped().isEmpty()) return ExitCode.DATA;
    return switch (result.verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.VERIFICATION_FAILED;
      case VACUOUS -> ExitCode.VACUOUS;
    };
  }

  /** Both hear of every run. */
  private record Watched(Verification verification, RunFiles files) implements Backtest.Listener {
    @Override
    public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
      verification.onRun(release, tape, result, row);
      files.onRun(release, tape, result, row);
    }

    @Override
    public void onWindowDone(String window) {
      files.onWindowDone(window);
    }
  }
}
