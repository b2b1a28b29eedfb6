package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios under {@code datasets/scenarios} show their findings under the release that had them and nothing under its fix, for ever. */
class CommittedScenariosTest {
  private static final Path FOLDER = Path.of("../datasets/scenarios");

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.getFileName().toString().startsWith("2026-02-27-")).sorted().toList();
    }
  }

  /** A stranger's lock, and a disk that is slow: the releases of each pair differ in a lane. */
  @ParameterizedTest
  @CsvSource({"planted-lock-held.yaml,v1.60,v1.61", "planted-lock-held.yaml,v1.60,v1.60+lane", "planted-slow-save.yaml,v1.62+save-on-main,v1.62"})
  void whatHoldsALaneHoldsTheExitsWhereTheyShareIt(String name, String before, String after) {
    String file = FOLDER.resolve(name).toString();
    CommandRun run = CommandRun.of("reproduce", file, "--before", before, "--after", after);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(CommandRun.of("reproduce", file, "--before", before, "--after", before).exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("reproduce", file, "--before", after, "--after", after).exitCode()).isEqualTo(6);
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
