package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forensics commands treat their inputs and options alike, by the ground rules of the command line. */
class ForensicsInputsTest {
  private static final List<String> READERS = List.of("logs", "state", "incident", "threads");

  @TempDir
  Path folder;

  private Path bundle;

  @BeforeEach
  void plant() {
    bundle = folder.resolve("bundle");
    assertThat(CommandRun.of("forensics", "plant", bundle.toString(), "--incident", "leaked_lock", "--seed", "3").exitCode()).isZero();
  }

  private Path good(String command) {
    return switch (command) {
      case "logs" -> bundle.resolve("bot.log");
      case "state" -> bundle.resolve("bot_state.json");
      case "threads" -> bundle.resolve("goroutines.txt");
      default -> bundle;
    };
  }

  @Test
  void oneBadInputAmongGoodOnesIsSkippedAndStrictMakesItFive() {
    for (String command : READERS) {
      String missing = folder.resolve("missing").toString();
      List<String> line = List.of("forensics", command, good(command).toString(), missing, "--fail-on", "never");
      CommandRun run = CommandRun.of(line.toArray(new String[0]));
      assertThat(run.exitCode()).as(command + run.err()).isZero();
      assertThat(run.err()).as(command).contains("lockstep: skipped " + missing).hasLineCount(1);
      CommandRun strict = CommandRun.of("forensics", command, good(command).toString(), missing, "--fail-on", "never", "--strict");
      assertThat(strict.exitCode()).as(command).isEqualTo(ExitCode.DATA);
      assertThat(strict.out()).isEqualTo(run.out());
    }
  }

  @Test
  void nothingUsableIsFiveWithOneLine() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path prose = Files.writeString(folder.resolve("prose"), "It was a dark and stormy night.\n");
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    for (String command : READERS) {
      for (Path input : List.of(folder.resolve("missing"), empty, prose, nothing)) {
        CommandRun run = CommandRun.of("forensics", command, input.toString());
        assertThat(run.exitCode()).as(command + " " + input + run.err()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).as(command + " " + input).contains(input.getFileName().toString()).doesNotContain("Exception");
        assertThat(run.out()).as(command + " " + input).doesNotContain("No findings");
      }
    }
  }

  @Test
  void globsNameFiles() {
    for (String command : READERS) {
      String glob = (command.equals("incident") ? bundle.resolve("*") : good(command).resolveSibling(good(command).getFileName().toString().substring(0, 6) + "*")).toString();
      CommandRun run = CommandRun.of("forensics", command, glob, "--fail-on", "never", "--json");
      assertThat(run.exitCode()).as(command + run.err()).isZero();
      assertThat(run.out()).as(command).contains("\"format\"");
    }
  }

  /** A folder of evidence holds more than states; a log is no broken state. */
  @Test
  void aFolderGivesItsStatesAndNoFalseAlarm() {
    CommandRun run = CommandRun.of("forensics", "state", bundle.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("bot_state.json").contains("No findings.").doesNotContain("state-unreadable");
    assertThat(run.err()).contains("skipped bot.log").contains("skipped goroutines.txt: a thread dump");
    assertThat(run.out()).as("the manifest's time").contains("saved 2025-10-22T02:54:01Z, as the manifest");
  }

  /** A state that lost its beginning has no name and no form but its indented lines; in a bundle it is a broken state all the same. */
  @Test
  void aStateWithoutItsHeadIsFoundInABundle() throws IOException {
    String state = Files.readString(bundle.resolve("bot_state.json"));
    Path cut = Files.createDirectory(folder.resolve("cut"));
    String rest = state.substring(state.indexOf("\n", state.length() / 4) + 1) + "you@host:~$ \n";
    Files.writeString(cut.resolve("scrollback.txt"), rest);
    for (String command : List.of("state", "incident")) {
      CommandRun run = CommandRun.of("forensics", command, cut.toString());
      assertThat(run.exitCode()).as(command + run.out()).isEqualTo(ExitCode.FINDINGS);
      assertThat(run.out()).contains("state-unreadable");
    }
  }

  @Test
  void aScenarioFolderHoldsTheScenarioAndTheNoteOfItsIncident() throws IOException {
    Path report = folder.resolve("report");
    CommandRun made = CommandRun.of("reproduce", "../datasets/scenarios/2026-02-27-first-loss.yaml", "--before", "v1.60", "--after", "v1.61", "--out", report.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(report.resolve("result.json"))).contains("lockstep.reproduce/1");
    String log = report.resolve("logs/v1.60.log").toString();
    for (List<String> more : List.of(List.<String>of(), List.of("--rebuild"))) {
      Path out = folder.resolve("case" + more.size());
      CommandRun run = CommandRun.of("forensics", "scenario", log, "--out", out.toString(), more.isEmpty() ? "-q" : "--rebuild");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(Files.readString(out.resolve("scenario.yaml"))).isEqualTo(run.out());
      Scenario scenario = ScenarioFile.read(out.resolve("scenario.yaml"));
      assertThat(scenario.expect()).isNotEmpty();
      assertThat(Files.exists(out.resolve("scenario.window.yaml"))).isEqualTo(!more.isEmpty());
      for (String file : List.of("report.html", "report.md", "findings.json", "bundle.zip")) assertThat(out.resolve(file)).exists();
      CommandRun again = CommandRun.of("reproduce", out.resolve("scenario.yaml").toString(), "--before", "v1.60", "--after", "v1.60");
      assertThat(again.exitCode()).as(again.err() + again.out()).isIn(ExitCode.VERIFICATION_FAILED, ExitCode.VACUOUS);
    }
    assertThat(CommandRun.of("forensics", "scenario", log, "--json").exitCode()).as("a scenario is YAML").isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFailureLeavesNoFolderBehind() {
    for (String command : READERS) {
      Path out = folder.resolve("out-" + command);
      assertThat(CommandRun.of("forensics", command, folder.resolve("missing").toString(), "--out", out.toString()).exitCode()).isEqualTo(ExitCode.DATA);
      if (!command.equals("threads")) assertThat(out).as(command).doesNotExist();
    }
  }

  @Test
  void plantReplacesNothingUnasked() throws IOException {
    Files.writeString(bundle.resolve("bot.log"), "mine\n");
    assertThat(CommandRun.of("forensics", "plant", bundle.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(bundle.resolve("bot.log")).hasContent("mine\n");
    assertThat(CommandRun.of("forensics", "plant", bundle.toString(), "--force").exitCode()).isZero();
    assertThat(CommandRun.of("forensics", "plant", folder.resolve("x").toString(), "--bytes", "-5").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void wrongValuesAreAnsweredWithARightOne() {
    String log = good("logs").toString();
    assertThat(CommandRun.of("forensics", "logs", log, "--date", "22.10.2025").err()).isEqualTo("lockstep: --date 22.10.2025 is no date: write one like 2025-10-22\n");
    assertThat(CommandRun.of("forensics", "logs", log, "--zone", "other.log=UTC").err()).contains("no source is called other.log; there are bot.log");
    assertThat(CommandRun.of("rules", "test", "--log", folder.resolve("missing.log").toString()).exitCode()).isEqualTo(ExitCode.DATA);
  }
}
