package dev.lockstep.engine.sweep;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.DigestedTape;
import dev.lockstep.engine.backtest.InOrder;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.time.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Every point of a grid on every window. Windows are independent, so the result is the same whatever the number of threads. */
public final class Sweep {
  private final Plan plan;
  private final ResultsFile file;
  private final Listener listener;
  private final List<WindowRegions> windows = new ArrayList<>();
  private final List<BacktestResult.Skipped> skipped = new ArrayList<>();
  private long runs;

  /** What to sweep. {@code base} is the settings of every point but for what is varied. */
  public record Plan(ParameterGrid grid, Release release, Settings base, long seed, String commit, WindowChoice windows, int jobs) {
    /** The run's id: the same plan gives the same rows on the same data. */
    public String runId() {
      return points(new Digest().text(release.name()).text(base.canonical()).number(seed).text(commit)).hex();
    }

    /** Digest of the settings of every point. */
    public String settingsDigest() {
      return points(new Digest().text(base.canonical())).hex();
    }

    private Digest points(Digest digest) {
      digest.number(grid.size());
      for (Parameter parameter : grid.parameters()) digest.text(parameter.key());
      for (int point = 0; point < grid.size(); point++) {
        for (int i = 0; i < grid.parameters().size(); i++) digest.number(grid.value(point, i));
      }
      return digest;
    }
  }

  /** Hears of each window as it is done, in input order. */
  @FunctionalInterface
  public interface Listener {
    void onWindowDone(String window, long runsSoFar);
  }

  private Sweep(Plan plan, ResultsFile file, Listener listener) {
    this.plan = plan;
    this.file = file;
    this.listener = listener;
  }

  /** Runs what the file does not hold already; {@code file} may be null. */
  public static SweepResult run(Iterable<? extends InputWindow> inputs, Plan plan, ResultsFile file, Listener listener) throws IOException {
    Sweep sweep = new Sweep(plan, file, listener);
    try (InOrder<Ran> runs = new InOrder<>(plan.jobs(), sweep::take)) {
      sweep.runAll(inputs, runs);
      runs.finish();
    }
    sweep.windows.sort(Comparator.comparingLong(WindowRegions::startNanos).thenComparing(WindowRegions::window));
    sweep.skipped.sort(Comparator.comparing(BacktestResult.Skipped::window));
    return new SweepResult(plan.runId(), plan.release().name(), plan.grid(), sweep.windows, sweep.skipped, sweep.runs);
  }

  /** A window that was run, or why it could not be read to its end. */
  private record Ran(WindowRegions window, BacktestResult.Skipped skipped) {}

  private void runAll(Iterable<? extends InputWindow> inputs, InOrder<Ran> runs) throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    WindowSweep one = new WindowSweep(plan.grid(), plan.release(), plan.base(), plan.seed());
    for (InputWindow input : inputs) {
      if (input instanceof SkippedWindow window) {
        skip(window.id(), window.reason());
      } else if (input instanceof WindowTape tape && accepted(tape, seen)) {
        WindowRegions known = file == null ? null : file.done().get(tape.id());
        runs.give(() -> ran(tape, known, one));
      }
    }
  }

  /** Rows of a sweep are known by their window, so that two windows of one id would be told apart by nobody. */
  public static final class TwoOfOneId extends IOException {
    private static final long serialVersionUID = 1L;

    TwoOfOneId(String window, String source) {
      super("two windows have the id " + window + "; the second is from " + source + ", leave one of them out");
    }
  }

  private Ran ran(WindowTape tape, WindowRegions known, WindowSweep one) throws IOException {
    long digest;
    try {
      digest = digest(tape);
    } catch (BadData bad) {
      return new Ran(null, new BacktestResult.Skipped(tape.id(), bad.getMessage()));
    }
    if (known == null) return new Ran(new WindowRegions(tape.id(), tape.window().startNanos(), digest, one.run(tape)), null);
    if (known.digest() != digest) throw file.otherData(tape.id());
    return new Ran(known, null);
  }

  private static long digest(WindowTape tape) throws IOException {
    try (DigestedTape rows = new DigestedTape(tape.open())) {
      return rows.finish();
    }
  }

  private boolean accepted(WindowTape tape, TreeSet<String> seen) throws IOException {
    if (!plan.windows().test(tape.window())) return false;
    if (!seen.add(tape.id())) throw new TwoOfOneId(tape.id(), tape.provenance().source());
    if (tape.completeness() != null && !tape.completeness().complete()) {
      skip(tape.id(), tape.whyIncomplete());
      return false;
    }
    return true;
  }

  private void skip(String window, String reason) {
    skipped.add(new BacktestResult.Skipped(window, reason));
    listener.onWindowDone(window, runs);
  }

  private void take(Ran ran) throws IOException {
    if (ran.skipped() != null) {
      skip(ran.skipped().window(), ran.skipped().reason());
      return;
    }
    WindowRegions window = ran.window();
    windows.add(window);
    runs += window.runs();
    if (file != null && !file.done().containsKey(window.window())) file.append(window);
    listener.onWindowDone(window.window(), runs);
  }
}
