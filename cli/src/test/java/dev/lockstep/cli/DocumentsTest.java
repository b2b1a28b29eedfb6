package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents say of the command line is true: the list of commands, and every example they show. */
class DocumentsTest {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LIST = Pattern.compile("(?s)(<!-- commands: .*? -->\n).*?(<!-- end of commands -->)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** An example and where it stands. */
  record Example(String place, List<String> arguments) {
    @Override
    public String toString() {
      return place + ": lockstep " + String.join(" ", arguments);
    }
  }

  static Stream<Example> examples() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files.filter(file -> file.toString().endsWith(".md") && !file.toString().contains("target")).sorted().toList().stream()
          .flatMap(file -> examples(ROOT.relativize(file).toString(), read(file)).stream());
    }
  }

  /** Lines of code blocks that start with the launcher, put together where they go on, without what a shell does with them. */
  static List<Example> examples(String file, String text) {
    List<Example> examples = new ArrayList<>();
    boolean code = false;
    int number = 0;
    for (String line : text.replace("\\\n", " ").split("\n")) {
      number++;
      if (line.startsWith("```")) code = !code;
      String command = line.strip().replaceFirst("^\\$ ", "");
      if (!code || !command.startsWith("./lockstep")) continue;
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(command.replaceFirst("( [|>#&]| 2>).*", "").substring("./lockstep".length()));
      while (word.find()) words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
      examples.add(new Example(file + ":" + number, words));
    }
    return examples;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void everyExampleIsUnderstood(Example example) {
    String[] arguments = example.arguments().toArray(String[]::new);
    assertThatCode(() -> Main.commandLine(Terminal.NONE, arguments).parseArgs(arguments)).as(example.toString()).doesNotThrowAnyException();
  }

  @Test
  void anExampleThatIsNotUnderstoodIsFound() {
    List<Example> examples = examples("x.md", "text ./lockstep no\n```\n./lockstep rules --json | head\n$ ./lockstep rules \\\n  --jsn 'a b'\n```\n./lockstep no\n");
    assertThat(examples).extracting(Example::arguments).containsExactly(List.of("rules", "--json"), List.of("rules", "--jsn", "a b"));
    String[] wrong = examples.get(1).arguments().toArray(String[]::new);
    assertThatThrownBy(() -> Main.commandLine(Terminal.NONE, wrong).parseArgs(wrong)).isInstanceOf(CommandLine.ParameterException.class);
  }

  /** {@code mvn verify -pl cli -am -Dtest=DocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -Dlockstep.update} writes the list. */
  @Test
  void readmeListsTheCommands() throws IOException {
    Path file = ROOT.resolve("README.md");
    String readme = read(file);
    Matcher list = LIST.matcher(readme);
    assertThat(list.find()).as("README.md holds the markers of the command list").isTrue();
    String current = list.replaceFirst(Matcher.quoteReplacement(list.group(1) + commandList() + list.group(2)));
    if (System.getProperty("lockstep.update") != null) Files.writeString(file, current);
    else assertThat(readme).as("README.md; -Dlockstep.update writes it, see cli/README.md").isEqualTo(current);
  }

  /** Rows of tests that ran in this build stand in the page as they left them. */
  @Test
  void theSeedsPageSaysWhatTheTestsShowed() throws IOException {
    SeedsPage page = new SeedsPage(ROOT);
    String wanted = page.wanted();
    if (System.getProperty("lockstep.update") != null) Files.writeString(ROOT.resolve(SeedsPage.PAGE), wanted);
    else assertThat(page.current()).as(SeedsPage.PAGE + "; -Dlockstep.update writes it").isEqualTo(wanted);
  }

  private static String commandList() {
    StringBuilder table = new StringBuilder("| command | what it does |\n|---|---|\n");
    rows(table, Main.commandLine(Terminal.NONE), "");
    return table.toString();
  }

  private static void rows(StringBuilder table, CommandLine parent, String prefix) {
    parent.getSubcommands().forEach((name, command) -> {
      CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      String[] says = usage.header().length > 0 ? usage.header() : usage.description();
      table.append("| `").append(prefix).append(name).append("` | ").append(String.join(" ", says).replaceFirst("(?s)\\. .*", ".")).append(" |\n");
      rows(table, command, prefix + name + " ");
    });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
