package dev.lockstep.engine.verify;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.stats.ExactBinomial;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a verification came to.
 *
 * @param backtest the run it judged, of one release
 * @param winnersBy winners by how they are known
 * @param undecided positions of which nobody knows whether they won
 * @param fired winners on which a tier fired, whether or not it sold anything
 * @param falseExits winners that a tier sold below their value
 * @param falseExitRateMax the rate that the upper bound must not exceed for a pass
 * @param violations false exits and broken invariants, in the order of their windows
 */
public record VerifyResult(
    BacktestResult backtest, Map<WinnerRule, Integer> winnersBy, int undecided, int fired, int falseExits,
    double falseExitRateMax, List<Violation> violations) {
  public VerifyResult {
    EnumMap<WinnerRule, Integer> copy = new EnumMap<>(WinnerRule.class);
    for (WinnerRule rule : WinnerRule.values()) copy.put(rule, winnersBy.getOrDefault(rule, 0));
    winnersBy = copy;
    violations = List.copyOf(violations);
  }

  public Verdict verdict() {
    if (!violations.isEmpty()) return Verdict.FAIL;
    return falseExitRate().upper95() <= falseExitRateMax ? Verdict.PASS : Verdict.VACUOUS;
  }

  public int winners() {
    return winnersBy.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** False exits among winners, with what that can tell. */
  public ExactBinomial falseExitRate() {
    return new ExactBinomial(falseExits, winners());
  }

  /** How many clean winners a pass needs. */
  public long winnersNeeded() {
    return ExactBinomial.cleanTrialsFor(falseExitRateMax);
  }

  public String release() {
    return backtest.releases().get(0).release().name();
  }

  public Summary summary() {
    return backtest.releases().get(0).summary();
  }
}
