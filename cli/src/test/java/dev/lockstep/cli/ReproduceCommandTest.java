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
}
