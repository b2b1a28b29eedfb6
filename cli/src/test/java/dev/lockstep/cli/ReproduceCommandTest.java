package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The closed loop: a run's own log becomes a scenario, which fails on the release that ran and passes on the fix. */
class ReproduceCommandTest {
  @TempDir
  static Path folder;

  static Path scenario;

  @BeforeAll
  static void makeTheScenario() {
    assertThat(CommandRun.of("demo", "--out", folder.resolve("demo").toString(), "-q").exitCode()).isZero();
    scenario = folder.resolve("S.yaml");
    CommandRun made = CommandRun.of("forensics", "scenario", folder.resolve("demo").toString(), "-o", scenario.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  @Test
  void theIncidentShowsUnderTheOldReleaseAndIsGoneUnderTheNewOne() {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.61");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("REPRODUCED under v1.60, gone under v1.61").contains("blackout on main");
  }

  @Test
  void aReleaseThatStillShowsItFails() {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.60");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().strip()).endsWith("lockstep reproduce " + scenario + " --before v1.60 --after v1.60");
  }

  @Test
  void aReleaseThatNeverShowedItProvesNothing() {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.61", "--after", "v1.61");
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.out().strip()).endsWith("lockstep reproduce " + scenario + " --before v1.61 --after v1.61");
  }

  @Test
  void everyLineOfTheScenarioCitesALineOfTheLog() throws IOException {
    for (String line : Files.readAllLines(scenario)) {
      if (line.startsWith("  - {") || line.startsWith("  id:") || line.startsWith("  entry.")) {
        assertThat(line).containsPattern("# \\S+v1\\.60\\.log:\\d+");
      }
    }
  }

  /** What a user has without a recording: the log alone. */
  @Test
  void aWindowThatNobodyRecordedIsRebuiltFromTheLog() throws IOException {
    Path rebuilt = folder.resolve("rebuilt.yaml");
    CommandRun made = CommandRun.of(
        "forensics", "scenario", folder.resolve("demo/logs/v1.60.log").toString(), "--window", "1772241300", "--rebuild", "-o", rebuilt.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(rebuilt)).contains("data: \"spec:rebuilt.window.yaml\"");
    CommandRun run = CommandRun.of("reproduce", rebuilt.toString(), "--before", "v1.60", "--after", "v1.61");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  @Test
  void aRecordingCanBeGiven() throws IOException {
    Path tapes = folder.resolve("tapes");
    assertThat(CommandRun.of("datasets", "synth", "../datasets/box/incident.yaml", "--out", tapes.toString(), "-q").exitCode()).isZero();
    Path made = folder.resolve("taped.yaml");
    CommandRun run = CommandRun.of("forensics", "scenario", folder.resolve("demo").toString(), "--window", "1772241300", "--tape",
        tapes.resolve("btc-updown-15m-1772241300.tape").toString(), "-o", made.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(made)).contains("data: \"tape:tapes/btc-updown-15m-1772241300.tape\"");
    assertThat(CommandRun.of("reproduce", made.toString(), "--before", "v1.60", "--after", "v1.61").exitCode()).isZero();
  }

  @Test
  void aSmallerScenarioSaysTheSame() throws IOException {
    Path small = folder.resolve("small.yaml");
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.61", "--shrink", small.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("lines dropped");
    assertThat(Files.readString(small)).contains("v1.60.log:").hasSizeLessThan(Files.readString(scenario).length());
    assertThat(CommandRun.of("reproduce", small.toString(), "--before", "v1.60", "--after", "v1.61").exitCode()).isZero();
  }

  @Test
  void machinesGetJson() {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.61", "--json");
    assertThat(run.out()).startsWith("{\n  \"schema\": \"lockstep.reproduce/1\",\n  \"verdict\": \"reproduced\"").contains("\"seen\": true");
    assertThat(CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.61", "--json").out()).isEqualTo(run.out());
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLineWithItsPlace() throws IOException {
    Path bad = folder.resolve("bad.yaml");
    Files.writeString(bad, Files.readString(scenario).replace("rule: blackout", "rull: blackout"));
    CommandRun run = CommandRun.of("reproduce", bad.toString(), "--before", "v1.60", "--after", "v1.61");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).containsPattern("bad\\.yaml:\\d+: rule is missing");
    assertThat(CommandRun.of("reproduce", folder.resolve("none.yaml").toString(), "--before", "v1.60", "--after", "v1.61").exitCode()).isEqualTo(5);
    assertThat(CommandRun.of("reproduce", scenario.toString(), "--before", "v9", "--after", "v1.61").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60").exitCode()).isEqualTo(2);
    Files.writeString(bad, Files.readString(scenario).replace("entry.shares", "entry.share"));
    CommandRun setting = CommandRun.of("reproduce", bad.toString(), "--before", "v1.60", "--after", "v1.61");
    assertThat(setting.exitCode()).isEqualTo(5);
    assertThat(setting.err()).contains("entry.shares");
  }

  @Test
  void aLogInWhichNothingIsFoundMakesNoScenario() {
    CommandRun run = CommandRun.of("forensics", "scenario", folder.resolve("demo/logs/v1.61.log").toString());
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("there is nothing to reproduce");
  }
}
