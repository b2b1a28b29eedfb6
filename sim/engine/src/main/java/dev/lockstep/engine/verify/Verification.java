package dev.lockstep.engine.verify;

import dev.lockstep.bot.release.Release;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Watches the runs of one release and notes every winner and every violation. */
public final class Verification implements Backtest.Listener {
  private final double falseExitRateMax;
  private final long quoteAgeNanosMax;
  private final Map<WinnerRule, Integer> winners = new EnumMap<>(WinnerRule.class);
  private final Map<String, List<Violation>> violations = new TreeMap<>();
  private int undecided;
  private int firedOnReversals;

  /**
   * @param falseExitRateMax the false exits per winner that a pass must exclude, between 0 and 1
   * @param quoteAgeNanosMax the oldest quote that a decision may rest on
   */
  public Verification(double falseExitRateMax, long quoteAgeNanosMax) {
    if (!(falseExitRateMax > 0 && falseExitRateMax < 1)) throw new IllegalArgumentException("a rate between 0 and 1: " + falseExitRateMax);
    this.falseExitRateMax = falseExitRateMax;
    this.quoteAgeNanosMax = quoteAgeNanosMax;
  }

  @Override
  public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
    List<Violation> found = new ArrayList<>();
    Optional<WinnerRule> rule = WinnerRule.of(row);
    if (rule.isPresent()) {
      winners.merge(rule.get(), 1, Integer::sum);
      WinnerOracle.of(result, row, rule.get()).ifPresent(found::add);
    } else if (row.position() != null && row.position().settled() == null) {
      undecided++;
    } else if (row.position() != null && row.position().trigger() != null) {
      firedOnReversals++;
    }
    found.addAll(AccountBalance.check(result, row.instrument()));
    QuoteAge.of(result, quoteAgeNanosMax).ifPresent(found::add);
    if (!found.isEmpty()) violations.put(row.window().id(), found);
  }

  /** Every violation so far, windows in the order of their ids. */
  public List<Violation> violations() {
    return violations.values().stream().flatMap(List::stream).toList();
  }

  /** The verdict on what was seen; {@code backtest} is the run that was watched. */
  public VerifyResult result(BacktestResult backtest) {
    if (backtest.releases().size() != 1) throw new IllegalArgumentException("one release is judged, not " + backtest.releases().size());
    List<Violation> ordered = new ArrayList<>();
    for (WindowRow row : backtest.releases().get(0).rows()) ordered.addAll(violations.getOrDefault(row.window().id(), List.of()));
    return new VerifyResult(backtest, winners, undecided, firedOnReversals, falseExitRateMax, ordered);
  }
}
