package dev.lockstep.reports.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.venue.WorldSettings;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.log.LogScan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected findings beside those that come, and scenarios that shrink. */
class ReproductionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long END = 1_772_242_200L;

  private static Finding finding(String rule, String lane, long toEndSeconds) {
    Map<String, Object> details = lane == null ? Map.of() : Map.of("lane", lane);
    return new Finding(rule, Severity.WARNING, Confidence.HIGH, rule, rule, Instant.ofEpochSecond(END + toEndSeconds), List.of(), details);
  }

  private static Cited<Expectation> expected(String rule, String lane, long atSeconds) {
    return Cited.bare(new Expectation(rule, "", lane, atSeconds * SECOND, 2 * SECOND));
  }

  private static Matching match(List<Cited<Expectation>> expected, Finding... found) {
    return Matching.of(expected, List.of(found), END * SECOND);
  }

  @Test
  void theSameFindingsInTheSameOrderAreTheSame() {
    List<Cited<Expectation>> expected = List.of(expected("blackout", "main", -50), expected("zombie-retry", "", 5));
    assertThat(match(expected, finding("blackout", "main", -52), finding("zombie-retry", null, 7)).same()).isTrue();
  }

  @Test
  void anotherTimeLaneOrderOrNumberIsNotTheSame() {
    List<Cited<Expectation>> one = List.of(expected("blackout", "main", -50));
    assertThat(match(one, finding("blackout", "main", -47)).same()).as("three seconds off").isFalse();
    assertThat(match(one, finding("blackout", "lock", -50)).same()).as("another lane").isFalse();
    assertThat(match(one, finding("blackout", null, -50)).same()).as("no lane").isFalse();
    assertThat(match(one).same()).as("nothing").isFalse();
    assertThat(match(one, finding("blackout", "main", -50), finding("oversold", null, -20)).same()).as("one more").isFalse();
    assertThat(match(one, finding("blackout", "main", -50), finding("blackout", "main", -50)).same()).as("twice").isFalse();
    List<Cited<Expectation>> close = List.of(expected("blackout", "main", -50), expected("no-backoff", "", -49));
    assertThat(match(close, finding("no-backoff", null, -51), finding("blackout", "main", -50)).ordered()).as("the wrong way round").isFalse();
  }

  @Test
  void ofTwoAtTheSameInstantEitherMayComeFirst() {
    List<Cited<Expectation>> close = List.of(expected("blackout", "main", -50), expected("no-backoff", "", -50));
    assertThat(match(close, finding("no-backoff", null, -51), finding("blackout", "main", -50)).same()).isTrue();
  }

  @Test
  void theNearestOfTwoIsTaken() {
    Matching matching = match(List.of(expected("blackout", "main", -50)), finding("blackout", "main", -51), finding("blackout", "main", -50));
    assertThat(matching.extra()).singleElement().satisfies(extra -> assertThat(extra.time()).isEqualTo(Instant.ofEpochSecond(END - 51)));
  }

  private static Settings settings(dev.lockstep.bot.release.Release release, Scenario scenario) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return release.settings(Settings.standard(known), Map.of());
  }

  /** What nobody needs goes, what the failure rests on stays: without the lost answer and the unseen balance no try outlives its window. */
  @Test
  void shrinkingKeepsWhatTheFailureRestsOn() throws IOException {
    Span span = new Span(-200 * SECOND, -195 * SECOND);
    FaultSpec unseen = new FaultSpec.BalanceUnseen(Span.ALWAYS);
    FaultSpec lost = new FaultSpec.LostAnswer(new Span(4 * SECOND, 8 * SECOND));
    LatencyLine growth = new LatencyLine(Traffic.ACCOUNT, new LatencySpec.Constant(60_000_000L), new Span(-20 * SECOND, Long.MAX_VALUE));
    Scenario scenario = new Scenario(
        "", 1, Cited.bare("btc-updown-15m-1772243100"), Cited.bare("box:incident.yaml"), List.of(), List.of(Cited.bare(growth)),
        List.of(Cited.bare(new FaultSpec.Gap(Traffic.BOOKS, span)), Cited.bare(unseen), Cited.bare(new FaultSpec.SettlementDelay(6 * SECOND)),
            Cited.bare(lost), Cited.bare(new FaultSpec.Reject(503, "x", span))),
        List.of(expected("blackout", "main", -52), expected("held-lane", "main", -52), expected("no-backoff", "", -52), expected("zombie-retry", "", 5)),
        List.of());
    WindowTape tape = ScenarioData.open(scenario, Path.of(""));
    Reproduction reproduction = new Reproduction(tape, ReproductionTest::settings, LogScan.Options.shipped());
    Verdict verdict = reproduction.run(scenario, Releases.V1_60, Releases.V1_61).verdict();
    assertThat(verdict).isEqualTo(Verdict.REPRODUCED);
    Scenario small = new Shrink(reproduction, Releases.V1_60, Releases.V1_61).of(scenario, verdict);
    assertThat(small.faults()).extracting(Cited::value).containsExactly(unseen, lost);
    assertThat(small.latencies()).isEmpty();
    assertThat(reproduction.run(small, Releases.V1_60, Releases.V1_61).verdict()).isEqualTo(Verdict.REPRODUCED);
  }
}
