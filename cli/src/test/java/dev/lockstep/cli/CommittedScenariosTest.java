package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario under {@code datasets/scenarios} shows its findings under v1.60 and nothing under v1.61, for ever. */
class CommittedScenariosTest {
  private static final Path FOLDER = Path.of("../datasets/scenarios");

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void bothLossesAreThere() throws IOException {
    assertThat(scenarios()).extracting(file -> file.getFileName().toString())
        .contains("2026-02-27-first-loss.yaml", "2026-02-27-second-loss.yaml");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void failsOnTheOldReleaseAndPassesOnTheNewOne(Path scenario) {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.61");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  /** Negative control: the release that had it must not pass for the fix. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void isStillThereInTheOldRelease(Path scenario) {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.60");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
  }

  /** Healthy control: a release that never had it proves nothing. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void provesNothingIfTheFirstReleaseDoesNotShowIt(Path scenario) {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.61", "--after", "v1.61");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(6);
  }

  /** Only the lane of the profit lock decides about the blackout; the tries without end are another part of the release. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void theLaneAloneEndsTheBlackoutAndNotTheTries(Path scenario) {
    CommandRun run = CommandRun.of("reproduce", scenario.toString(), "--before", "v1.60", "--after", "v1.60+lane", "--format", "csv");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("v1.60+lane,still-there,blackout").doesNotContain("v1.60+lane,still-there,held-lane")
        .contains("v1.60+lane,still-there,no-backoff");
  }
}
