package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate as a script sees it: exit codes, the last line, and commands that can be pasted. */
class VerifyCommandTest {
  private static final String DIP =
      "{kind: dip-and-recover, first: btc-updown-15m-1772280000, subject: up, captureAt: [-75, -70], dipAfter: [40, 45], dipTo: [0.48, 0.52], "
          + "dipHold: [6, 8], dipRecover: [2, 4]}";
  @TempDir Path dir;

  private static String clean(int count) {
    return "{kind: clean-winner, first: btc-updown-15m-1772290800, count: " + count + "}";
  }

  /** A folder with a blank in its name, so that commands must quote it. */
  private String tapes(String... recipes) throws IOException {
    Path spec = dir.resolve("spec.yaml");
    Files.writeString(spec, "schema: lockstep.synth/1\ntitle: winners\nrecipes:\n  - " + String.join("\n  - ", recipes) + "\n");
    Path folder = dir.resolve("some tapes");
    assertThat(CommandRun.of("datasets", "synth", spec.toString(), "--seed", "5", "--out", folder.toString(), "-q").exitCode()).isZero();
    return folder.toString();
  }

  private static CommandRun verify(String input, String... more) {
    List<String> words = new ArrayList<>(List.of("verify", input, "--release", "v1.61", "--set", "entry.mode=assume"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    for (String part : command.substring("lockstep ".length()).split(" (?=(?:[^']*'[^']*')*[^']*$)")) words.add(part.replace("'", ""));
    return words.toArray(String[]::new);
  }

  @Test
  void failsWithTheCommandsThatShowIt() throws IOException {
    CommandRun run = verify(tapes(DIP, clean(3)), "--seed", "3");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains("FAIL: 1 false exit of 4 winners", "winners known: 4 by recorded settlement");
    List<String> lines = run.out().lines().toList();
    String violation = lines.stream().filter(line -> line.contains("  false-exit  ")).findFirst().orElseThrow();
    String replay = violation.substring(violation.indexOf("| ") + 2);
    assertThat(replay).startsWith("lockstep backtest '").contains("--seed 3").endsWith("--explain btc-updown-15m-1772280000");
    CommandRun replayed = CommandRun.of(words(replay));
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(replayed.out()).contains("FALSE EXIT");
    String last = lines.get(lines.size() - 1);
    assertThat(last).startsWith("lockstep verify '");
    assertThat(CommandRun.of(words(last))).isEqualTo(run);
  }

  @Test
  void passesOnFiftyNineAndNotOnThirteen() throws IOException {
    String input = tapes(clean(59));
    CommandRun all = verify(input);
    assertThat(all.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(all.out()).contains("PASS: 0 false exits of 59 winners; with 95 % certainty the rate is at most 4.96 % (asked for: 5 %)");
    CommandRun some = verify(input, "--to", "2026-02-28T18:15:00Z");
    assertThat(some.exitCode()).isEqualTo(ExitCode.VACUOUS);
    assertThat(some.out()).contains("VACUOUS: 0 false exits of 13 winners; with 95 % certainty the rate is at most 20.59 %", "takes 59 clean winners");
    assertThat(verify(input, "--to", "2026-02-28T18:15:00Z", "--max-false-exit-rate", "0.21").exitCode()).isEqualTo(ExitCode.OK);
  }

  private static CommandRun verifyRelease(String input, String release, String... more) {
    List<String> words = new ArrayList<>(List.of("verify", input, "--release", release, "--set", "entry.mode=assume"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  /** A gate must not open because the exits of a release do not work. */
  @Test
  void neverPassesWhatWantedToSellAWinner() throws IOException {
    String input = tapes(DIP.replace("0.48, 0.52", "0.70, 0.74"), clean(59));
    CommandRun run = verifyRelease(input, "v1.61-shipped");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains("FAIL: exits were decided on 1 of 60 winners and sold nothing", "  exit-decided-on-winner  ").doesNotContain("PASS", "0 false exits");
    assertThat(verifyRelease(input, "v1.61-shipped", "--json").out()).contains(
        "\"verdict\" : \"fail\"", "\"falseExits\" : 0", "\"rule\" : \"exit-decided-on-winner\"", "\"exitsDecidedOnWinners\" : 1");
    // healthy controls: a release that holds, and this one where nothing dips
    assertThat(verifyRelease(input, "hold").exitCode()).isEqualTo(ExitCode.OK);
    CommandRun undipped = verifyRelease(input, "v1.61-shipped", "--from", "2026-02-28T15:00:00Z");
    assertThat(undipped.exitCode()).as(undipped.out()).isEqualTo(ExitCode.OK);
    assertThat(undipped.out()).contains("PASS: 0 false exits of 59 winners");
  }

  @Test
  void namesBrokenInvariantsApartFromWinners() throws IOException {
    CommandRun run = verifyRelease(
        tapes(clean(59)), "v1.60", "--set", "venue.settlement=constant", "--set", "venue.settlement-lag=30");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).containsPattern(
        "FAIL: \\d+ broken invariants \\(\\d+ stale-quote\\); on winners alone it would be pass: 0 false exits of 59 winners");
  }

  @Test
  void writesTheDocument() throws IOException {
    CommandRun run = verify(tapes(DIP), "--json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out().replaceAll("\\s+", " ")).startsWith(
        "{ \"schema\" : \"lockstep.verify/1\", \"verdict\" : \"fail\", \"winners\" : 1, \"falseExits\" : 1, \"falseExitRateUpper95\" : 1.000000, "
            + "\"reversals\" : 0, \"reversalsExited\" : 0, \"violations\" : [ { \"window\" : \"btc-updown-15m-1772280000\", \"rule\" : \"false-exit\", "
            + "\"detail\" : \"").contains("\"reproduce\" : \"lockstep backtest '");
    assertThat(run.err().lines().reduce((first, last) -> last).orElse("")).startsWith("lockstep verify '");
  }

  @Test
  void refusesRatesThatMeanNothing() {
    for (String rate : List.of("0", "1", "-0.1", "five", "NaN")) {
      CommandRun run = verify("nowhere", "--max-false-exit-rate", rate);
      assertThat(run.exitCode()).as(rate).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).startsWith("lockstep: --max-false-exit-rate");
    }
    assertThat(verify("nowhere", "--max-quote-age", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("verify", "nowhere", "--release", "v9").err()).contains("unknown release v9");
    assertThat(verify(dir.resolve("nowhere").toString()).exitCode()).isEqualTo(ExitCode.DATA);
  }

  /** Real winners: the release that fixed the incident still sells some of them. */
  @Test
  void failsOnRealWinners() {
    Path data = data("polymarket-btc-5m");
    Assumptions.assumeTrue(data != null, "recorded data not here (set LOCKSTEP_TEST_DATA)");
    CommandRun run = verify(data.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains("\"rule\" : \"false-exit\"").doesNotContain("money-conservation", "sold-exceeds-bought");
    CommandRun shipped = CommandRun.of(
        "verify", data.resolve("windows").toString(), "--outcomes", data.resolve("windows.csv").toString(), "--release", "v1.61-shipped",
        "--set", "entry.mode=assume");
    assertThat(shipped.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(shipped.out()).contains("FAIL: exits were decided on 4 of 65 winners", "note: none of 2 reversals was sold");
    assertThat(shipped.out().lines().filter(line -> line.contains("  exit-decided-on-winner  "))).hasSize(4);
  }

  private static Path data(String name) {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    if (named != null) return Files.exists(Path.of(named, name)) ? Path.of(named, name) : null;
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve("shared/data").resolve(name))) return up.resolve("shared/data").resolve(name);
    }
    return null;
  }
}
