package dev.lockstep.reports.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.engine.venue.WorldSettings;
import dev.lockstep.forensics.log.LogScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A release that shows nothing because nothing happened to it was not tested. The first loss of the incident, bought at T-109 s, unless said otherwise. */
class ExposureTest {
  private static final long SECOND = 1_000_000_000L;

  private static Settings settings(Release release, Scenario scenario) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return release.settings(Settings.standard(known), Map.of());
  }

  /** A release with one number of ours: v9. */
  private static Release planted(Release from, String key, String value) {
    Map<String, String> changed = new TreeMap<>(from.overrides());
    changed.put(key, value);
    return new Release("v9", from.name() + " with " + key + " " + value, from.profile(), changed, from.factory());
  }

  private static Expectation expected(String rule, long atSeconds) {
    return new Expectation(rule, "", "", atSeconds * SECOND, 2 * SECOND);
  }

  private static Scenario scenario(List<FaultSpec> faults, Expectation... expect) {
    return new Scenario("", 1, Cited.bare("btc-updown-15m-1772241300"), Cited.bare("box:incident.yaml"), List.of(), List.of(),
        faults.stream().map(Cited::bare).toList(), Arrays.stream(expect).map(Cited::bare).toList(), List.of());
  }

  private static Reproduction.Result run(Scenario scenario, Release before, Release after) throws IOException {
    return new Reproduction(ScenarioData.open(scenario, Path.of("")), ExposureTest::settings, LogScan.Options.shipped()).run(scenario, before, after);
  }

  /** Shares that settle after nine seconds, whose tries v1.60 makes on the lane of its exits. */
  private static Scenario settling() {
    return scenario(
        List.of(new FaultSpec.SettlementDelay(9 * SECOND)), expected("blackout", -110), expected("held-lane", -110), expected("no-backoff", -110));
  }

  private static Scenario slowSaves(long fromSeconds) {
    return scenario(
        List.of(new FaultSpec.SettlementDelay(3 * SECOND), new FaultSpec.SlowSave(5 * SECOND, new Span(fromSeconds * SECOND, -95 * SECOND))),
        expected("blackout", -109), expected("held-lane", -104));
  }

  @Test
  void aReleaseThatRefusesToBuyWhileItsStoreIsSlowWasNotTested() throws IOException {
    Reproduction.Result result = run(slowSaves(-125), Releases.SAVES_ON_MAIN, Releases.V1_62);
    assertThat(result.after().clean()).as("nothing is found, which is what misleads").isTrue();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(result.exposure().missing()).startsWith("v1.62 did not trade in this window, so nothing was tested").contains("not durable in time");
  }

  /** Healthy mirror: the store turns slow after the order has left. */
  @Test
  void theSameReleaseIsTestedWhereItBuys() throws IOException {
    Reproduction.Result result = run(slowSaves(-112), Releases.SAVES_ON_MAIN, Releases.V1_62);
    assertThat(result.verdict()).as(result.exposure().toString()).isEqualTo(Verdict.REPRODUCED);
    assertThat(result.exposure()).isEqualTo(Exposure.FULL);
  }

  @Test
  void aReleaseWhoseSettingsNeverEnterWasNotTested() throws IOException {
    for (Release choosy : List.of(
        planted(Releases.V1_61, WindowSettings.ENTRY_CONFIDENCE, "0.99"),
        planted(Releases.V1_60, WindowSettings.ENTRY_BID, "0.01"))) {
      Reproduction.Result result = run(settling(), Releases.V1_60, choosy);
      assertThat(result.verdict()).as(result.after().holding().text()).isEqualTo(Verdict.NOT_TESTED);
      assertThat(result.exposure().missing()).startsWith("v9 did not trade in this window, so nothing was tested");
    }
    assertThat(run(settling(), Releases.V1_60, Releases.V1_61).verdict()).isEqualTo(Verdict.REPRODUCED);
  }

  /** The defect itself, which enters when all is over: it shows nothing, and that must not read as mended. */
  @Test
  void aReleaseThatBuysWhenItIsOverWasNotTested() throws IOException {
    Scenario lock = scenario(
        List.of(new FaultSpec.SettlementDelay(0), new FaultSpec.LockHeld(Role.PROFIT_LOCK, new Span(-107 * SECOND, -100 * SECOND))),
        expected("blackout", -107), expected("held-lane", -100));
    assertThat(run(lock, Releases.V1_60, Releases.V1_61).verdict()).isEqualTo(Verdict.REPRODUCED);
    Release late = planted(planted(Releases.V1_60, WindowSettings.ENTRY_BID, "0.80"), WindowSettings.HARD_STOP_TRIGGER, "0.01");
    Reproduction.Result result = run(lock, Releases.V1_60, late);
    assertThat(result.after().holding().fromNanos()).isGreaterThan(-98 * SECOND);
    assertThat(result.after().clean()).isTrue();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(result.exposure().missing()).contains("had begun, which it did not meet, so that was not tested");
  }

  /** Without a fault that has a time it is the findings that tell when it was over. The late release is spared by a lane of its own. */
  @Test
  void aReleaseThatBuysLongAfterTheLastFindingWasNotTested() throws IOException {
    Release late = planted(Releases.V1_61, WindowSettings.ENTRY_BID, "0.10");
    Reproduction.Result result = run(settling(), Releases.V1_60, late);
    assertThat(result.after().holding().text()).startsWith("bought 25.00 UP at -66.4 s");
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(result.exposure().missing()).contains("v9 bought UP at -66.4 s, when the incident under v1.60 was over (").endsWith("so nothing was tested");
  }

  /** What it still shows it shows, whether it traded as the other did or not. */
  @Test
  void aReleaseThatStillShowsItFailsFirstOfAll() throws IOException {
    assertThat(run(settling(), Releases.V1_60, Releases.V1_60).verdict()).isEqualTo(Verdict.STILL_THERE);
    assertThat(run(settling(), Releases.V1_61, planted(Releases.V1_61, WindowSettings.ENTRY_CONFIDENCE, "0.99")).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  /** A stop that fires before the lock is taken is a better release, and it is said that it was not there any more. */
  @Test
  void aReleaseThatHadLeftByARuleOfItsOwnIsGoneAndSaysSo() throws IOException {
    FaultSpec lock = new FaultSpec.LockHeld(Role.PROFIT_LOCK, new Span(-92 * SECOND, -84 * SECOND));
    Scenario scenario = scenario(List.of(new FaultSpec.SettlementDelay(0), lock), expected("blackout", -92), expected("held-lane", -84));
    Reproduction.Result result = run(scenario, Releases.V1_60, Releases.THRESHOLDS_ONLY);
    assertThat(result.verdict()).as(result.exposure().toString()).isEqualTo(Verdict.REPRODUCED);
    assertThat(result.exposure().left()).contains("v1.60+thresholds had left the position before a fault began").contains("(danger-exit)");
    assertThat(run(scenario, Releases.V1_60, Releases.LANE_ONLY).exposure().left()).as("held when it began").isNull();
  }

  /** Ids at the venue bear the number of the bot's life where it keeps state; what sold is told by their rest. */
  @Test
  void aSaleByATierIsOneAlsoWhereTheBotKeepsItsState() throws IOException {
    Reproduction.Result result = run(slowSaves(-112), Releases.SAVES_ON_MAIN, Releases.V1_62);
    assertThat(result.after().run().row().position().reason()).isEqualTo(ExitReason.DANGER_EXIT);
  }
}
