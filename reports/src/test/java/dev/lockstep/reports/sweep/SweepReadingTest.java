package dev.lockstep.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.sweep.HoldOut;
import dev.lockstep.engine.sweep.Metric;
import dev.lockstep.engine.sweep.Objective;
import dev.lockstep.engine.sweep.Parameter;
import dev.lockstep.engine.sweep.ParameterGrid;
import dev.lockstep.engine.sweep.Sweep;
import dev.lockstep.engine.sweep.SweepResult;
import dev.lockstep.reports.Drawn;
import dev.lockstep.reports.html.SweepReport;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep as it is read for charts, against backtests of its points one by one. */
class SweepReadingTest {
  private static final Settings BASE = Drawn.settings(Releases.V1_61);

  @TempDir private Path folder;

  private static List<InputWindow> windows() {
    List<InputWindow> windows = new ArrayList<>();
    for (int i = 0; i < 6; i++) windows.add(i % 3 == 0 ? Drawn.crash("crash-" + i, i).tape() : Drawn.winner("winner-" + i, i).tape());
    return windows;
  }

  private static SweepResult sweep(String... vary) throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    for (String text : vary) parameters.add(Parameter.parse(text, BASE::setting));
    Sweep.Plan plan = new Sweep.Plan(ParameterGrid.full(parameters), Releases.V1_61, BASE, 1, "commit", WindowChoice.all(), 1);
    return Sweep.run(windows(), plan, null, (window, runs) -> {});
  }

  @Test
  void pointsAreThoseOfSeparateBacktests() throws IOException {
    SweepResult result = sweep("exits.hard-stop.trigger=0.3:0.9:0.3", "exits.danger.opponent-ask=0.15,0.9");
    SweepData data = SweepReading.of(result, result.totals(), 2, 3, List.of());
    assertThat(data.points()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      Settings settings = result.grid().settings(i, BASE);
      Backtest.Plan plan = new Backtest.Plan(List.of(Releases.V1_61), List.of(settings), 1, "commit", WindowChoice.all(), 1);
      Summary sum = Backtest.run(windows(), plan, new Backtest.Listener() {}).releases().get(0).summary();
      Point point = data.points().get(i);
      assertThat(new int[] {point.winners(), point.falseExits(), point.reversals(), point.reversalsExited()})
          .containsExactly(sum.winners(), sum.falseExits(), sum.losers(), sum.reversalsExited());
      assertThat(point.pnlUsd()).isEqualTo(sum.pnlNanoUsd() / 1e9);
      assertThat(point.falseExitRate().low()).isLessThanOrEqualTo(point.falseExitShare());
      assertThat(point.falseExitRate().high()).isGreaterThanOrEqualTo(point.falseExitShare());
    }
    assertThat(data.points().get(3).at()).containsExactly(0.6, 0.9);
  }

  @Test
  void thePageSaysWhereTheDataCannotTell() throws IOException {
    SweepResult result = sweep("exits.hard-stop.trigger=0.3:0.9:0.05");
    SweepResult own = sweep("exits.hard-stop.trigger=0.65");
    HoldOut judged = HoldOut.split(result, own, new Objective(Metric.PNL, true, List.of()), 0.5, 1);
    SweepData data = SweepReading.of(result, result.totals(), judged.point(), 0, List.of(judged));
    SweepReport.write(data, List.of(), List.of(new SweepReport.Fact("run", result.runId())), List.of(), folder);
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page.contains("cannot tell")).isTrue();
    assertThat(page.contains("Only 2 positions lost")).isTrue();
  }
}
