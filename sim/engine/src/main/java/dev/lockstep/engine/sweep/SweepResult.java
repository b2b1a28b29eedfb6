package dev.lockstep.engine.sweep;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.time.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A finished sweep.
 *
 * @param windows that were run, in order of their start
 * @param runs simulations that were really run, in this and in earlier sittings
 */
public record SweepResult(
    String runId, String release, ParameterGrid grid, List<WindowRegions> windows, List<BacktestResult.Skipped> skipped, long runs) {
  public SweepResult {
    windows = List.copyOf(windows);
    skipped = List.copyOf(skipped);
  }

  /** Parameters of which no run told two values of the grid apart: varying them changes nothing on these windows. */
  public List<Parameter> withoutEffect() {
    List<Parameter> idle = new ArrayList<>();
    for (int i = 0; i < grid.parameters().size(); i++) {
      int index = i;
      Parameter parameter = grid.parameters().get(i);
      long least = Arrays.stream(parameter.values()).min().orElseThrow();
      long most = Arrays.stream(parameter.values()).max().orElseThrow();
      boolean told = windows.stream().flatMap(window -> window.regions().stream())
          .anyMatch(region -> region.low()[index] > least || region.high()[index] < most);
      if (!told && least < most) idle.add(parameter);
    }
    return idle;
  }

  /** Digest of the data: of every window that was run, as a backtest of the same windows prints it. */
  public String datasetDigest() {
    Digest digest = new Digest();
    windows.stream().sorted(Comparator.comparing(WindowRegions::window)).forEach(window -> digest.text(window.window()).number(window.digest()));
    return digest.hex();
  }

  /** Totals of every point over all windows, in grid order. */
  public PointTotals[] totals() {
    return PointTotals.of(grid, windows);
  }

  /** Totals of every point over some windows. */
  public PointTotals[] totals(List<WindowRegions> some) {
    return PointTotals.of(grid, some);
  }
}
