package dev.lockstep.engine.sweep;

import static dev.lockstep.bot.market.Outcome.DOWN;
import static dev.lockstep.bot.market.Outcome.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.SettingException;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Moment;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.exchange.SharedData;
import dev.lockstep.engine.replay.TapeRows;
import dev.lockstep.engine.time.SplitRandom;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of a sweep is as many separate runs. */
class SweepTest {
  private static final List<WindowTape> WINDOWS = windows();

  private static List<WindowTape> windows() {
    List<WindowTape> windows = new ArrayList<>(Box.INCIDENT.windows());
    windows.addAll(Box.ORDINARY.windows().subList(0, 3));
    return windows;
  }

  private static Settings settings(Release release, String mode) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return release.settings(Settings.standard(known), new TreeMap<>()).with("entry.mode", mode);
  }

  private static ParameterGrid sample(Settings base, int count) {
    List<Parameter> all = new ArrayList<>();
    for (String text : List.of(
        "exits.hard-stop.trigger=0.20:0.90:0.01", "exits.hard-stop.ticks=1:4:1", "exits.danger.score=0.1:1.5:0.01",
        "exits.danger.opponent-ask=0.02:0.6:0.01", "exits.danger.ticks=1,2,3", "exits.safety.bid=0.5:0.98:0.01",
        "exits.safety.seconds=0:60:0.5", "exits.fast-path.seconds=0:200:0.1", "lock.cancel=0.1:0.95:0.01",
        "exits.confirm.seconds=0:5:0.1", "exits.confirm.band=0:0.2:0.01", "exits.floor=0:0.6:0.01",
        "entry.confidence=0.9:0.98:0.001", "entry.min-seconds-left=0:120:1", "lock.tries=0,4,10")) {
      all.add(Parameter.parse(text, base::setting));
    }
    return ParameterGrid.random(all, count, new SplitRandom(11));
  }

  private static Sweep.Plan plan(Release release, Settings base, ParameterGrid grid, int jobs) {
    return new Sweep.Plan(grid, release, base, 1, "test", WindowChoice.all(), jobs);
  }

  @Test
  void rowsAreThoseOfAsManySeparateRunsOnEveryRelease() throws IOException {
    for (Release release : Releases.all()) {
      for (String mode : List.of("capture", "assume")) {
        Settings base = settings(release, mode);
        ParameterGrid grid = sample(base, 12);
        SweepResult result = Sweep.run(WINDOWS, plan(release, base, grid, 1), null, (window, runs) -> {});
        for (WindowTape tape : WINDOWS) {
          WindowRegions regions = result.windows().stream().filter(each -> each.window().equals(tape.id())).findFirst().orElseThrow();
          for (int point = 0; point < grid.size(); point++) {
            var whole = WindowRun.run(tape.open(), release, grid.settings(point, base), Venues.of(tape), 1);
            Outcome expected = Outcome.of(Positions.of(whole, tape.instrument()).orElse(null));
            assertThat(regions.at(grid, point)).as("%s %s %s point %d", release.name(), mode, tape.id(), point).isEqualTo(expected);
          }
        }
      }
    }
  }

  /** Real crashes, where thresholds matter: whole ranges and two keys, in two venues and both entries. */
  @Test
  void rowsAreThoseOfSeparateRunsOnRecordedCrashes() throws IOException {
    Path folder = SharedData.path("polymarket-btc-5m/windows");
    for (String crash : List.of("1776098700", "1776099900", "1776252600", "1776255600", "1776259200", "1776261900")) {
      WindowTape tape = recorded(folder.resolve("btc-updown-5m-" + crash + ".jsonl.gz"));
      for (Release release : List.of(Releases.V1_60, Releases.V1_61, Releases.V2, Releases.V1_61_SHIPPED)) {
        for (String more : List.of("typical", "bad")) {
          Settings base = settings(release, more.equals("bad") ? "capture" : "assume").with(WorldSettings.VENUE_SETTLEMENT, more);
          ParameterGrid grid = ParameterGrid.full(List.of(
              Parameter.parse("exits.hard-stop.trigger=0.50:0.95:0.01", base::setting),
              Parameter.parse("exits.danger.opponent-ask=0.02:0.40:0.04", base::setting)));
          Sweep.Plan plan = plan(release, base, grid, 1);
          WindowRegions regions = Sweep.run(List.of(tape), plan, null, (window, runs) -> {}).windows().get(0);
          for (int point = 0; point < grid.size(); point += 19) {
            var whole = WindowRun.run(tape.open(), release, grid.settings(point, base), Venues.of(tape), 1);
            Outcome expected = Outcome.of(Positions.of(whole, tape.instrument()).orElse(null));
            assertThat(regions.at(grid, point)).as("%s %s %s point %d", release.name(), more, crash, point).isEqualTo(expected);
          }
        }
      }
    }
  }

  private static WindowTape recorded(Path file) {
    for (var input : Inputs.of(List.of(file.toString()), ImportOptions.defaults())) if (input instanceof WindowTape tape) return tape;
    throw new AssertionError("no window in " + file);
  }

  /** What only differs in a way that nothing came of, and what differs late, must not be run from the start again. */
  @Test
  void branchesStartWhereTheyDiffer() throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    ParameterGrid grid = ParameterGrid.full(List.of(Parameter.parse("exits.hard-stop.trigger=0.30:0.95:0.001", base::setting)));
    WindowTape tape = Box.INCIDENT.windows().get(0);
    List<Region> regions = new WindowSweep(grid, Releases.V1_61, base, 1).run(tape);
    assertThat(regions.size()).isGreaterThan(2);
    TapeRows rows = TapeRows.of(tape);
    WindowRun trunk = WindowRun.branching(rows, null, Releases.V1_61, grid.settings(0, base), Venues.of(tape), 1);
    List<Moment> moments = new ArrayList<>();
    trunk.thresholds().get("exits.hard-stop.trigger").watch(() -> moments.add(trunk.moment()));
    trunk.finish();
    assertThat(moments).isNotEmpty().allSatisfy(moment -> assertThat(moment.past().events()).as("order events before").isPositive());
  }

  /** A bot that asked anything else than the run it branches off is a defect, and found at the first question. */
  @Test
  void aBranchThatDoesNotRepeatItsTrunkIsFound() throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    WindowTape tape = Box.INCIDENT.windows().get(0);
    TapeRows rows = TapeRows.of(tape);
    WindowRun trunk = WindowRun.branching(rows, null, Releases.V1_61, base, Venues.of(tape), 1);
    List<Moment> moments = new ArrayList<>();
    trunk.thresholds().get("exits.hard-stop.trigger").watch(() -> moments.add(trunk.moment()));
    trunk.finish();
    WindowRun other = WindowRun.branching(
        rows, moments.get(moments.size() - 1), Releases.V1_61, base.with("latency.entry", "0.123"), Venues.of(tape), 1);
    assertThatThrownBy(other::finish).isInstanceOf(IllegalStateException.class).hasMessageContaining("is asked again at");
  }

  @Test
  void equalOutcomesAreComputedOnce() throws IOException {
    Settings base = settings(Releases.V1_61, "capture");
    ParameterGrid grid = ParameterGrid.full(List.of(Parameter.parse("exits.hard-stop.trigger=0.30:0.93:0.001", base::setting)));
    assertThat(grid.size()).isEqualTo(631);
    SweepResult result = Sweep.run(WINDOWS, plan(Releases.V1_61, base, grid, 1), null, (window, runs) -> {});
    assertThat(result.runs()).isLessThan(12L * WINDOWS.size());
    // a setting that is used, not compared, needs a run for each value
    ParameterGrid used = ParameterGrid.full(List.of(Parameter.parse("lock.interval=0.5,0.6,0.7", base::setting)));
    assertThat(Sweep.run(WINDOWS, plan(Releases.V1_61, base, used, 1), null, (window, runs) -> {}).runs()).isEqualTo(3L * WINDOWS.size());
  }

  @Test
  void anInterruptedSweepEndsInTheSameBytes(@TempDir Path dir) throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    ParameterGrid grid = sample(base, 20);
    Sweep.Plan plan = plan(Releases.V1_61, base, grid, 2);
    Path whole = dir.resolve("whole.csv");
    SweepResult expected = sweep(plan, whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int cut : new int[] {10, 40, bytes.length / 3, bytes.length / 2, bytes.length - 18, bytes.length - 10, bytes.length - 3, bytes.length - 1}) {
      Path cutOff = dir.resolve("cut-" + cut);
      Files.write(cutOff, java.util.Arrays.copyOf(bytes, cut));
      SweepResult resumed = sweep(plan, cutOff);
      assertThat(Files.readAllBytes(cutOff)).isEqualTo(bytes);
      assertThat(resumed.totals()).isEqualTo(expected.totals());
    }
    Sweep.Plan other = plan(Releases.V1_60, settings(Releases.V1_60, "assume"), grid, 1);
    assertThatThrownBy(() -> sweep(other, whole)).isInstanceOf(ResultsFile.OtherRun.class).hasMessageContaining("another run");
    assertThat(Files.readAllBytes(whole)).isEqualTo(bytes);
  }

  private static SweepResult sweep(Sweep.Plan plan, Path file) throws IOException {
    return sweep(WINDOWS, plan, file);
  }

  private static SweepResult sweep(List<WindowTape> windows, Sweep.Plan plan, Path file) throws IOException {
    try (ResultsFile results = ResultsFile.open(file, plan.runId(), plan.grid().parameters().size())) {
      return Sweep.run(windows, plan, results, (window, runs) -> {});
    }
  }

  /** The same window with another winner is other data: its kept rows would tell of a position that won that it lost. */
  @Test
  void rowsOfOtherDataAreNotTakenForOurs(@TempDir Path dir) throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    Sweep.Plan plan = plan(Releases.V1_61, base, sample(base, 5), 1);
    Path file = dir.resolve("rows.csv");
    SweepResult before = sweep(plan, file);
    byte[] bytes = Files.readAllBytes(file);
    List<WindowTape> turned = WINDOWS.stream().map(SweepTest::withTheOtherWinner).toList();
    assertThatThrownBy(() -> sweep(turned, plan, file)).isInstanceOf(ResultsFile.OtherRun.class)
        .hasMessageContaining(turned.get(0).id()).hasMessageContaining("another winner");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Sweep.run(turned, plan, null, (window, runs) -> {}).datasetDigest()).isNotEqualTo(before.datasetDigest());
  }

  private static WindowTape withTheOtherWinner(WindowTape tape) {
    Window window = tape.window();
    var other = window.winner() == UP ? DOWN : UP;
    return tape.with(new Window(window.id(), window.startNanos(), window.endNanos(), window.upLabel(), window.downLabel(), other,
        window.winnerSource(), window.synthetic()), tape.provenance());
  }

  /** A sweep and a backtest of the same windows name the same data, and a foreign file of any size and content is no results file. */
  @Test
  void dataAndForeignFilesAreKnown(@TempDir Path dir) throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    Sweep.Plan plan = plan(Releases.V1_61, base, sample(base, 2), 1);
    Backtest.Plan same = new Backtest.Plan(List.of(Releases.V1_61), List.of(base), 1, "test", WindowChoice.all(), 1);
    assertThat(Sweep.run(WINDOWS, plan, null, (window, runs) -> {}).datasetDigest())
        .isEqualTo(Backtest.run(WINDOWS, same, new Backtest.Listener() {}).header().datasetDigest());
    byte[] foreign = {(byte) 0xff, 0, (byte) 0x80, 10};
    Path file = Files.write(dir.resolve("foreign"), foreign);
    assertThatThrownBy(() -> sweep(plan, file)).isInstanceOf(ResultsFile.OtherRun.class).hasMessageContaining("foreign:1: ");
    assertThat(Files.readAllBytes(file)).isEqualTo(foreign);
  }

  /** Where nobody knows the winner, a point that sold everything is known and one that held on is not: as in separate backtests. */
  @Test
  void whatOnePointDoesNotKnowIsKnownOfAnother() throws IOException {
    Settings base = settings(Releases.V1_61, "capture").with("lock.tries", "0");
    ParameterGrid grid = ParameterGrid.full(List.of(
        Parameter.parse("exits.hard-stop.trigger=0.01,0.9", base::setting), Parameter.parse("exits.danger.score=0.4,10", base::setting),
        Parameter.parse("exits.safety.bid=0.01,0.8", base::setting)));
    List<WindowTape> unknown = WINDOWS.stream().filter(tape -> List.of("btc-updown-15m-1772241300", "btc-updown-15m-1772244000").contains(tape.id()))
        .map(SweepTest::withoutWinner).toList();
    SweepResult result = Sweep.run(unknown, plan(Releases.V1_61, base, grid, 1), null, (window, runs) -> {});
    Set<Boolean> known = new TreeSet<>();
    for (int point = 0; point < grid.size(); point++) {
      Backtest.Plan one = new Backtest.Plan(List.of(Releases.V1_61), List.of(grid.settings(point, base)), 1, "test", WindowChoice.all(), 1);
      Summary summary = Backtest.run(unknown, one, new Backtest.Listener() {}).releases().get(0).summary();
      PointTotals totals = result.totals()[point];
      assertThat(totals.pnlNanoUsd()).as("net of point " + point).isEqualTo(summary.pnlNanoUsd());
      assertThat(totals.grossPnlNanoUsd()).as("gross of point " + point).isEqualTo(summary.grossPnlNanoUsd());
      known.add(totals.pnlNanoUsd() != null);
    }
    assertThat(known).as("both kinds of points occur").hasSize(2);
  }

  private static WindowTape withoutWinner(WindowTape tape) {
    Window window = tape.window();
    return tape.with(new Window(window.id(), window.startNanos(), window.endNanos(), window.upLabel(), window.downLabel(), null,
        Window.WinnerSource.UNKNOWN, window.synthetic()), tape.provenance());
  }

  @Test
  void threadsChangeNothing() throws IOException {
    Settings base = settings(Releases.V1_61, "assume");
    ParameterGrid grid = sample(base, 15);
    SweepResult one = Sweep.run(WINDOWS, plan(Releases.V1_61, base, grid, 1), null, (window, runs) -> {});
    SweepResult two = Sweep.run(WINDOWS, plan(Releases.V1_61, base, grid, 2), null, (window, runs) -> {});
    assertThat(two.totals()).isEqualTo(one.totals());
    assertThat(two.runs()).isEqualTo(one.runs());
  }

  @Test
  void rangesAreInclusiveAndExact() {
    Settings base = settings(Releases.V1_61, "capture");
    Parameter parameter = Parameter.parse("exits.hard-stop.trigger=0.40:0.80:0.01", base::setting);
    assertThat(parameter.values()).hasSize(41);
    assertThat(parameter.print(40)).isEqualTo("0.8");
    assertThat(Parameter.parse("exits.safety.seconds=1:100:*10", base::setting).values()).containsExactly(1_000_000, 10_000_000, 100_000_000);
    ParameterGrid cube = ParameterGrid.latinHypercube(List.of(parameter), 41, new SplitRandom(1));
    assertThat(cube.size()).isEqualTo(41);
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < 41; i++) seen.add(cube.value(i, 0));
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Settings base = settings(Releases.V1_61, "capture");
    String[][] wrong = {
      {"exits.hard-stop=0.4:0.8:0.1", "unknown setting exits.hard-stop; did you mean"},
      {"exits.hard-stop.trigger=0.8:0.4:0.1", "the range is empty"},
      {"exits.hard-stop.trigger=0.4:0.8:-0.1", "the step must be positive"},
      {"exits.hard-stop.trigger=0.4:0.8:0", "the step must be positive"},
      {"exits.hard-stop.trigger=0:0.8:0.1", "can never make a difference there"},
      {"exits.hard-stop.trigger=0.4,0.4", "stands there twice"},
      {"exits.hard-stop.trigger", "expected KEY=FROM:TO:STEP"},
    };
    for (String[] row : wrong) {
      assertThatThrownBy(() -> Parameter.parse(row[0], base::setting)).as(row[0]).isInstanceOf(SettingException.class)
          .hasMessageContaining(row[1]);
    }
    assertThatThrownBy(() -> ParameterGrid.full(List.of())).isInstanceOf(SettingException.class);
  }
}
