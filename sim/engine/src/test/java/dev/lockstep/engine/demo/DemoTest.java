package dev.lockstep.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The incident as the exchange's activity of 27 February tells it (FACTS-000, section 9), and what the fix makes of the same windows.
 */
class DemoTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long CENT = 10_000_000L;
  private static final DemoResult DEMO = run(1);

  private static DemoResult run(int jobs) {
    return new Demo(Releases.compared(), Releases.ablation(), DemoTest::settings, 1, "test", jobs).run(new Backtest.Listener() {});
  }

  private static Settings settings(Release release) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return release.settings(Settings.standard(known), new java.util.TreeMap<>());
  }

  private static Position loss(String release, int index) {
    return DEMO.losses(release).get(index).position();
  }

  private static long left(WindowRow row, long nanos) {
    return row.window().endNanos() - nanos;
  }

  @Test
  void entriesAndExitsHappenWhenTheExchangeSaysWithinASecond() {
    long[][] known = {{109, 87}, {51, -5}};
    for (int i = 0; i < 2; i++) {
      WindowRow row = DEMO.losses("v1.60").get(i);
      assertThat(left(row, row.position().entryNanos())).isBetween((known[i][0] - 1) * SECOND, (known[i][0] + 1) * SECOND);
      assertThat(left(row, row.position().exitNanos())).isBetween((known[i][1] - 1) * SECOND, (known[i][1] + 1) * SECOND);
      assertThat(row.position().entryPriceNano()).isEqualTo(95 * CENT);
    }
    assertThat(loss("v1.60", 0).exitPriceNano()).isEqualTo(23 * CENT);
    assertThat(loss("v1.60", 1).exitPriceNano()).isEqualTo(10 * CENT);
    assertThat(loss("v1.60", 0).reason()).isEqualTo(ExitReason.HARD_STOP);
    assertThat(loss("v1.60", 1).reason()).isEqualTo(ExitReason.SAFETY_EXIT);
  }

  @Test
  void theTwoLossesComeTo3925AndTheTablesFeesTo3930() {
    assertThat(loss("v1.60", 0).grossPnlNanoUsd() + loss("v1.60", 1).grossPnlNanoUsd()).isEqualTo(-39_250_000_000L);
    // C * p * 0.25 * (p(1-p))^2 for 25 shares at 0.23 and at 0.10, each rounded to five decimals: 0.04509 and 0.00506
    assertThat(loss("v1.60", 0).pnlNanoUsd() + loss("v1.60", 1).pnlNanoUsd()).isEqualTo(-39_250_000_000L - 45_090_000L - 5_060_000L);
  }

  @Test
  void bothWereBlackedOutAfterTheFillAndTheFixIsNot() {
    for (int i = 0; i < 2; i++) {
      assertThat(loss("v1.60", i).watch().blackoutNanosMax()).isBetween(55 * SECOND / 10, 65 * SECOND / 10);
    }
    for (WindowRow row : DEMO.release("v1.61").rows()) {
      if (row.position() == null) continue;
      assertThat(row.position().watch().blackouts()).isEmpty();
      // half a second, two books, lock status, positions, fill price: 50 ms each
      assertThat(row.position().watch().gapNanosMax()).isLessThanOrEqualTo(7 * SECOND / 10);
    }
  }

  @Test
  void eachExitIsDecidedAtTheSecondEvaluationAndTheSafetyExitAtTheFirst() {
    for (WindowRow row : DEMO.release("v1.61").rows()) {
      if (row.position() == null || !row.position().reason().isTier()) continue;
      int expected = row.position().reason() == ExitReason.SAFETY_EXIT ? 1 : 2;
      assertThat(row.position().trigger().evaluationsToDecide()).isEqualTo(expected);
    }
  }

  @Test
  void theSlowBleedMeetsTheDangerBand() {
    Position bleed = DEMO.release("v1.61").rows().stream()
        .filter(row -> row.window().id().endsWith("1772244000")).findFirst().orElseThrow().position();
    assertThat(bleed.reason()).isEqualTo(ExitReason.DANGER_EXIT);
    assertThat(bleed.exitPriceNano()).isBetween(80 * CENT, 85 * CENT);
  }

  @Test
  void noOrdinaryWinnerIsSoldAndThereAreSome() {
    for (String release : List.of("v1.60", "v1.61")) {
      assertThat(DEMO.release(release).summary().falseExits()).isZero();
      assertThat(DEMO.release(release).summary().winners()).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void onTheLogsClockThePriceFallsWithinTheBlackout() {
    Position before = DEMO.logClock().releases().get(0).rows().get(0).position();
    Position after = DEMO.logClock().releases().get(1).rows().get(0).position();
    assertThat(before.watch().blackoutNanosMax()).isBetween(55 * SECOND / 10, 65 * SECOND / 10);
    assertThat(after.trigger().decisionNanos()).isLessThan(before.watch().blackouts().get(0).endNanos());
  }

  @Test
  void theBlackoutIsNotBlamedForWhatItDidNotCause() {
    assertThat(DEMO.blame()).hasSize(2).allSatisfy(line -> assertThat(line).contains("it did NOT cause this loss"));
  }

  @Test
  void threadsChangeNothing() {
    DemoResult two = run(2);
    assertThat(two.main().header()).isEqualTo(DEMO.main().header());
    assertThat(two.main().releases()).usingRecursiveComparison().ignoringFieldsOfTypes(Release.class, Settings.class)
        .isEqualTo(DEMO.main().releases());
  }
}
