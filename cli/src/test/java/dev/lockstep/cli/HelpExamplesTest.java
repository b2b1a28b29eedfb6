package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The examples that the help texts give are command lines, and those of forensics do what they say where they are pasted. */
class HelpExamplesTest {
  /** What examples write or expect in the folder they are pasted in. */
  private static final List<String> HERE = List.of("bundle", "healthy", "note", "case", "report", "loss.yaml");

  @TempDir
  Path folder;

  private record Example(String command, String line) {}

  private static List<CommandLine> commands(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    for (CommandLine sub : line.getSubcommands().values()) all.addAll(commands(sub));
    return all;
  }

  private static List<Example> examples(CommandLine of) {
    List<Example> examples = new ArrayList<>();
    for (String line : String.join("\n", of.getCommandSpec().usageMessage().footer()).replace("\\\n", "").split("\n")) {
      int at = line.indexOf("lockstep ");
      boolean told = line.startsWith("lockstep ") || line.startsWith("Example: ") || line.startsWith("Then: ") || line.startsWith("Without ");
      if (told && at >= 0) examples.add(new Example(of.getCommandSpec().qualifiedName(" "), line.substring(at)));
    }
    return examples;
  }

  private static String[] words(String line) {
    return line.substring("lockstep ".length()).replace("%%", "%").split(" +");
  }

  @Test
  void everyExampleIsACommandLine() {
    int seen = 0;
    for (CommandLine command : commands(Main.commandLine(Terminal.NONE))) {
      for (Example example : examples(command)) {
        new CommandLine(Main.commandLine(Terminal.NONE).getCommandSpec()).parseArgs(words(example.line()));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(25);
  }

  @Test
  void everyForensicsCommandGivesOne() {
    for (CommandLine command : Main.commandLine(Terminal.NONE).getSubcommands().get("forensics").getSubcommands().values()) {
      assertThat(examples(command)).as(command.getCommandName()).isNotEmpty();
    }
  }

  /** Lines of a help text that are too long are broken by picocli in the middle of what was laid out. */
  @Test
  void helpFitsAHundredColumns() {
    for (CommandLine command : commands(Main.commandLine(Terminal.NONE))) {
      String name = command.getCommandSpec().qualifiedName(" ");
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        assertThat(line.replace("%%", "%").length()).as("%s: %s", name, line).isLessThanOrEqualTo(100);
      }
      for (String line : command.getUsageMessage().split("\n")) assertThat(line.length()).as("%s: %s", name, line).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void theExamplesOfForensicsRun() {
    // What demo would write, in a tenth of the time.
    CommandRun.of("reproduce", "../datasets/scenarios/2026-02-27-first-loss.yaml", "--before", "v1.60", "--after", "v1.61", "--out", placed("report"));
    List<Example> first = new ArrayList<>();
    List<Example> then = new ArrayList<>();
    for (CommandLine command : commands(Main.commandLine(Terminal.NONE))) {
      String name = command.getCommandSpec().qualifiedName(" ");
      if (!name.contains("forensics") && !name.contains("reproduce") && !name.contains("rules")) continue;
      for (Example example : examples(command)) {
        if (example.line().contains(" demo ")) continue;
        boolean ofTheUsersOwn = example.line().contains("4711") || example.line().contains("my-") || example.line().contains("--container");
        if (ofTheUsersOwn) continue;
        boolean makes = example.line().contains(" plant ");
        if (first.stream().noneMatch(other -> other.line().equals(example.line()))) (makes ? first : then).add(example);
      }
    }
    assertThat(then).hasSizeGreaterThan(8);
    first.addAll(then);
    for (Example example : first) {
      String[] args = Arrays.stream(words(example.line())).map(this::placed).toArray(String[]::new);
      CommandRun run = CommandRun.of(args);
      assertThat(run.exitCode()).as("%s: %s\n%s", example.command(), example.line(), run.err()).isIn(ExitCode.OK, ExitCode.FINDINGS);
    }
    for (String file : List.of("note/report.html", "case/scenario.yaml", "case/report.html", "loss.yaml")) assertThat(Files.exists(folder.resolve(file))).as(file).isTrue();
  }

  private String placed(String word) {
    if (word.startsWith("datasets/")) return "../" + word;
    String start = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
    return HERE.contains(start) ? folder.resolve(word).toString() : word;
  }
}
