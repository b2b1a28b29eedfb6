package dev.lockstep.engine.sweep;

import dev.lockstep.engine.backtest.BacktestResult;
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

  /** Totals of every point over all windows, in grid order. */
  public PointTotals[] totals() {
    return PointTotals.of(grid, windows);
  }

  /** Totals of every point over some windows. */
  public PointTotals[] totals(List<WindowRegions> some) {
    return PointTotals.of(grid, some);
  }
}
