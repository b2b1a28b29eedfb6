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
 * @param firedOnReversals losers on which a tier fired, whether or not it sold anything
 * @param falseExitRateMax the rate that the upper bound must not exceed for a pass
 * @param violations false exits and broken invariants, in the order of their windows
 */
public record VerifyResult(
    BacktestResult backtest, Map<WinnerRule, Integer> winnersBy, int undecided, int firedOnReversals,
    double falseExitRateMax, List<Violation> violations) {
  public VerifyResult {
    EnumMap<WinnerRule, Integer> copy = new EnumMap<>(WinnerRule.class);
    for (WinnerRule rule : WinnerRule.values()) copy.put(rule, winnersBy.getOrDefault(rule, 0));
    winnersBy = copy;
    violations = List.copyOf(violations);
  }

  /** What the release did to winners, and whether an invariant broke: one violation of either kind is a failure. */
  public Verdict verdict() {
    return brokenInvariants() > 0 ? Verdict.FAIL : winnersVerdict();
  }

  /** The verdict on winners alone, whatever else broke. */
  public Verdict winnersVerdict() {
    if (falseExits() + exitsDecided() > 0) return Verdict.FAIL;
    return falseExitRate().upper95() <= falseExitRateMax ? Verdict.PASS : Verdict.VACUOUS;
  }

  /** Winners that a tier sold below their value. */
  public int falseExits() {
    return violations(Violation.Rule.FALSE_EXIT);
  }

  /** Winners that a tier decided to sell and of which it sold nothing. */
  public int exitsDecided() {
    return violations(Violation.Rule.EXIT_DECIDED);
  }

  /** Violations that are not about winners. */
  public int brokenInvariants() {
    return (int) violations.stream().filter(violation -> !violation.rule().isOfWinners()).count();
  }

  /** How often a rule was violated. */
  public int violations(Violation.Rule rule) {
    return (int) violations.stream().filter(violation -> violation.rule() == rule).count();
  }

  public int winners() {
    return winnersBy.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** False exits among winners, with what that can tell. */
  public ExactBinomial falseExitRate() {
    return new ExactBinomial(falseExits(), winners());
  }

  /** Winners that a tier decided to sell, whether or not it sold anything: what a ladder whose orders work would have sold. */
  public ExactBinomial decidedRate() {
    return new ExactBinomial(falseExits() + exitsDecided(), winners());
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
