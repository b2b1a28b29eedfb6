package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A running total over positions in order of time, and its drawdown. It ends at the first part that is not known.
 *
 * @param totals after each position, nano-dollars
 * @param drawdowns how far each lies below the highest so far, nano-dollars
 * @param complete whether every part was known
 */
record RunningTotal(List<Long> totals, List<Long> drawdowns, boolean complete) {
  static RunningTotal of(List<WindowRow> rows, Function<WindowRow, Long> part) {
    List<Long> totals = new ArrayList<>();
    List<Long> drawdowns = new ArrayList<>();
    long total = 0;
    long highest = 0;
    for (WindowRow row : rows) {
      Long value = part.apply(row);
      if (value == null) return new RunningTotal(totals, drawdowns, false);
      total += value;
      highest = Math.max(highest, total);
      totals.add(total);
      drawdowns.add(highest - total);
    }
    return new RunningTotal(totals, drawdowns, true);
  }

  /** The last total, null if not every part is known. */
  Long total() {
    if (!complete) return null;
    return totals.isEmpty() ? Long.valueOf(0) : totals.get(totals.size() - 1);
  }

  /** The largest drawdown, null if not every part is known. */
  Long drawdownMax() {
    if (!complete) return null;
    long most = 0;
    for (long drawdown : drawdowns) most = Math.max(most, drawdown);
    return most;
  }
}
