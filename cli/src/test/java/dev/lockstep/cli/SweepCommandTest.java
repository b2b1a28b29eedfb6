package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep as a script sees it: bad input gives one line and touches nothing, and equal outcomes are one row. */
class SweepCommandTest {
  private static final String TRIGGER = "exits.hard-stop.trigger=0.30:0.97:0.01";
  @TempDir Path dir;

  private String tapes() throws IOException {
    Path spec = dir.resolve("spec.yaml");
    Files.writeString(spec, "schema: lockstep.synth/1\ntitle: dips\nrecipes:\n"
        + "  - {kind: dip-and-recover, first: btc-updown-15m-1772280000, count: 2, subject: up, captureAt: [-75, -70], dipAfter: [40, 45], "
        + "dipTo: [0.48, 0.52], dipHold: [6, 8], dipRecover: [2, 4]}\n");
    Path folder = dir.resolve("tapes");
    assertThat(CommandRun.of("datasets", "synth", spec.toString(), "--seed", "5", "--out", folder.toString(), "-q").exitCode()).isZero();
    return folder.toString();
  }

  private static CommandRun sweep(String input, String vary, String... more) {
    List<String> words = new ArrayList<>(List.of("sweep", input, "--set", "entry.mode=assume", "--vary", vary));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static void refused(CommandRun run, int exitCode, String... words) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("lockstep: ").contains(words);
  }

  @Test
  void refusesWhatCannotBeSweptInOneLine() throws IOException {
    String tapes = tapes();
    Path out = dir.resolve("out");
    String[] into = {"--out", out.toString()};
    refused(sweep(tapes, "exits.hardstop.trigger=0.4:0.8:0.1", into), ExitCode.USAGE, "unknown setting", "did you mean exits.hard-stop.trigger");
    refused(sweep(tapes, "exits.hard-stop.trigger=0.8:0.4:0.1", into), ExitCode.USAGE, "the range is empty", "0.8 is above 0.4");
    refused(sweep(tapes, "exits.hard-stop.trigger=0.4:0.8:-0.1", into), ExitCode.USAGE, "the step must be positive", "-0.1");
    refused(sweep(tapes, "exits.hard-stop.trigger=0:0.8:0.1", into), ExitCode.USAGE, "can never make a difference", "0.001 to 0.999");
    refused(sweep(tapes, TRIGGER, "--set", "exits.safety.bid=0", "--out", out.toString()), ExitCode.USAGE, "can never make a difference");
    refused(sweep(tapes, TRIGGER, "--engine", "spark", "--out", out.toString()), ExitCode.USAGE, "--engine spark", "no Spark module");
    refused(sweep(tapes, TRIGGER, "--engine", "threeds", "--out", out.toString()), ExitCode.USAGE, "--engine threeds");
    refused(sweep(tapes, TRIGGER, "--top", "0", "--out", out.toString()), ExitCode.USAGE, "--top 0", "1 or more");
    refused(sweep(tapes, TRIGGER, "--explain", "x", "--out", out.toString()), ExitCode.USAGE, "--explain belongs to backtest");
    refused(sweep("-", TRIGGER, "--split", "0.5", "--out", out.toString()), ExitCode.USAGE, "standard input can be read once");
    refused(sweep(tapes, TRIGGER, "--json", "--format", "csv"), ExitCode.USAGE, "--json and --format csv exclude each other");
    assertThat(out).as("nothing was written").doesNotExist();
  }

  @Test
  void saysWhyNothingRan() {
    CommandRun run = sweep(dir.resolve("gone").toString(), TRIGGER);
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err().lines().toList()).hasSize(2).first().asString().contains("gone: no such file or folder");
  }

  /** Two windows cannot be cut into nine: a fold without a window on one side chooses and judges nothing. */
  @Test
  void choosesNothingOnNoWindow() throws IOException {
    CommandRun run = sweep(tapes(), TRIGGER, "--walk-forward", "8", "--split", "0.01");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("split: 0 windows to choose, 2 to judge\n    nothing to choose on").contains("nothing to judge on")
        .doesNotContain("0 windows to choose, 1 to judge\n    chosen");
  }

  /** v1.61 has no floor; its hard stop tells values apart on windows that dip. */
  @Test
  void saysWhichKeyHadNoEffect() throws IOException {
    String tapes = tapes();
    assertThat(sweep(tapes, "exits.floor=0.5:0.9:0.1").err()).contains("warning: exits.floor: no run of v1.61 told its values apart");
    assertThat(sweep(tapes, "exits.floor=0.5:0.9:0.1", "--release", "v2").err()).doesNotContain("told its values apart");
  }

  @Test
  void doesNotTouchTheResultsOfAnotherRun() throws IOException {
    String tapes = tapes();
    Path results = dir.resolve("rows.csv");
    assertThat(sweep(tapes, TRIGGER, "--results", results.toString()).exitCode()).isZero();
    byte[] rows = Files.readAllBytes(results);
    refused(sweep(tapes, TRIGGER, "--seed", "2", "--results", results.toString()), ExitCode.USAGE, "rows.csv:1: holds results of another run", "another file");
    assertThat(Files.readAllBytes(results)).isEqualTo(rows);
    assertThat(sweep(tapes, TRIGGER, "--results", results.toString()).exitCode()).isZero();
    assertThat(Files.readAllBytes(results)).as("the same run changes nothing").isEqualTo(rows);
    for (byte[] other : new byte[][] {"a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), {(byte) 0xff, 0, (byte) 0x80, 10}}) {
      Path mine = Files.write(dir.resolve("mine.csv"), other);
      CommandRun run = sweep(tapes, TRIGGER, "--results", mine.toString());
      assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.USAGE, ExitCode.DATA);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(Files.readAllBytes(mine)).isEqualTo(other);
    }
  }

  @Test
  void refusesTwoWindowsOfOneId() throws IOException {
    String tapes = tapes();
    Path copy = Files.createDirectories(dir.resolve("again"));
    Path results = dir.resolve("rows.csv");
    try (var files = Files.list(Path.of(tapes))) {
      for (Path file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
    }
    CommandRun run = CommandRun.of("sweep", tapes, copy.toString(), "--vary", TRIGGER, "--out", dir.resolve("out").toString(), "--results", results.toString());
    refused(run, ExitCode.DATA, "two windows have the id btc-updown-15m-17722", "spec.yaml");
    assertThat(dir.resolve("out").resolve("result.json")).doesNotExist();
  }

  @Test
  void pointsWithEqualOutcomesAreOneRow() throws IOException {
    CommandRun run = sweep(tapes(), TRIGGER);
    assertThat(run.exitCode()).isZero();
    List<String> best = run.out().lines().dropWhile(line -> !line.startsWith("Best points")).skip(3).takeWhile(line -> !line.isBlank()).toList();
    int points = 0;
    for (String line : best) points += Integer.parseInt(line.strip().replaceAll(".*\\s", ""));
    assertThat(points).isEqualTo(68);
    assertThat(best.size()).isBetween(2, 10);
    assertThat(best.stream().map(line -> line.strip().replaceFirst("^\\S+", "").replaceFirst("\\S+$", ""))).doesNotHaveDuplicates();
  }

  /** The page compares the chosen point with holding, and its table has a row for each outcome. */
  @Test
  void thePageComparesWholeRuns() throws IOException {
    Path out = dir.resolve("page");
    CommandRun run = sweep(tapes(), TRIGGER, "--split", "0.5", "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page).contains("held to settlement", "v1.61 as it is", "Running total", "Drawdown", "Time from trigger to fill", "Blackouts", "Exit prices of");
    Matcher outcomes = Pattern.compile("68 points with (\\d+) outcomes").matcher(page);
    assertThat(outcomes.find()).isTrue();
    assertThat(Integer.parseInt(outcomes.group(1))).isBetween(2, 12);
  }
}
