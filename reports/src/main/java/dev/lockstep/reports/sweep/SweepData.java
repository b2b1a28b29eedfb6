package dev.lockstep.reports.sweep;

import java.util.List;

/**
 * A sweep as charts need it.
 *
 * @param title what was swept over what, in words
 * @param points in grid order
 * @param chosen index of the point that was chosen, -1 for none
 * @param best index of the point with the best result, -1 for none
 * @param judged what chosen points did on windows that had no part in the choice; may be empty
 */
public record SweepData(String title, List<Parameter> parameters, List<Point> points, int chosen, int best, List<Judged> judged) {
  /** A swept setting: its key and its unit in words ("USD", "s"). */
  public record Parameter(String key, String unit) {
    String axis() {
      return unit.isEmpty() ? key : key + ", " + unit;
    }
  }

  /** An interval that contains the truth with 95 % confidence. */
  public record Interval(double low, double high) {}

  /**
   * What one point did.
   *
   * @param at values of the parameters, in their order
   * @param winners positions whose side won
   * @param falseExits winners sold by a tier
   * @param falseExitRate interval of the share of winners that are sold, 0 to 1; null where not known
   * @param reversals positions whose side lost
   * @param reversalsExited of these, sold before settlement
   * @param reversalExitRate interval of the share of reversals that are sold; null where not known
   * @param pnlUsd result after fees; NaN where not known
   * @param pnl interval of the result; null where not known
   */
  public record Point(
      double[] at, int winners, int falseExits, Interval falseExitRate, int reversals, int reversalsExited, Interval reversalExitRate,
      double pnlUsd, Interval pnl) {
    double falseExitShare() {
      return winners == 0 ? Double.NaN : (double) falseExits / winners;
    }

    double reversalExitShare() {
      return reversals == 0 ? Double.NaN : (double) reversalsExited / reversals;
    }
  }

  /**
   * A choice made on earlier windows and judged on later ones, beside the release's own settings there.
   *
   * @param settings the choice in words; null if no point met the constraints
   * @param train the choice on the windows it was chosen on, null if there is none
   * @param test the choice on the others, null if there is none
   * @param release the release's own settings on the others
   * @param differenceUsd choice minus release on the others; NaN where not known
   * @param difference its interval, null where not known
   * @param tells whether the data can tell the two apart
   */
  public record Judged(
      String name, int trainWindows, int testWindows, String settings, Point train, Point test, Point release, double differenceUsd,
      Interval difference, boolean tells) {}

  public SweepData {
    parameters = List.copyOf(parameters);
    points = List.copyOf(points);
    judged = List.copyOf(judged);
    for (Point point : points) {
      if (point.at().length != parameters.size()) {
        throw new IllegalArgumentException("a point has " + point.at().length + " values for " + parameters.size() + " parameters");
      }
    }
  }

  /** The chosen point, else the best, else null. */
  Point anchor() {
    if (chosen >= 0) return points.get(chosen);
    return best >= 0 ? points.get(best) : null;
  }
}
