package dev.lockstep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The incident as a story: a fill, ten retries on the lane of the exits, and a price that falls meanwhile. */
class BlackoutStoryTest {
  private static final long TENTH = 100_000_000L;

  static Settings settings(Release release) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return Settings.standard(known)
        .withAll(release.overrides())
        .with(WorldSettings.VENUE_SETTLEMENT, "constant")
        .with(WorldSettings.VENUE_SETTLEMENT_LAG, "8");
  }

  /** 97 cents, a dip that fills the 95-cent bid, back, then 80, 50 and 6 cents within eight seconds of the fill. */
  private static Knots crash() {
    return new Knots("btc-updown-15m-1772241300", Outcome.DOWN)
        .bid(140, 97).bid(109, 94).sale(109, 95, 100).bid(108.5, 97).bid(106, 80).bid(104, 50).bid(100, 6).bid(-2, 5);
  }

  private static WindowResult run(Release release, Settings settings) {
    return WindowRun.run(crash().open(), release, settings, ExchangeSettings.polymarket(), 1);
  }

  private static Position position(WindowResult result) {
    return Positions.of(result, crash().instrument()).orElseThrow();
  }

  private static Position position(Release release) {
    return position(run(release, settings(release)));
  }

  @Test
  void retriesOnTheLaneOfTheExitsAreABlackout() {
    Position position = position(Releases.V1_60);
    // ten tries of two 50 ms calls and half a second's rest: FACTS-000 section 6
    assertThat(position.watch().blackoutNanosMax()).isBetween(60 * TENTH, 65 * TENTH);
    assertThat(position.watch().blackouts()).hasSize(1);
    assertThat(position.exitPriceNano()).isEqualTo(60_000_000L);
  }

  @Test
  void onALaneOfTheirOwnTheyAreNone() {
    Position position = position(Releases.V1_61);
    assertThat(position.watch().blackouts()).isEmpty();
    assertThat(position.watch().gapNanosMax()).isLessThanOrEqualTo(7 * TENTH);
    Position before = position(Releases.V1_60);
    assertThat(position.trigger().decisionNanos()).isBetween(
        before.watch().blackouts().get(0).startNanos(), before.watch().blackouts().get(0).endNanos());
  }

  @Test
  void placementAloneMakesTheDifference() {
    Release lockOnMain = new Release(
        "v1.61 on main", "", Releases.V1_61.profile().with(Role.PROFIT_LOCK, "main"), Releases.V1_61.overrides(), Releases.V1_61.factory());
    assertThat(position(run(lockOnMain, settings(Releases.V1_61))).watch().blackoutNanosMax()).isGreaterThan(60 * TENTH);
    assertThat(position(Releases.LANE_ONLY).watch().blackouts()).isEmpty();
  }

  @Test
  void withoutTheTaskThereIsNoBlackout() {
    Settings never = settings(Releases.V1_60).with(WindowSettings.LOCK_TRIES, "0");
    WindowResult result = run(Releases.V1_60, never);
    assertThat(position(result).watch().blackouts()).isEmpty();
  }

  @Test
  void fourTriesShortenItAccordingly() {
    Settings four = settings(Releases.V1_60).with(WindowSettings.LOCK_TRIES, "4");
    long ten = position(Releases.V1_60).watch().blackoutNanosMax();
    long blackout = position(run(Releases.V1_60, four)).watch().blackoutNanosMax();
    assertThat(ten - blackout).isEqualTo(6 * 6 * TENTH);
  }

  @Test
  void theJournalNamesTheTaskThatHeldTheLane() {
    assertThat(run(Releases.V1_60, settings(Releases.V1_60)).journal())
        .filteredOn(entry -> entry instanceof JournalEntry.LaneHeld held && held.task().equals("ProfitLock"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.lane()).isEqualTo("main"));
  }

  @Test
  void aRunRepeatsItself() {
    WindowResult first = run(Releases.V1_60, settings(Releases.V1_60));
    WindowResult second = run(Releases.V1_60, settings(Releases.V1_60));
    assertThat(second.stateHash()).isEqualTo(first.stateHash());
    assertThat(second.journal()).isEqualTo(first.journal());
    assertThat(run(Releases.V1_61, settings(Releases.V1_61)).stateHash()).isNotEqualTo(first.stateHash());
  }
}
