package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.SettingException;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.engine.sweep.HoldOut;
import dev.lockstep.engine.sweep.Metric;
import dev.lockstep.engine.sweep.Objective;
import dev.lockstep.engine.sweep.Parameter;
import dev.lockstep.engine.sweep.ParameterGrid;
import dev.lockstep.engine.sweep.ResultsFile;
import dev.lockstep.engine.sweep.Sweep;
import dev.lockstep.engine.sweep.SweepResult;
import dev.lockstep.engine.time.SplitRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every point of a grid of settings on every window. */
@Command(name = "sweep", description = "Runs a grid of settings over windows and shows what each point would have come to.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep sweep tapes/ --release v1.61 --set entry.mode=assume \\",
      "           --vary exits.hard-stop.trigger=0.40:0.80:0.01 --vary exits.danger.score=0.2,0.4,0.8 \\",
      "           --maximise pnlUsd --subject-to falseExits=0 --split 0.6"
    })
final class SweepCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--release", paramLabel = "R", defaultValue = "v1.61", description = "Release (default: v1.61).")
  private String release;

  @Option(names = "--vary", paramLabel = "KEY=FROM:TO:STEP", required = true,
      description = "A setting and its values: FROM:TO:STEP inclusive, FROM:TO:*FACTOR, or A,B,C. Repeatable.")
  private List<String> vary;

  @Option(names = "--sample", paramLabel = "KIND:N", description = "Instead of the whole grid: random:N or lhs:N (Latin hypercube) points of it.")
  private String sample;

  @Option(names = "--maximise", paramLabel = "METRIC", description = "Metric that the best point has most of (default: pnlUsd).")
  private String maximise;

  @Option(names = "--minimise", paramLabel = "METRIC", description = "Metric that the best point has least of.")
  private String minimise;

  @Option(names = "--subject-to", paramLabel = "METRIC<=N", description = "A bound that the best point must keep: =, <= or >=. Repeatable.")
  private List<String> bounds = new ArrayList<>();

  @Option(names = "--split", paramLabel = "SHARE", description = "Choose on this share of the windows, by time, and judge on the rest.")
  private Double split;

  @Option(names = "--walk-forward", paramLabel = "FOLDS", description = "Choose on all windows before each fold and judge on the fold.")
  private Integer folds;

  @Option(names = "--results", paramLabel = "FILE", description = "Append results here as windows finish; an interrupted sweep goes on from it.")
  private Path results;

  @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "threads", description = "Where the runs take place: threads (default).")
  private String engine;

  @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "Rows of the table (default: 10). JSON has every point.")
  private int top;

  @Mixin private InputOptions input;
  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    checkEngine();
    Release chosen = RunOptions.releases(List.of(release)).get(0);
    Settings base = run.settings(chosen);
    Objective objective;
    ParameterGrid grid;
    try {
      objective = objective();
      grid = grid(base);
    } catch (SettingException e) {
      throw new Failure(ExitCode.USAGE, e.getMessage());
    }
    if (split != null && !(split > 0 && split < 1)) throw new Failure(ExitCode.USAGE, "--split " + split + ": expected a share between 0 and 1");
    checkOptions();
    if (folds != null && folds < 1) throw new Failure(ExitCode.USAGE, "--walk-forward " + folds + ": expected 1 or more folds");
    output.checkOutFile();
    Path folder = output.outDirectory();
    Sweep.Plan plan = new Sweep.Plan(grid, chosen, base, run.seed(), Build.current().commit(), windows.choice(), run.jobs());
    SweepResult result = sweep(plan, results);
    if (result.windows().isEmpty()) throw BacktestText.noneRun(result.skipped(), output);
    for (Parameter idle : result.withoutEffect())
      output.warn(idle.key() + ": no run of " + chosen.name() + " told its values apart; on these windows it changes nothing");
    List<HoldOut> judged = judged(plan, base, result, objective);
    SweepText text = new SweepText(plan, result, objective, judged, top);
    if (output.format() == Format.TABLE) output.write(text::print);
    else text.write(output);
    if (folder != null) writeFiles(plan, text, folder);
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (top < 1) throw new Failure(ExitCode.USAGE, "--top " + top + ": expected 1 or more rows");
    if (windows.explain() != null) throw new Failure(ExitCode.USAGE, "--explain belongs to backtest; --window chooses windows");
    boolean judges = split != null || folds != null;
    if (judges && inputs.contains("-"))
      throw new Failure(ExitCode.USAGE, "--split and --walk-forward read the input twice, and standard input can be read once: name a file or folder");
  }

  private void checkEngine() {
    if (engine.equals("threads")) return;
    String why = engine.equals("spark") ? "this build has no Spark module" : "there is no such engine";
    throw new Failure(ExitCode.USAGE, "--engine " + engine + ": " + why + "; leave it out, or use --engine threads with --jobs N");
  }

  private void writeFiles(Sweep.Plan plan, SweepText text, Path folder) {
    if (inputs.contains("-")) {
      output.say("report.html compares no whole runs: standard input can be read once");
      text.writeFiles(folder, List.of()).forEach(output::say);
      return;
    }
    Inputs again = input.open(inputs);
    try (Progress progress = output.progress("windows for the page", again.files().size())) {
      SweepRuns runs = new SweepRuns(plan, text.chosen(), text.best(), run.settings(Releases.HOLD));
      text.writeFiles(folder, runs.on(again, () -> progress.advance(1))).forEach(output::say);
    }
  }

  private List<HoldOut> judged(Sweep.Plan plan, Settings base, SweepResult result, Objective objective) {
    if (split == null && folds == null) return List.of();
    List<Parameter> own = plan.grid().parameters().stream()
        .map(parameter -> new Parameter(parameter.setting(), new long[] {base.value(parameter.key())})).toList();
    SweepResult baseline = sweep(
        new Sweep.Plan(ParameterGrid.full(own), plan.release(), base, plan.seed(), plan.commit(), plan.windows(), plan.jobs()), null);
    List<HoldOut> judged = new ArrayList<>();
    if (split != null) judged.add(HoldOut.split(result, baseline, objective, split, run.seed()));
    if (folds != null) judged.addAll(HoldOut.walkForward(result, baseline, objective, folds, run.seed()));
    return judged;
  }

  private SweepResult sweep(Sweep.Plan plan, Path file) {
    Inputs found = input.open(inputs);
    try (Progress progress = output.progress("windows", found.files().size())) {
      if (file == null) return Sweep.run(found, plan, null, (window, runs) -> progress.advance(1));
      try (ResultsFile rows = ResultsFile.open(file, plan.runId(), plan.grid().parameters().size())) {
        return Sweep.run(found, plan, rows, (window, runs) -> progress.advance(1));
      }
    } catch (ResultsFile.OtherRun e) {
      throw new Failure(ExitCode.USAGE, "--results " + e.getMessage());
    } catch (IOException e) {
      throw new Failure(ExitCode.DATA, Failure.reason(e));
    }
  }

  private Objective objective() {
    if (maximise != null && minimise != null) throw new SettingException("--maximise and --minimise exclude each other");
    Metric metric = Metric.parse(minimise != null ? minimise : maximise != null ? maximise : "pnlUsd");
    return new Objective(metric, minimise == null, bounds.stream().map(Objective.Constraint::parse).toList());
  }

  private ParameterGrid grid(Settings base) {
    List<Parameter> parameters = vary.stream().map(text -> Parameter.parse(text, base::setting)).toList();
    if (sample == null) return ParameterGrid.full(parameters);
    String[] parts = sample.split(":", -1);
    int count = parts.length == 2 && parts[1].matches("[1-9][0-9]{0,6}") ? Integer.parseInt(parts[1]) : 0;
    SplitRandom random = new SplitRandom(run.seed());
    if (count > 0 && parts[0].equals("random")) return ParameterGrid.random(parameters, count, random);
    if (count > 0 && parts[0].equals("lhs")) return ParameterGrid.latinHypercube(parameters, count, random);
    throw new SettingException("--sample " + sample + ": expected random:N or lhs:N");
  }
}
