package dev.lockstep.engine.sweep;

import dev.lockstep.engine.stats.PairedBootstrap;
import java.util.ArrayList;
import java.util.List;

/**
 * A point chosen on some windows and judged on later ones that had no part in the choice. Windows are whole, so none lies on both sides.
 *
 * @param point the choice, or -1 if there was no training window, or no point met the constraints on them
 * @param train totals of the choice on the windows it was chosen on
 * @param test totals of the choice on the windows it had not seen
 * @param baseline totals of the release's own settings on those
 * @param difference paired bootstrap of choice minus baseline over those windows; null where a result is unknown
 */
public record HoldOut(
    String name, int trainWindows, int testWindows, int point, PointTotals train, PointTotals test, PointTotals baseline,
    PairedBootstrap.Interval difference) {

  /** The first {@code share} of the windows, by start, for the choice; the rest for judgement. */
  public static HoldOut split(SweepResult sweep, SweepResult baseline, Objective objective, double share, long seed) {
    int cut = (int) Math.round(sweep.windows().size() * share);
    return judge("split", sweep, baseline, objective, 0, cut, sweep.windows().size(), seed);
  }

  /** Folds in time order: each is judged by the choice on all windows before it. */
  public static List<HoldOut> walkForward(SweepResult sweep, SweepResult baseline, Objective objective, int folds, long seed) {
    List<HoldOut> judged = new ArrayList<>();
    int size = sweep.windows().size();
    for (int fold = 1; fold <= folds; fold++) {
      int from = (int) ((long) size * fold / (folds + 1));
      int to = (int) ((long) size * (fold + 1) / (folds + 1));
      judged.add(judge("fold " + fold, sweep, baseline, objective, 0, from, to, seed));
    }
    return judged;
  }

  private static HoldOut judge(
      String name, SweepResult sweep, SweepResult baseline, Objective objective, int from, int cut, int to, long seed) {
    List<WindowRegions> training = sweep.windows().subList(from, cut);
    List<WindowRegions> judging = sweep.windows().subList(cut, to);
    PointTotals base = baseline.totals(baseline.windows().subList(cut, to))[0];
    PointTotals[] totals = sweep.totals(training);
    List<Integer> ranked = training.isEmpty() ? List.of() : objective.ranked(totals);
    if (ranked.isEmpty()) return new HoldOut(name, training.size(), judging.size(), -1, null, null, base, null);
    int point = ranked.get(0);
    return new HoldOut(
        name, training.size(), judging.size(), point, totals[point], sweep.totals(judging)[point], base,
        difference(sweep, baseline, point, cut, to, seed));
  }

  private static PairedBootstrap.Interval difference(SweepResult sweep, SweepResult baseline, int point, int from, int to, long seed) {
    long[] differences = new long[to - from];
    for (int i = from; i < to; i++) {
      Long ours = pnl(sweep.windows().get(i).at(sweep.grid(), point));
      Long theirs = pnl(baseline.windows().get(i).at(baseline.grid(), 0));
      if (ours == null || theirs == null) return null;
      differences[i - from] = ours - theirs;
    }
    return differences.length == 0 ? null : PairedBootstrap.of(differences, seed);
  }

  private static Long pnl(Outcome outcome) {
    return outcome.held() ? outcome.pnlNanoUsd() : Long.valueOf(0);
  }
}
