package dev.lockstep.bot.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Thresholds;
import dev.lockstep.bot.window.WindowSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Specification: the rules of v2 in sim/bot/DECISIONS.md. Trigger 0.65, two books, one second, band 0.05, floor 0.02. */
class ConfirmedStopTest {
  private static final long MILLI = 1_000_000L;
  private ConfirmedStop stop;
  private LastSecondsExit last;

  @BeforeEach
  void ladder() {
    Thresholds thresholds = new Thresholds(Settings.standard(WindowSettings.all())
        .with(WindowSettings.HARD_STOP_TRIGGER, "0.65").with(WindowSettings.HARD_STOP_TICKS, "2")
        .with(WindowSettings.CONFIRM_SECONDS, "1").with(WindowSettings.CONFIRM_BAND, "0.05").with(WindowSettings.EXIT_FLOOR, "0.02")
        .with(WindowSettings.SAFETY_SECONDS, "10").with(WindowSettings.SAFETY_BID, "0.8"));
    PriceFloor floor = new PriceFloor(thresholds, WindowSettings.EXIT_FLOOR);
    stop = new ConfirmedStop(thresholds, new ConfirmedStop.Keys(
        WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS, WindowSettings.CONFIRM_SECONDS, WindowSettings.CONFIRM_BAND), floor);
    last = new LastSecondsExit(thresholds, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID, floor);
  }

  /** A book seen at a moment: best bid and the price at which the bids have carried the position, cents; -1 for none. */
  private static ExitView book(long atMillis, int bidCents, int carryCents) {
    return new ExitView(
        60_000 * MILLI - atMillis * MILLI, bidCents, bidCents < 0 ? -1 : bidCents * 10_000L, bidCents < 0 ? 0 : 1,
        carryCents < 0 ? -1 : carryCents * 10_000L, 0, 0, atMillis * MILLI);
  }

  @Test
  void firesOnceTheBidWasLowOnEnoughBooksOverEnoughTime() {
    assertThat(stop.decide(book(0, 66, 66))).isEqualTo(new ExitDecision.Hold(0));
    assertThat(stop.decide(book(500, 65, 60))).isEqualTo(new ExitDecision.Warn(1));
    assertThat(stop.decide(book(1_000, 50, 50))).isEqualTo(new ExitDecision.Warn(2));
    assertThat(stop.decide(book(1_499, 50, 50))).isEqualTo(new ExitDecision.Warn(3));
    assertThat(stop.decide(book(1_500, 50, 50))).isEqualTo(new ExitDecision.Exit(ExitReason.HARD_STOP, 4));
  }

  @Test
  void oneOldBookIsNotEnoughHoweverLongAgo() {
    assertThat(stop.decide(book(0, 50, 50))).isEqualTo(new ExitDecision.Warn(1));
    assertThat(stop.decide(book(5_000, -1, -1))).isEqualTo(new ExitDecision.Hold(0));
    assertThat(stop.decide(book(9_000, 50, 50))).isEqualTo(new ExitDecision.Exit(ExitReason.HARD_STOP, 2));
  }

  @Test
  void aHollowBookNeitherCountsNorBreaksTheCount() {
    stop.decide(book(0, 50, 50));
    assertThat(stop.decide(book(500, 50, 44))).as("carried 6 cents below the best").isEqualTo(new ExitDecision.Hold(0));
    assertThat(stop.decide(book(600, 50, -1))).as("not carried at all").isEqualTo(new ExitDecision.Hold(0));
    assertThat(stop.decide(book(1_000, 50, 45))).isEqualTo(new ExitDecision.Exit(ExitReason.HARD_STOP, 2));
  }

  @Test
  void aBidAboveTheTriggerBreaksTheCountAndTheClock() {
    stop.decide(book(0, 50, 50));
    assertThat(stop.decide(book(900, 66, -1))).isEqualTo(new ExitDecision.Hold(1));
    assertThat(stop.decide(book(1_000, 50, 50))).isEqualTo(new ExitDecision.Warn(1));
    assertThat(stop.decide(book(1_999, 50, 50))).isEqualTo(new ExitDecision.Warn(2));
    assertThat(stop.decide(book(2_000, 50, 50))).isInstanceOf(ExitDecision.Exit.class);
  }

  @Test
  void nothingIsSoldBelowTheFloor() {
    for (int at = 0; at < 60_000; at += 500) {
      assertThat(stop.decide(book(at, 1, 1))).isEqualTo(new ExitDecision.Hold(0));
      assertThat(last.decide(book(at, 1, 1))).isEqualTo(new ExitDecision.Hold(0));
      assertThat(last.decide(book(at, -1, -1))).isEqualTo(new ExitDecision.Hold(0));
    }
  }

  @Test
  void theLastSecondsSellWhatTheBookCanTake() {
    assertThat(last.decide(book(49_999, 70, 60))).as("10.001 s left").isEqualTo(new ExitDecision.Hold(0));
    assertThat(last.decide(book(50_000, 80, 80))).as("bid not below").isEqualTo(new ExitDecision.Hold(0));
    assertThat(last.decide(book(50_000, 79, -1))).as("bids too thin").isEqualTo(new ExitDecision.Hold(0));
    assertThat(last.decide(book(50_000, 79, 2))).isEqualTo(new ExitDecision.Exit(ExitReason.SAFETY_EXIT, 1));
  }
}
