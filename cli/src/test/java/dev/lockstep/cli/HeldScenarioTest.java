package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.EvidenceForm;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.reports.log.JournalLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow saves and locks held, from a log through a scenario to two releases that differ in the lane they are placed on. */
class HeldScenarioTest {
  private static final String ON_MAIN = "v1.62+save-on-main";

  @TempDir
  Path folder;

  private Path given(String... faults) throws IOException {
    Path given = folder.resolve("given.yaml");
    Files.writeString(given, "schema: lockstep.scenario/1\nwindow:\n  id: btc-updown-15m-1772241300\n  data: \"box:incident.yaml\"\nfaults:\n  - {"
        + String.join("}\n  - {", faults) + "}\nexpect:\n  - {rule: blackout}\n");
    return given;
  }

  /** The log that a release writes in a world with such faults. */
  private Path log(String release, String... faults) throws IOException {
    Path run = folder.resolve("run");
    CommandRun made = CommandRun.of("reproduce", given(faults).toString(), "--before", release, "--after", release, "--out", run.toString(), "--force");
    assertThat(made.exitCode()).as(made.err()).isIn(3, 6);
    return run.resolve("logs/" + release + ".log");
  }

  private CommandRun scenario(Path log) {
    return CommandRun.of("forensics", "scenario", log.toString(), "-o", folder.resolve("S.yaml").toString(), "--force");
  }

  private Scenario made(Path log) throws IOException {
    CommandRun run = scenario(log);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return ScenarioFile.read(folder.resolve("S.yaml"));
  }

  private CommandRun reproduce(String before, String after, String... more) {
    List<String> args = new ArrayList<>(List.of("reproduce", folder.resolve("S.yaml").toString(), "--before", before, "--after", after));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static <T extends FaultSpec> List<Cited<FaultSpec>> all(Scenario scenario, Class<T> kind) {
    return scenario.faults().stream().filter(fault -> kind.isInstance(fault.value())).toList();
  }

  @Test
  void slowSavesShowWhereTheyHoldTheExitsAndAreGoneWhereTheyDoNot() throws IOException {
    Path log = log(ON_MAIN, "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -112, to: -95");
    Scenario scenario = made(log);
    List<Cited<FaultSpec>> slow = all(scenario, FaultSpec.SlowSave.class);
    assertThat(slow).hasSize(2).allSatisfy(fault -> {
      assertThat(((FaultSpec.SlowSave) fault.value()).nanos()).isEqualTo(5_200_000_000L);
      assertThat(fault.source()).containsPattern("save-on-main\\.log:\\d+: \\[17:28:\\d\\d] LANE_HELD: lane main held 5\\.200s by Save, since T-1\\d\\d\\.\\d{3}s");
    });
    Span first = slow.get(0).value().span();
    Span second = slow.get(1).value().span();
    assertThat(first.toNanos() - second.fromNanos()).as("a save may be asked for a second earlier").isEqualTo(1_000_000_000L);
    assertThat(first.toNanos() - first.fromNanos()).as("slow until the next one begins").isGreaterThan(6_200_000_000L);
    assertThat(second.toNanos() - second.fromNanos()).as("and not longer than seen").isEqualTo(6_200_000_000L);
    assertThat(scenario.expect()).extracting(each -> each.value().rule() + " " + each.value().lane()).containsExactly("blackout main", "held-lane main");
    CommandRun run = reproduce(ON_MAIN, "v1.62");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("held-lane on main").contains("by Save").contains("gone under v1.62");
    assertThat(reproduce(ON_MAIN, ON_MAIN).exitCode()).as("still there").isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(reproduce("v1.62", "v1.62").exitCode()).as("never there").isEqualTo(ExitCode.VACUOUS);
  }

  @Test
  void locksShowWhereTheyHoldTheExitsAndAreGoneWhereTheyDoNot() throws IOException {
    Scenario scenario = made(log("v1.60", "kind: settlement-delay, seconds: 1.5", "kind: lock-held, of: profit-lock, from: -100, to: -93"));
    assertThat(all(scenario, FaultSpec.LockHeld.class)).singleElement().satisfies(fault -> {
      FaultSpec.LockHeld held = (FaultSpec.LockHeld) fault.value();
      assertThat(held.of()).isEqualTo(Role.PROFIT_LOCK);
      assertThat(held.span().fromNanos() / 1e9).isBetween(-100.0, -99.0);
      assertThat(held.span().toNanos() - held.span().fromNanos()).isEqualTo(7_000_000_000L);
      assertThat(fault.source()).contains("v1.60.log:").contains("LANE_HELD: lane main held 7.000s by lock of profit-lock");
    });
    CommandRun run = reproduce("v1.60", "v1.61");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("lane main was held for 7.0 s by lock of profit-lock");
    assertThat(reproduce("v1.60", "v1.60").exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(reproduce("v1.61", "v1.61").exitCode()).isEqualTo(ExitCode.VACUOUS);
  }

  /** What is not needed goes, what the failure stands on stays. */
  @Test
  void shrinkingDropsWhatIsNotNeeded() throws IOException {
    made(log(ON_MAIN, "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -112, to: -95",
        "kind: lock-held, of: profit-lock, from: -60, to: -50"));
    Path text = folder.resolve("S.yaml");
    assertThat(Files.readString(text)).contains("kind: slow-save", "kind: lock-held, of: profit-lock", "kind: settlement-delay");
    Path small = folder.resolve("small.yaml");
    CommandRun run = reproduce(ON_MAIN, "v1.62", "--shrink", small.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).contains("not needed: {kind: lock-held, of: profit-lock");
    Scenario smaller = ScenarioFile.read(small);
    assertThat(smaller.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.value()).isInstanceOf(FaultSpec.SlowSave.class));
    assertThat(CommandRun.of("reproduce", small.toString(), "--before", ON_MAIN, "--after", "v1.62").exitCode()).isZero();
  }

  /** Healthy mirror: the same bots in the same market with a disk that is slow when nobody holds anything, and a lock that nobody is kept from. */
  @Test
  void withoutTheFaultThereIsNothingToReproduce() throws IOException {
    for (String release : List.of(ON_MAIN, "v1.62")) {
      Path log = log(release, "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 0.1");
      assertThat(Files.readString(log)).contains("CAPTURE FILLED").contains("EXIT SUMMARY").doesNotContain("LANE_HELD");
      CommandRun run = scenario(log);
      assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
      assertThat(run.err()).contains("there is nothing to reproduce");
    }
    Path fixed = log("v1.62", "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -112, to: -95");
    assertThat(Files.readString(fixed)).contains("LANE_HELD: lane store held 5.200s by Save");
    assertThat(scenario(fixed).exitCode()).as("the lane of the saves may be held").isEqualTo(ExitCode.DATA);
  }

  /** A log that no simulator wrote: status lines of every second, but for those that a save kept away, which a line of its own tells. */
  private Path handwritten(String telling) throws IOException {
    StringBuilder log = new StringBuilder("[17:25:00] NEW WINDOW: btc-updown-15m-1772241300\n");
    for (int left = 180; left > 0; left--) {
      String stamp = String.format(Locale.ROOT, "[17:%02d:%02d] ", 29 - (left - 1) / 60, 59 - (left - 1) % 60);
      if (left == 120) log.append(stamp).append("CAPTURE ORDER: BUY 25.00 UP @ 95c\n");
      if (left == 110) log.append(stamp).append("CAPTURE FILLED: 25.00 UP @ 95c\n");
      if (left == 104) log.append(stamp).append(telling).append('\n');
      if (left == 93) log.append(stamp).append("🚨 DANGER_EXIT: score=0.42 opp_ask=20c (2 ticks)\n").append(stamp).append(
          "EXIT SUMMARY: " + stamp + "| Shares: 25.00 | Filled: 25.00 | Avg fill price: 80c | Total P&L: -$3.75 | Time to complete: 250ms\n");
      if (left >= 105 && left < 109) continue;
      log.append(stamp).append(String.format(Locale.ROOT, "SNIPER  | T-%3ds | UP:98c DN: 3c | UP:98%%/95%% | OB:+0.%02d/-0.20 ------(W) | D:0.00 | pos:0/0 | \n",
          left, left % 90));
    }
    Path file = folder.resolve("hand.log");
    Files.writeString(file, log);
    return file;
  }

  @Test
  void aHandwrittenLog() throws IOException {
    Scenario scenario = made(handwritten("LANE_HELD: lane main held 5.200s by Save, since T-109.100s"));
    assertThat(scenario.faults()).singleElement().satisfies(fault -> {
      FaultSpec.SlowSave slow = (FaultSpec.SlowSave) fault.value();
      assertThat(slow.nanos()).isEqualTo(5_200_000_000L);
      assertThat(slow.span().contains(-109_100_000_000L)).isTrue();
      assertThat(slow.span().toNanos()).isEqualTo(-103_900_000_000L);
      assertThat(fault.source()).contains("hand.log:").contains("by Save");
    });
    CommandRun run = reproduce(ON_MAIN, "v1.62");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(all(made(handwritten("LANE_HELD: lane main held 5.200s by Evaluate, since T-109.100s")), FaultSpec.SlowSave.class))
        .as("a hold by something else is no save").isEmpty();
  }

  /** A bot with words of its own: what it says of its saves is mapped by rules of the user's. */
  @Test
  void aBotThatTellsItsSavesInWordsOfItsOwn() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, "schema: lockstep.event-rules/1\nbot: window-bot\nrules:\n  - name: my.saved\n    kind: state-saved\n"
        + "    starts: [\"checkpoint written\"]\n    fields: {took: \"took=\"}\n");
    CommandRun run = CommandRun.of("forensics", "scenario", handwritten("checkpoint written took=5.2").toString(), "--rules", rules.toString(),
        "-o", folder.resolve("S.yaml").toString(), "--force");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Scenario scenario = ScenarioFile.read(folder.resolve("S.yaml"));
    assertThat(scenario.faults()).singleElement().satisfies(fault -> {
      assertThat(((FaultSpec.SlowSave) fault.value()).nanos()).isEqualTo(5_200_000_000L);
      assertThat(fault.source()).contains("hand.log:").endsWith("checkpoint written took=5.2");
    });
    assertThat(scenario.expect()).extracting(each -> each.value().rule() + " " + each.value().lane()).containsExactly("blackout main", "held-lane main");
    CommandRun again = reproduce(ON_MAIN, "v1.62");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    run = CommandRun.of("forensics", "logs", handwritten("checkpoint written took=0.4").toString(), "--rules", rules.toString());
    assertThat(run.out()).contains("blackout").doesNotContain("by a save");
  }

  /** The journal tells every lane that was held: the same fault is read from it. */
  @Test
  void aJournalTellsTheSame() throws IOException {
    Scenario given = ScenarioFile.read(given("kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -112, to: -104.5"));
    WindowTape tape = Box.INCIDENT.windows().get(0);
    Release release = Releases.SAVES_ON_MAIN;
    StringBuilder journal = new StringBuilder();
    JournalLog.write(
        new ScenarioRunner(tape).run(given, release, release.settings(Settings.standard(RunOptions.known()), Map.of())).result(), journal);
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(file, journal);
    Scenario scenario = made(file);
    assertThat(all(scenario, FaultSpec.SlowSave.class)).singleElement().satisfies(fault -> {
      assertThat(((FaultSpec.SlowSave) fault.value()).nanos()).isEqualTo(5_200_000_000L);
      assertThat(fault.source()).contains("journal.jsonl:").contains("LaneHeld");
    });
    assertThat(scenario.expect()).extracting(each -> each.value().rule() + " " + each.value().lane()).contains("blackout main", "held-lane main");
    CommandRun run = reproduce(ON_MAIN, "v1.62");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(scenario.evidence()).isEqualTo(EvidenceForm.JOURNAL);
    Path out = folder.resolve("judged");
    assertThat(reproduce(ON_MAIN, "v1.62", "--out", out.toString()).exitCode()).isZero();
    assertThat(out.resolve("logs/v1.62.jsonl")).as("what was judged").content().contains("\"event\":\"LaneHeld\"");
    assertThat(run.out()).contains("seen     blackout on main").contains("seen     held-lane on main").contains("nothing found, no false exit");
  }

  /** Who comes to a lane that is held asks before it is free: so must the scenario's stranger, or an evaluation slips in between. */
  @Test
  void aLockThatWaitedForTheBotsOwnTries() throws IOException {
    for (String settled : List.of("3", "4.5", "6.5", "9")) {
      made(log("v1.60", "kind: settlement-delay, seconds: " + settled, "kind: lock-held, of: profit-lock, from: -107, to: -99"));
      CommandRun run = reproduce("v1.60", "v1.61");
      assertThat(run.exitCode()).as(run.out()).isZero();
    }
  }

  /** A hold that is told elsewhere does not hide the retries that held the lane in the blackout. */
  @Test
  void retriesStillHoldTheLaneBesideATellingLine() throws IOException {
    Scenario scenario = made(log("v1.60", "kind: settlement-delay, seconds: 9", "kind: lock-held, of: profit-lock, from: -60, to: -50"));
    assertThat(scenario.expect()).extracting(each -> each.value().rule()).containsExactly("blackout", "held-lane", "no-backoff");
    assertThat(scenario.expect().get(1).source()).contains("10 attempts of profit-lock");
    assertThat(reproduce("v1.60", "v1.61").exitCode()).isZero();
  }

  /** v1.62 sends no order before its id is durable: while its store is slow it buys nothing, and an empty log is no proof. */
  @Test
  void aReleaseThatDoesNotBuyInTheWindowWasNotTested() throws IOException {
    made(log(ON_MAIN, "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -125, to: -95"));
    CommandRun run = reproduce(ON_MAIN, "v1.62");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.VACUOUS);
    assertThat(run.out()).contains("CANNOT TELL: v1.62 did not trade in this window, so nothing was tested")
        .contains("bought nothing: the last of its 6 orders to buy failed: not durable in time").doesNotContain("gone under")
        .endsWith("lockstep reproduce " + folder.resolve("S.yaml") + " --before " + ON_MAIN + " --after v1.62" + System.lineSeparator());
    CommandRun json = reproduce(ON_MAIN, "v1.62", "--json");
    assertThat(json.exitCode()).isEqualTo(ExitCode.VACUOUS);
    assertThat(json.out()).contains("\"verdict\": \"not-tested\"").contains("\"notTested\": \"v1.62 did not trade in this window");
    CommandRun csv = reproduce(ON_MAIN, "v1.62", "--format", "csv");
    assertThat(csv.out()).contains("v1.62,not-tested,");
    assertThat(csv.err()).contains("CANNOT TELL: v1.62 did not trade");
    assertThat(reproduce(ON_MAIN, ON_MAIN).exitCode()).as("what it shows it shows").isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  /** That a release without a store shows nothing is no proof, and is said. */
  @Test
  void aFaultThatCannotReachAReleaseIsTold() throws IOException {
    made(log(ON_MAIN, "kind: settlement-delay, seconds: 3", "kind: slow-save, seconds: 5.2, from: -112, to: -95"));
    CommandRun run = reproduce(ON_MAIN, "v1.61");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("{kind: slow-save, seconds: 5.2").contains("does not reach v1.61, which has no store").doesNotContain("does not reach v1.62");
    assertThat(reproduce(ON_MAIN, "v1.62").err()).doesNotContain("does not reach");
  }
}
