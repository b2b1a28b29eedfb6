package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.datasets.scenario.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from evidence to a scenario that runs, or to a line that says why not and what to do. */
class ScenarioJourneyTest {
  private static final Path SHIPPED = Path.of("../datasets/scenarios");
  private static final Pattern CITED = Pattern.compile("# (\\S+\\.log):(\\d+)(?:-(\\d+))?: (.{12})");

  @TempDir
  static Path folder;

  @BeforeAll
  static void theLogs() {
    assertThat(CommandRun.of("demo", "--out", folder.resolve("demo").toString(), "-q").exitCode()).isZero();
  }

  private static CommandRun scenario(Path evidence, Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("forensics", "scenario", evidence.toString(), "-o", file.toString(), "--force"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static Path planted(int seed) {
    Path bundle = folder.resolve("planted-" + seed);
    assertThat(CommandRun.of("forensics", "plant", bundle.toString(), "--seed", Integer.toString(seed), "--force").exitCode()).isZero();
    return bundle;
  }

  /** Asks that add up to a dollar, and the next window's countdown behind this one's: the rebuilt window was refused by the next command. */
  @Test
  void aWindowRebuiltFromAnyLogCanBeRun() {
    for (int seed : new int[] {23, 24, 28, 29}) {
      Path file = folder.resolve("S" + seed + ".yaml");
      CommandRun made = scenario(planted(seed), file);
      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(made.err()).contains("next: lockstep reproduce " + file + " --before RELEASE --after RELEASE");
      CommandRun run = CommandRun.of("reproduce", file.toString(), "--before", "v1.60", "--after", "v1.61");
      assertThat(run.exitCode()).as("not these releases' log, but a window that runs: " + run.err()).isEqualTo(ExitCode.VACUOUS);
      assertThat(run.out()).contains("v1.60 did not trade here").contains("--tape FILE");
    }
  }

  /** A scenario is committed to a repository; its cited lines are cut, and a token is recognised by its length. */
  @Test
  void noSecretOfACitedLineStandsInAScenario() throws IOException {
    String told = Files.readString(folder.resolve("demo/logs/v1.60.log"));
    for (int blanks = 0; blanks < 240; blanks += 13) {
      String secret = " " + "x".repeat(blanks) + " key=sk-Zq8vT3mWx2Lr7NcYb5Kd ghp_abcdefghijklmnopqrstuvwxyz0123456789";
      Path log = Files.writeString(folder.resolve("secret.log"), told.replaceAll("(?m)(CAPTURE FILLED|PROFIT_LOCK_RETRY|PROFIT_LOCK_CONFIRMED|EXIT SUMMARY)(.*)$", "$1$2" + secret));
      Path file = folder.resolve("secret.yaml");
      CommandRun made = scenario(log, file, "--window", "1772241300");
      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(Files.readString(file)).as(blanks + " characters before it").contains("CAPTURE FILLED").doesNotContain("sk-Z").doesNotContain("ghp_");
    }
  }

  /** In rebuilt books the bot buys when it was seen to have bought, however long its lane was held before: the delay is counted from there. */
  @Test
  void aPurchaseThatWasSeenLateIsBoughtWhenItWasSeenInRebuiltBooks() throws IOException {
    PlantedRun run = PlantedRun.of(Releases.V1_60, 1, List.of(), List.of(
        new FaultSpec.SettlementDelay(7_000_000_000L),
        new FaultSpec.LockHeld(Role.EXITS, new Span(-112_000_000_000L, -105_500_000_000L))));
    Path log = folder.resolve("late.log");
    Files.writeString(log, run.log());
    Path file = folder.resolve("late.yaml");
    assertThat(scenario(log, file, "--rebuild").exitCode()).isZero();
    double rebuilt = delay(ScenarioFile.read(file));
    assertThat(scenario(log, folder.resolve("box.yaml")).exitCode()).isZero();
    assertThat(delay(ScenarioFile.read(folder.resolve("box.yaml"))) - rebuilt).as("half of the hold").isBetween(3.0, 3.5);
    CommandRun again = CommandRun.of("reproduce", file.toString(), "--before", "v1.60", "--after", "v1.61");
    long tries = run.log().lines().filter(line -> line.contains("PROFIT_LOCK_RETRY")).count();
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).containsPattern("by (" + (tries - 1) + "|" + tries + "|" + (tries + 1) + ") attempts of profit-lock");
  }

  private static double delay(Scenario scenario) {
    return scenario.faults().stream().map(Cited::value).filter(FaultSpec.SettlementDelay.class::isInstance)
        .mapToLong(fault -> ((FaultSpec.SettlementDelay) fault).nanos()).findFirst().orElseThrow() / 1e9;
  }

  @Test
  void botsThatTradeNoWindowsAreToldWhereToGo() {
    for (int seed : new int[] {1, 31}) {
      CommandRun run = scenario(planted(seed), folder.resolve("none.yaml"));
      assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
      assertThat(run.err()).contains(seed == 1 ? "logs of go-bot" : "logs of paper-session").contains("trades no market windows").contains("forensics incident");
    }
  }

  @Test
  void excerptsAndUnknownLogsAreToldWhatIsMissing() throws IOException {
    Path excerpt = folder.resolve("excerpt.txt");
    Files.writeString(excerpt, "20:29:25  UP:98c  capture fills\n20:29:26  PROFIT_LOCK_RETRY: Attempt 1 | Balance: 0.0\n  ...6 seconds of retries...\n"
        + "20:29:32  UP:50c\n");
    CommandRun run = scenario(excerpt, folder.resolve("none.yaml"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains("names a market window such as").contains("give the whole log and no excerpt").contains("--rules");
  }

  @Test
  void whatNobodyCanMendIsNamedAndNoScenario() {
    CommandRun run = scenario(folder.resolve("demo/logs/v1.61.log"), folder.resolve("none.yaml"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains("nothing is found at warning or above in any of ").contains("'lockstep forensics logs'");
  }

  /** Each citation names a line of the log, and what is quoted stands there. */
  private static void citationsHold(Path scenario) throws IOException {
    int cited = 0;
    for (String line : Files.readAllLines(scenario)) {
      Matcher cite = CITED.matcher(line);
      if (!cite.find()) continue;
      List<String> log = Files.readAllLines(Path.of(cite.group(1)));
      int number = Integer.parseInt(cite.group(2));
      assertThat(number).as(line).isBetween(1, log.size());
      if (cite.group(3) == null) assertThat(log.get(number - 1).strip()).as(line).startsWith(cite.group(4).strip());
      cited++;
    }
    assertThat(cited).isPositive();
  }

  /** Of logs with two windows' losses, and with what is not needed: the smaller one still fails, passes, can be read, and cites what it did. */
  @Test
  void aShrunkScenarioOfALogStillTells() throws IOException {
    for (String window : List.of("1772241300", "1772243100")) {
      Path whole = folder.resolve("whole-" + window + ".yaml");
      CommandRun made = scenario(folder.resolve("demo/logs/v1.60.log"), whole, "--window", window, "--rebuild");
      assertThat(made.exitCode()).as(made.err()).isZero();
      citationsHold(whole);
      Path elsewhere = Files.createDirectories(folder.resolve("else/where"));
      shrinks(whole, elsewhere.resolve("small-" + window + ".yaml"), "v1.60", "v1.61");
      citationsHold(elsewhere.resolve("small-" + window + ".yaml"));
    }
  }

  @Test
  void theShippedScenariosShrink() throws IOException {
    shrinks(SHIPPED.resolve("2026-02-27-first-loss.yaml"), folder.resolve("first.yaml"), "v1.60", "v1.61");
    shrinks(SHIPPED.resolve("2026-02-27-second-loss.yaml"), folder.resolve("second.yaml"), "v1.60", "v1.61");
    shrinks(SHIPPED.resolve("planted-lock-held.yaml"), folder.resolve("lock.yaml"), "v1.60", "v1.61");
    shrinks(SHIPPED.resolve("planted-slow-save.yaml"), folder.resolve("save.yaml"), "v1.62+save-on-main", "v1.62");
  }

  private static void shrinks(Path whole, Path small, String before, String after) throws IOException {
    CommandRun run = CommandRun.of("reproduce", whole.toString(), "--before", before, "--after", after, "--shrink", small.toString(), "--force");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    Scenario from = ScenarioFile.read(whole);
    Scenario to = ScenarioFile.read(small);
    assertThat(to.faults().size() + to.latencies().size()).isLessThan(from.faults().size() + from.latencies().size());
    assertThat(from.faults()).as("each with its citation").containsAll(to.faults());
    assertThat(from.latencies()).containsAll(to.latencies());
    assertThat(to.expect()).isEqualTo(from.expect());
    assertThat(to.window()).isEqualTo(from.window());
    int dropped = from.faults().size() + from.latencies().size() - to.faults().size() - to.latencies().size();
    assertThat(to.notes()).hasSize(from.notes().size() + dropped).last().asString().startsWith("dropped, since " + before + " and " + after);
    assertThat(CommandRun.of("reproduce", small.toString(), "--before", before, "--after", after).exitCode()).isZero();
    assertThat(CommandRun.of("reproduce", small.toString(), "--before", before, "--after", before).exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  /** Without a failure to hold on to, every line would go. */
  @Test
  void whatIsNotReproducedIsNotShrunk() {
    Path small = folder.resolve("nothing.yaml");
    CommandRun run = CommandRun.of(
        "reproduce", SHIPPED.resolve("2026-02-27-first-loss.yaml").toString(), "--before", "v1.61", "--after", "v1.61", "--shrink", small.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.VACUOUS);
    assertThat(run.err()).contains("--shrink: not-reproduced, so nothing tells which lines are needed");
    assertThat(small).doesNotExist();
  }
}
