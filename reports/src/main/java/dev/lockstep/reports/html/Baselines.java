package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a release is compared with, over the same windows in order of time.
 *
 * @param real what it earned after fees
 * @param hold the same positions held to settlement, before fees
 * @param ideal the same release without latency and settlement lag, after fees
 */
record Baselines(RunningTotal real, RunningTotal hold, RunningTotal ideal) {
  static Baselines of(ReleaseResult release) {
    List<WindowRow> bought = release.rows().stream().filter(row -> row.position() != null).toList();
    List<WindowRow> idealBought = release.rows().stream().filter(row -> row.ideal() != null).toList();
    return new Baselines(
        RunningTotal.of(bought, row -> row.position().pnlNanoUsd()), RunningTotal.of(bought, row -> row.position().holdPnlNanoUsd()),
        RunningTotal.of(idealBought, row -> row.ideal().pnlNanoUsd()));
  }

  /** How many of some positions have a property. */
  static long count(List<Position> positions, Predicate<Position> property) {
    return positions.stream().filter(property).count();
  }
}
