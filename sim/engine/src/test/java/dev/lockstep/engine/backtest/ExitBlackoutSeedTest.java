package dev.lockstep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seed 000, phases 1 to 4: v1.60 and v1.61 on windows that are made for one phase each. */
class ExitBlackoutSeedTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long CENT = 10_000_000L;
  private static final List<Release> OURS = List.of(Releases.V1_61, Releases.V1_62);

  /** A fill at T-109, and what the price does then. */
  private static Knots filled() {
    return new Knots("btc-updown-15m-1772241300", Outcome.DOWN).bid(140, 97).bid(109, 94).sale(109, 95, 100).bid(108.5, 97);
  }

  private static Settings settings(Release release, String settlementSeconds) {
    return BlackoutStoryTest.settings(release).with(WorldSettings.VENUE_SETTLEMENT_LAG, settlementSeconds);
  }

  private static WindowResult run(Knots tape, Release release, Settings settings) {
    return WindowRun.run(tape.open(), release, settings, ExchangeSettings.polymarket(), 1);
  }

  private static Position position(Knots tape, WindowResult result) {
    return Positions.of(result, tape.instrument()).orElseThrow();
  }

  private static long triesAfterTheEnd(WindowResult result) {
    return result.journal().stream().filter(entry -> entry instanceof JournalEntry.LockAttempt attempt && attempt.leftNanos() < -SECOND).count();
  }

  @Test
  @SeedRow(row = "000 phase 1", code = "`ProfitLock` on its own lane", scenario = "a fill, settlement takes 8 s, the price falls to 6 cents meanwhile; shares that never settle")
  void theLockHoldsUpNoExit(SeedEvidence evidence) {
    Knots crash = filled().bid(106, 80).bid(104, 50).bid(100, 6).bid(-2, 5);
    Position before = position(crash, run(crash, Releases.V1_60, settings(Releases.V1_60, "8")));
    assertThat(before.watch().blackouts()).hasSize(1);
    assertThat(before.exitPriceNano()).isEqualTo(6 * CENT);
    evidence.broken("v1.60", "I7", "ten tries on the lane of the exits: no exit is looked at for 6 s");
    Knots winner = filled().bid(-100, 97);
    assertThat(triesAfterTheEnd(run(winner, Releases.V1_60, settings(Releases.V1_60, "900")))).isPositive();
    evidence.broken("v1.60", "I10", "tries go on after their window (\"Attempt 353\")");
    for (Release ours : OURS) {
      Position after = position(crash, run(crash, ours, settings(ours, "8")));
      assertThat(after.watch().blackouts()).as(ours.name()).isEmpty();
      WindowResult never = run(winner, ours, settings(ours, "900"));
      assertThat(triesAfterTheEnd(never)).as(ours.name()).isZero();
      assertThat(position(winner, never).zombieRetries()).isZero();
    }
    evidence.ours("v1.61, v1.62: no blackout, at most 60 tries, none after the window; as shipped v1.61 compared a dictionary with itself, and only the cap ended it");
  }

  @Test
  @SeedRow(row = "000 phase 2", code = "`DangerExit`, `HardStop`, `LockMonitor`", scenario = "the price falls to 60 cents, stays there for 50 s, and falls to 20")
  void aPriceBelowTheTriggerIsSold(SeedEvidence evidence) {
    Knots slow = filled().bid(95, 82).bid(90, 60).bid(40, 20).bid(-2, 5);
    Position before = position(slow, run(slow, Releases.V1_60, settings(Releases.V1_60, "1")));
    assertThat(before.exitPriceNano()).isLessThan(30 * CENT);
    evidence.broken("v1.60 (45c, no danger exit)", "I13", "shares are held for 50 s below 65c, and sold below 30c");
    for (Release ours : OURS) {
      Position after = position(slow, run(slow, ours, settings(ours, "1")));
      assertThat(after.trigger().evaluationsToDecide()).as(ours.name()).isEqualTo(2);
      assertThat(after.exitPriceNano()).isBetween(55 * CENT, 85 * CENT);
    }
    evidence.ours("sold at the second evaluation; the seed's band of 80 to 90c cannot be reached above 85c, because on one merged book an opponent's ask above "
        + "15c is an own bid below 85c (FACTS-000, 2)");
  }

  @Test
  @SeedRow(row = "000 phase 3", code = "`ExitExecution`, `FastExit`", scenario = "the price falls to 70 cents nine seconds before the end, and a cent in 50 ms from then on")
  void theLastSecondsAreEnoughToSell(SeedEvidence evidence) {
    Knots late = filled();
    for (int cents = 70; cents > 5; cents--) late = late.bid(9 - 0.05 * (70 - cents), cents);
    late = late.bid(-2, 5);
    Position before = position(late, run(late, Releases.V1_61, settings(Releases.V1_61, "1").with(WindowSettings.FAST_PATH_SECONDS, "0")));
    Position fast = position(late, run(late, Releases.V1_61, settings(Releases.V1_61, "1")));
    assertThat(before.exitNanos() - fast.exitNanos()).as("the book walk waits three seconds a level").isGreaterThan(2 * SECOND);
    assertThat(before.exitPriceNano()).isLessThan(fast.exitPriceNano());
    evidence.broken("v1.61 with `exits.fast-path.seconds=0`", "an exit in the last 30 s is done at once", "two passes over the book wait for a price that is gone: sold later and for less");
    for (Release ours : OURS) assertThat(position(late, run(late, ours, settings(ours, "1"))).exitNanos()).isEqualTo(fast.exitNanos());
    evidence.ours("FOK at once; it sells at any price, as the seed's does");
  }

  @Test
  @SeedRow(row = "000 phase 4", code = "`Releases`", scenario = "the list of releases")
  void everyReleaseHasAName(SeedEvidence evidence) {
    assertThat(Releases.all()).extracting(Release::name).contains("v1.60", "v1.61", "v1.60-shipped", "v1.61-shipped", "v1.62").doesNotHaveDuplicates();
    evidence.nothingToBreak("a version number and a line in a registry: nothing runs", "a release is a wiring of parts under a name, which each run's header and id carry");
  }
}
