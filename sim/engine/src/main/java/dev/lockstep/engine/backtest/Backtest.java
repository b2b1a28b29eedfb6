package dev.lockstep.engine.backtest;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.time.Digest;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Windows through releases. Each window is a run of its own, so the rows are the same whatever the number of threads; results are put in
 * the order of the windows' starts.
 */
public final class Backtest {
  private final Plan plan;
  private final Listener listener;
  private final List<List<WindowRow>> rows = new ArrayList<>();
  private final List<BacktestResult.Skipped> skipped = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final TreeSet<String> warnings = new TreeSet<>();
  private final List<DigestedWindow> digests = new ArrayList<>();

  /**
   * What to run.
   *
   * @param settings one for each release, in the same order
   * @param windows which windows to run; others are left out silently
   * @param jobs threads, at least 1
   * @param world what the settings do not say of the world; the ideal runs beside the real ones are without it
   */
  public record Plan(
      List<Release> releases, List<Settings> settings, long seed, String commit, WindowChoice windows, int jobs, World world) {
    public Plan(List<Release> releases, List<Settings> settings, long seed, String commit, WindowChoice windows, int jobs) {
      this(releases, settings, seed, commit, windows, jobs, World.CALM);
    }
  }

  /** Hears of every window as it is done, in input order, on the calling thread. */
  public interface Listener {
    /** One release's run of a window, journal included; the journal is gone afterwards unless the listener keeps it. */
    default void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {}

    default void onWindowDone(String window) {}
  }

  private record DigestedWindow(String id, long digest) {}

  /** A window that was run, or why it could not be read to its end. */
  private record Ran(WindowTape tape, List<WindowResult> results, List<WindowRow> rows, long digest, String unreadable) {}

  private Backtest(Plan plan, Listener listener) {
    this.plan = plan;
    this.listener = listener;
    plan.releases().forEach(release -> rows.add(new ArrayList<>()));
  }

  /** Runs every window that is complete enough; the others are named with their reason. */
  public static BacktestResult run(Iterable<? extends InputWindow> inputs, Plan plan, Listener listener) {
    Backtest backtest = new Backtest(plan, listener);
    try (InOrder<Ran> runs = new InOrder<>(plan.jobs(), backtest::take)) {
      backtest.runAll(inputs, runs);
      runs.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return backtest.result();
  }

  private void runAll(Iterable<? extends InputWindow> inputs, InOrder<Ran> runs) throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (InputWindow input : inputs) {
      if (input instanceof PassedFile file) {
        passed.add(file.id());
      } else if (input instanceof SkippedWindow window) {
        skip(window.id(), window.reason());
      } else if (input instanceof WindowTape tape) {
        if (accepted(tape, seen)) runs.give(() -> runWindow(tape));
      } else {
        throw new AssertionError(input);
      }
    }
  }

  private boolean accepted(WindowTape tape, TreeSet<String> seen) {
    if (!plan.windows().test(tape.window())) return false;
    if (!seen.add(tape.id())) {
      skip(tape.id(), "a window of this id was run already; this one is from " + tape.provenance().source());
      return false;
    }
    if (tape.completeness() != null && !tape.completeness().complete()) {
      skip(tape.id(), tape.whyIncomplete());
      return false;
    }
    return true;
  }

  private void skip(String window, String reason) {
    skipped.add(new BacktestResult.Skipped(window, reason));
    listener.onWindowDone(window);
  }

  private Ran runWindow(WindowTape tape) throws IOException {
    try {
      return readable(tape);
    } catch (BadData bad) {
      return new Ran(tape, List.of(), List.of(), 0, bad.getMessage());
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BadData bad) return new Ran(tape, List.of(), List.of(), 0, bad.getMessage());
      throw e;
    }
  }

  private Ran readable(WindowTape tape) throws IOException {
    long digest; // first, for it finds what cannot be run
    try (DigestedTape digested = new DigestedTape(tape.open())) {
      digest = digested.finish();
    }
    ExchangeSettings venue = Venues.of(tape);
    List<WindowResult> results = new ArrayList<>();
    List<WindowRow> windowRows = new ArrayList<>();
    for (int i = 0; i < plan.releases().size(); i++) {
      Release release = plan.releases().get(i);
      Settings settings = plan.settings().get(i);
      WindowResult real = run(tape, release, settings, venue, plan.world());
      WindowResult ideal = run(tape, release, WorldSettings.ideal(settings), venue, World.CALM);
      results.add(real);
      windowRows.add(new WindowRow(
          tape.window(), tape.instrument(), tape.provenance(), Positions.of(real, tape.instrument()).orElse(null),
          Positions.of(ideal, tape.instrument()).orElse(null), real.stateHash(), real.rows(), real.bookUnknownNanos()));
    }
    return new Ran(tape, results, windowRows, digest, null);
  }

  private WindowResult run(WindowTape tape, Release release, Settings settings, ExchangeSettings venue, World world) throws IOException {
    try (TapeSource source = tape.open()) {
      return WindowRun.run(source, release, settings, venue, plan.seed(), world);
    }
  }

  private void take(Ran ran) {
    WindowTape tape = ran.tape();
    if (ran.unreadable() != null) {
      skip(tape.id(), ran.unreadable());
      return;
    }
    ExchangeSettings venue = WorldSettings.exchange(plan.settings().get(0), Venues.of(tape));
    for (String line : venue.describe(tape.id(), tape.window().startNanos(), tape.window().endNanos())) {
      if (!rules.contains(line)) rules.add(line);
    }
    warnings.addAll(venue.warnings(tape.id(), tape.window().startNanos(), tape.window().endNanos()));
    digests.add(new DigestedWindow(tape.id(), ran.digest()));
    for (int i = 0; i < ran.rows().size(); i++) {
      rows.get(i).add(ran.rows().get(i));
      listener.onRun(plan.releases().get(i), tape, ran.results().get(i), ran.rows().get(i));
    }
    listener.onWindowDone(tape.id());
  }

  private BacktestResult result() {
    Comparator<WindowRow> byTime = Comparator.<WindowRow>comparingLong(row -> row.window().startNanos()).thenComparing(row -> row.window().id());
    List<ReleaseResult> releases = new ArrayList<>();
    for (int i = 0; i < plan.releases().size(); i++) {
      rows.get(i).sort(byTime);
      releases.add(new ReleaseResult(plan.releases().get(i), plan.settings().get(i), rows.get(i)));
    }
    digests.sort(Comparator.comparing(DigestedWindow::id));
    Digest dataset = new Digest();
    digests.forEach(window -> dataset.text(window.id()).number(window.digest()));
    Digest settings = new Digest();
    for (Settings each : plan.settings()) settings.text(each.canonical());
    plan.world().digest(settings);
    List<String> names = plan.releases().stream().map(Release::name).toList();
    skipped.sort(Comparator.comparing(BacktestResult.Skipped::window));
    return new BacktestResult(
        RunHeader.of(plan.seed(), dataset.hex(), settings.hex(), names, plan.commit()), releases, skipped, passed, rules, warnings);
  }
}
