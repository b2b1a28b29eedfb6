package dev.lockstep.engine.backtest;

import dev.lockstep.engine.stats.PairedBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One release beside a reference on the same windows: totals, and how far the difference of the two could have come out otherwise.
 *
 * @param part which of the windows: all of them, those that something was chosen on, or those it was not
 * @param grossDifference paired bootstrap over windows of gross result minus that of the reference; null where a result is unknown
 * @param netDifference the same after fees
 */
public record Comparison(
    String part, String release, Summary summary, PairedBootstrap.Interval grossDifference, PairedBootstrap.Interval netDifference) {
  private static final String ALL = "all";
  private static final String TRAINING = "training";
  private static final String UNSEEN = "unseen";

  /**
   * Every release of a backtest beside the one named {@code reference}.
   *
   * @param split share of the windows, by start, that count as seen; 0 leaves the parts away
   */
  public static List<Comparison> of(BacktestResult result, String reference, double split, long seed) {
    ReleaseResult base = result.releases().stream().filter(each -> each.release().name().equals(reference)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no release " + reference + " in this backtest"));
    int size = base.rows().size();
    int cut = (int) Math.round(size * split);
    List<Comparison> compared = new ArrayList<>();
    for (ReleaseResult release : result.releases()) compared.add(of(ALL, release, base, 0, size, seed));
    if (split > 0) {
      for (ReleaseResult release : result.releases()) compared.add(of(TRAINING, release, base, 0, cut, seed));
      for (ReleaseResult release : result.releases()) compared.add(of(UNSEEN, release, base, cut, size, seed));
    }
    return compared;
  }

  private static Comparison of(String part, ReleaseResult release, ReleaseResult base, int from, int to, long seed) {
    List<WindowRow> ours = release.rows().subList(from, to);
    List<WindowRow> theirs = base.rows().subList(from, to);
    return new Comparison(
        part, release.release().name(), Summary.of(ours), difference(ours, theirs, Position::grossPnlNanoUsd, seed),
        difference(ours, theirs, Position::pnlNanoUsd, seed));
  }

  private static PairedBootstrap.Interval difference(
      List<WindowRow> ours, List<WindowRow> theirs, Function<Position, Long> result, long seed) {
    long[] differences = new long[ours.size()];
    for (int i = 0; i < differences.length; i++) {
      if (!ours.get(i).window().id().equals(theirs.get(i).window().id())) throw new IllegalStateException("windows do not pair: " + ours.get(i).window());
      Long one = value(ours.get(i), result);
      Long other = value(theirs.get(i), result);
      if (one == null || other == null) return null;
      differences[i] = one - other;
    }
    return differences.length == 0 ? null : PairedBootstrap.of(differences, seed);
  }

  private static Long value(WindowRow row, Function<Position, Long> result) {
    return row.position() == null ? Long.valueOf(0) : result.apply(row.position());
  }
}
