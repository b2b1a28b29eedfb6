package dev.lockstep.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.venue.Executions.Execution;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three verdicts, each on windows of which the answer is known by construction; and every invariant, broken on purpose. */
class VerificationTest {
  private static final long FIVE_SECONDS = 5_000_000_000L;

  private static VerifyResult verify(List<WindowTape> windows, Release release, Settings settings) {
    Verification verification = new Verification(0.05, FIVE_SECONDS);
    return verification.result(Backtest.run(
        windows, new Backtest.Plan(List.of(release), List.of(settings), 1, "test", WindowChoice.all(), 2), verification));
  }

  private static VerifyResult verify(List<WindowTape> windows) {
    return verify(windows, Releases.V1_61, Synthetic.settings(Releases.V1_61));
  }

  private static WindowResult run(WindowTape tape, Release release, Settings settings) throws IOException {
    try (TapeSource source = tape.open()) {
      return WindowRun.run(source, release, settings, Venues.of(tape), 1);
    }
  }

  /** 59 are the fewest that exclude five percent. */
  @Test
  void passesOnEnoughCleanWinners() {
    VerifyResult result = verify(Synthetic.cleanWinners(59));
    assertThat(result.violations()).isEmpty();
    assertThat(result.winners()).isEqualTo(59);
    assertThat(result.winnersBy().get(WinnerRule.RECORDED)).isEqualTo(59);
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void isVacuousOnOneWinnerLess() {
    assertThat(verify(Synthetic.cleanWinners(58)).verdict()).isEqualTo(Verdict.VACUOUS);
  }

  @Test
  void zeroOfThirteenIsBelowTwentyOnePercent() {
    VerifyResult result = verify(Synthetic.cleanWinners(13));
    assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
    assertThat(result.falseExitRate().upper95()).isCloseTo(0.2058, within(0.00005));
    assertThat(verify(List.of()).verdict()).isEqualTo(Verdict.VACUOUS);
  }

  /** One is enough, among however many clean ones. */
  @Test
  void failsOnAWinnerThatATierSold() {
    VerifyResult result = verify(Synthetic.deepDip());
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.falseExits()).isEqualTo(1).isEqualTo(result.summary().falseExits());
    assertThat(result.violations()).singleElement().satisfies(violation -> {
      assertThat(violation.rule()).isEqualTo(Violation.Rule.FALSE_EXIT);
      assertThat(violation.window()).isEqualTo("btc-updown-15m-1772280000");
      assertThat(violation.detail()).containsPattern("^(danger-exit|hard-stop) at 2026-02-28T12:1.*: bid 0\\.\\d+, opponent ask 0\\.\\d+, score \\d\\.\\d+")
          .contains("up bought at 0.9", "worth 1.00 by recorded settlement");
    });
  }

  /** The exits of the shipped v1.61 leave the resting profit lock, which keeps the shares reserved: it decides on the dip and sells nothing. */
  @Test
  void neverPassesAReleaseThatWantedToSellAWinner() {
    List<WindowTape> windows = new ArrayList<>(Synthetic.cleanWinners(60));
    windows.removeIf(tape -> tape.id().equals(Synthetic.shallowDip().get(0).id()));
    windows.addAll(Synthetic.shallowDip());
    Settings settings = Synthetic.settings(Releases.V1_61_SHIPPED);
    VerifyResult result = verify(windows, Releases.V1_61_SHIPPED, settings);
    assertThat(result.falseExits()).isZero().isEqualTo(result.summary().falseExits());
    assertThat(result.falseExitRate().upper95()).isLessThan(0.05); // what made it look like a pass
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL).isEqualTo(result.winnersVerdict());
    assertThat(result.exitsDecided()).isOne();
    assertThat(result.decidedRate().upper95()).isGreaterThan(0.05);
    assertThat(result.violations()).singleElement().satisfies(violation -> {
      assertThat(violation.rule()).isEqualTo(Violation.Rule.EXIT_DECIDED);
      assertThat(violation.detail()).containsPattern("^(danger-exit) at 2026-02-28T12:1.*: bid 0\\.\\d+, .*bought at 0\\.9.*sold nothing, worth 1\\.00");
    });
    // the healthy control: the same release on the same windows without the dip
    VerifyResult clean = verify(windows.subList(0, 59), Releases.V1_61_SHIPPED, settings);
    assertThat(clean.violations()).isEmpty();
    assertThat(clean.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void sellingAWinnerIsOneViolationAndNotTwo() {
    VerifyResult result = verify(Synthetic.deepDip());
    assertThat(result.exitsDecided()).isZero();
    assertThat(result.decidedRate().events()).isEqualTo(result.falseExits());
  }

  /** Broken invariants fail a check that winners alone would pass, and the result can tell the two apart. */
  @Test
  void saysWhetherWinnersOrInvariantsFailed() {
    Settings slow = Synthetic.settings(Releases.V1_60)
        .with(WorldSettings.VENUE_SETTLEMENT, "constant").with(WorldSettings.VENUE_SETTLEMENT_LAG, "30");
    VerifyResult stale = verify(Synthetic.cleanWinners(59), Releases.V1_60, slow);
    assertThat(stale.brokenInvariants()).isPositive().isEqualTo(stale.violations(Violation.Rule.STALE_QUOTE));
    assertThat(stale.winnersVerdict()).isEqualTo(Verdict.PASS);
    assertThat(stale.verdict()).isEqualTo(Verdict.FAIL);
    VerifyResult sold = verify(Synthetic.deepDip());
    assertThat(sold.brokenInvariants()).isZero();
    assertThat(sold.winnersVerdict()).isEqualTo(Verdict.FAIL);
  }

  /** Without a known settlement the ideal run names winners: what it sold at the profit lock. */
  @Test
  void takesTheIdealRunWhereNoWinnerIsKnown() {
    VerifyResult known = verify(Synthetic.cleanWinners(20));
    VerifyResult unknown = verify(Synthetic.unsettled(Synthetic.cleanWinners(20)));
    assertThat(unknown.winnersBy().get(WinnerRule.RECORDED)).isZero();
    assertThat(unknown.winnersBy().get(WinnerRule.REFERENCE_RUN)).isPositive().isLessThanOrEqualTo(known.winners());
    assertThat(unknown.undecided()).isEqualTo(20 - unknown.winners());
    // The ideal run sells the dip as well: it cannot say that the position was a winner, and nobody is accused.
    VerifyResult dip = verify(Synthetic.unsettled(Synthetic.deepDip()));
    assertThat(dip.winners()).isZero();
    assertThat(dip.verdict()).isEqualTo(Verdict.VACUOUS);
  }

  /** v1.60 waits for its profit lock on the lane of the exits and then decides on the books it had asked for before. */
  @Test
  void seesDecisionsOnOldQuotes() throws IOException {
    Settings slow = Synthetic.settings(Releases.V1_60)
        .with(WorldSettings.VENUE_SETTLEMENT, "constant").with(WorldSettings.VENUE_SETTLEMENT_LAG, "30");
    WindowTape tape = Synthetic.cleanWinners(1).get(0);
    assertThat(QuoteAge.of(run(tape, Releases.V1_60, slow), FIVE_SECONDS)).hasValueSatisfying(violation ->
        assertThat(violation.detail()).contains("asked for 6."));
    assertThat(QuoteAge.of(run(tape, Releases.V1_60, slow), 10_000_000_000L)).isEmpty();
    assertThat(QuoteAge.of(run(tape, Releases.V1_61, slow.with(WindowSettings.LOCK_TRIES, "60")), FIVE_SECONDS)).isEmpty();
  }

  @Test
  void seesMoneyThatDoesNotAddUp() throws IOException {
    WindowTape tape = Synthetic.deepDip().get(0);
    WindowResult result = run(tape, Releases.V1_61, Synthetic.settings(Releases.V1_61));
    assertThat(AccountBalance.check(result, tape.instrument())).isEmpty();
    WindowResult oneMore = new WindowResult(
        result.window(), result.release(), result.settings(), result.journal(), result.executions(), result.openLots(), result.unsettled(),
        result.cashNanoUsd() + 1, result.feesNanoUsd(), result.believedPnlNanoUsd(), result.thresholds(), result.stateHash(), result.rows(),
        result.bookUnknownNanos());
    assertThat(AccountBalance.check(oneMore, tape.instrument())).extracting(Violation::rule).containsExactly(Violation.Rule.MONEY);
  }

  @Test
  void seesASaleOfWhatWasNeverBought() throws IOException {
    WindowTape tape = Synthetic.deepDip().get(0);
    WindowResult result = run(tape, Releases.V1_61, Synthetic.settings(Releases.V1_61));
    List<Execution> executions = result.executions().all();
    executions.addAll(executions.stream().filter(Execution::isSale).toList());
    assertThat(AccountBalance.check(result, tape.instrument())).extracting(Violation::rule).contains(Violation.Rule.OVERSOLD, Violation.Rule.MONEY);
  }

  @Test
  void wantsARateThatCanBeReached() {
    assertThatThrownBy(() -> new Verification(0, FIVE_SECONDS)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verification(1, FIVE_SECONDS)).isInstanceOf(IllegalArgumentException.class);
  }
}
