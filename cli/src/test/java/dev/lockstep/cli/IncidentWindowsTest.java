package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.reports.reproduce.Reproduction;
import dev.lockstep.reports.reproduce.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The two losing windows of 27 February in the worlds that the committed scenarios describe, printed in the bot's log format: what the rules find in
 * them, against what the run itself knows. The rules see the text alone.
 */
class IncidentWindowsTest {
  private static final long SECOND = 1_000_000_000L;
  private static Side first;
  private static Side second;

  @BeforeAll
  static void run() throws IOException {
    first = side("2026-02-27-first-loss.yaml", Releases.V1_60);
    second = side("2026-02-27-second-loss.yaml", Releases.V1_60);
  }

  private static Side side(String file, Release release) throws IOException {
    Path path = Path.of("../datasets/scenarios", file);
    Scenario scenario = ScenarioFile.read(path);
    return new Reproduction(ScenarioData.open(scenario, path.getParent()), IncidentWindowsTest::settings, LogScan.Options.shipped())
        .side(scenario, release);
  }

  private static Settings settings(Release release, Scenario scenario) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Cited<Scenario.Setting> setting : scenario.settings()) wanted.put(setting.value().key(), setting.value().value());
    return release.settings(Settings.standard(RunOptions.known()), wanted);
  }

  private static TreeSet<String> rules(Side side) {
    TreeSet<String> rules = new TreeSet<>();
    for (Finding finding : side.findings()) rules.add(finding.ruleId());
    return rules;
  }

  private static Finding finding(Side side, String rule) {
    return side.findings().stream().filter(finding -> finding.ruleId().equals(rule)).findFirst().orElseThrow();
  }

  /** Both logs one after the other, as a backtest writes them. */
  @Test
  void oneLogOfBothWindowsShowsTheBlackoutsAndTheZombieAndWhatTheyImplyAndNothingElse() {
    LogInput log = LogInput.of("v1.60.log", (first.log() + second.log()).getBytes(StandardCharsets.UTF_8));
    List<String> found = CaseRules.findings(CaseFile.of(new LogScan(LogScan.Options.shipped()).scan(List.of(log)).sources())).stream()
        .filter(finding -> finding.severity().atLeast(Severity.WARNING)).map(Finding::ruleId).sorted().toList();
    assertThat(found).containsExactly("blackout", "blackout", "held-lane", "held-lane", "no-backoff", "zombie-retry");
  }

  @Test
  void eachWindowShowsItsOwn() {
    assertThat(rules(first)).containsExactly("blackout", "held-lane", "no-backoff");
    assertThat(rules(second)).containsExactly("blackout", "held-lane", "no-backoff", "zombie-retry");
  }

  @Test
  void theFixShowsNothing() throws IOException {
    assertThat(side("2026-02-27-first-loss.yaml", Releases.V1_61).findings()).isEmpty();
    assertThat(side("2026-02-27-second-loss.yaml", Releases.V1_61).findings()).isEmpty();
  }

  /** The log has whole seconds, and a status line at most once a second: the gap in it is up to two seconds longer than the true one. */
  @Test
  void theBlackoutBeginsWithTheFillAndIsAsLongAsTheRunKnows() {
    for (Side side : List.of(first, second)) {
      Finding blackout = finding(side, "blackout");
      Watch.Span truth = side.run().row().position().watch().blackouts().get(0);
      long began = blackout.time().getEpochSecond() * SECOND - truth.startNanos();
      assertThat(Math.abs(began)).as("start").isLessThanOrEqualTo(SECOND);
      double seconds = Double.parseDouble(blackout.details().get("durationSeconds").toString());
      assertThat(seconds).as("length").isBetween(truth.nanos() / 1e9 - 1, truth.nanos() / 1e9 + 2);
      assertThat(blackout.evidence().get(0).text()).contains("CAPTURE FILLED: 25.00 UP @ 95c");
      assertThat(blackout.details().get("filled")).isEqualTo("25.00 UP");
    }
  }

  /** What was missed: the asks of the status lines on both sides, as the journal has them, and what the fall is worth on 25 shares. */
  @Test
  void whatWasMissedAndItsCostAreThoseOfTheJournal() {
    for (Side side : List.of(first, second)) {
      Finding blackout = finding(side, "blackout");
      Watch.Span truth = side.run().row().position().watch().blackouts().get(0);
      JournalEntry.Status before = null;
      JournalEntry.Status after = null;
      for (JournalEntry entry : side.run().result().journal()) {
        if (!(entry instanceof JournalEntry.Status status)) continue;
        if (status.nanos() <= truth.startNanos()) before = status;
        if (status.nanos() >= truth.endNanos() && after == null) after = status;
      }
      long fallCents = (before.upAskMicro() - after.upAskMicro()) / 10_000;
      assertThat(blackout.details().get("priceBefore")).isEqualTo(Long.toString(before.upAskMicro() / 10_000));
      assertThat(blackout.details().get("priceAfter")).isEqualTo(Long.toString(after.upAskMicro() / 10_000));
      assertThat(fallCents).isPositive();
      assertThat(blackout.details().get("costEstimateUsd")).isEqualTo(String.format(java.util.Locale.ROOT, "%.2f", 25 * fallCents / 100.0));
    }
  }

  /** The rule: an attempt more than 2 s after the window's end. The journal knows how many there were. */
  @Test
  void theZombieIsTheFirstTryMoreThanTwoSecondsAfterTheEnd() {
    JournalEntry.LockAttempt zombie = null;
    int last = 0;
    for (JournalEntry entry : second.run().result().journal()) {
      if (!(entry instanceof JournalEntry.LockAttempt attempt)) continue;
      last = attempt.attempt();
      if (zombie == null && attempt.leftNanos() < -3 * SECOND) zombie = attempt;
    }
    Finding found = finding(second, "zombie-retry");
    assertThat(found.time().getEpochSecond()).isEqualTo(Math.floorDiv(zombie.nanos(), SECOND));
    assertThat(found.details().get("attempts")).isEqualTo((long) last);
  }

  /** More than 20 attempts in ten seconds would be a storm: ten tries, then one in five seconds, are none. */
  @Test
  void retryStormDoesNotHoldByItsRule() {
    for (Side side : List.of(first, second)) {
      List<JournalEntry.LockAttempt> tries = side.run().result().journal().stream().filter(JournalEntry.LockAttempt.class::isInstance)
          .map(JournalEntry.LockAttempt.class::cast).toList();
      int most = 0;
      for (int i = 0; i < tries.size(); i++) {
        int from = i;
        most = Math.max(most, (int) tries.stream().filter(t -> t.nanos() >= tries.get(from).nanos() && t.nanos() <= tries.get(from).nanos() + 10 * SECOND).count());
      }
      assertThat(most).isBetween(10, 11);
    }
  }

  /** Older than the source's limit of ten seconds would be stale: after the blackout the bot decides on quotes of six. */
  @Test
  void staleDataDoesNotHoldByItsRule() {
    for (Side side : List.of(first, second)) {
      long oldest = 0;
      for (JournalEntry entry : side.run().result().journal()) {
        if (entry instanceof JournalEntry.Evaluated evaluated && side.run().row().position().trigger().decisionNanos() > evaluated.nanos()) {
          oldest = Math.max(oldest, evaluated.nanos() - evaluated.quoteNanos());
        }
      }
      assertThat(oldest / 1e9).isBetween(5.5, 6.5);
    }
  }

  /** The log of the run is read by the same rules as any: its fill, its tries and its windows are recognised line by line. */
  @Test
  void everyTryInTheJournalIsReadFromTheLog() {
    LogInput log = LogInput.of("v1.60.log", second.log().getBytes(StandardCharsets.UTF_8));
    List<LogEvent> read = new LogScan(LogScan.Options.shipped()).scan(List.of(log)).sources().get(0).of(EventKind.RETRY);
    long tries = second.run().result().journal().stream().filter(JournalEntry.LockAttempt.class::isInstance).count();
    assertThat(read).hasSize((int) tries);
  }
}
