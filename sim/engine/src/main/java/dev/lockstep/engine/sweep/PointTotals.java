package dev.lockstep.engine.sweep;

import java.util.BitSet;
import java.util.List;

/**
 * What one point came to over windows. Money in nano-dollars; null as soon as one part of it is unknown.
 */
public record PointTotals(
    int positions, int winners, int falseExits, int reversals, int reversalsExited, Long grossPnlNanoUsd, Long pnlNanoUsd) {

  /** Sums over windows, point by point. */
  static PointTotals[] of(ParameterGrid grid, List<WindowRegions> windows) {
    Sums sums = new Sums(grid.size());
    for (WindowRegions window : windows) sums.add(grid, window);
    PointTotals[] totals = new PointTotals[grid.size()];
    for (int point = 0; point < totals.length; point++) totals[point] = sums.at(point);
    return totals;
  }

  /** Columns of sums; a region is looked up once a point. */
  private static final class Sums {
    private final int[] positions;
    private final int[] winners;
    private final int[] falseExits;
    private final int[] reversals;
    private final int[] exited;
    private final long[] gross;
    private final long[] net;
    /** Points that have a part nobody knows; what others came to is known all the same. */
    private final BitSet grossUnknown = new BitSet();
    private final BitSet netUnknown = new BitSet();

    Sums(int size) {
      positions = new int[size];
      winners = new int[size];
      falseExits = new int[size];
      reversals = new int[size];
      exited = new int[size];
      gross = new long[size];
      net = new long[size];
    }

    void add(ParameterGrid grid, WindowRegions window) {
      List<Region> regions = window.regions();
      if (regions.size() == 1 && !regions.get(0).outcome().held()) return;
      for (int point = 0; point < positions.length; point++) {
        Outcome outcome = regions.size() == 1 ? regions.get(0).outcome() : window.at(grid, point);
        if (outcome.held()) add(point, outcome);
      }
    }

    private void add(int point, Outcome outcome) {
      positions[point]++;
      if (outcome.won()) winners[point]++;
      if (outcome.falseExit()) falseExits[point]++;
      if (outcome.isReversal()) reversals[point]++;
      if (outcome.isReversalExited()) exited[point]++;
      if (outcome.grossPnlNanoUsd() == null) grossUnknown.set(point);
      else gross[point] += outcome.grossPnlNanoUsd();
      if (outcome.pnlNanoUsd() == null) netUnknown.set(point);
      else net[point] += outcome.pnlNanoUsd();
    }

    PointTotals at(int point) {
      return new PointTotals(
          positions[point], winners[point], falseExits[point], reversals[point], exited[point], grossUnknown.get(point) ? null : gross[point],
          netUnknown.get(point) ? null : net[point]);
    }
  }
}
