package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.text.PrintableWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpGoesToStandardOutput(String argument) {
    CommandRun run = CommandRun.of(argument);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: lockstep").contains("generate-completion").contains("130   interrupted");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  /** What help shows can be copied: no line of it is folded, least of all an example. */
  @Test
  void everyCommandsHelpFitsAndItsExampleIsWhole() {
    List<CommandLine> open = new ArrayList<>(List.of(Main.commandLine(Terminal.NONE, "help")));
    while (!open.isEmpty()) {
      CommandLine line = open.remove(0);
      open.addAll(line.getSubcommands().values());
      assertThat(line.getUsageMessage().lines()).as(line.getCommandSpec().qualifiedName()).allMatch(text -> text.length() <= 100);
      for (String footer : line.getCommandSpec().usageMessage().footer())
        if (footer.startsWith("Example") || footer.startsWith(" ")) assertThat(footer).hasSizeLessThanOrEqualTo(99);
    }
  }

  @Test
  void helpKnowsTheCommandsOfAGroup() {
    assertThat(CommandRun.of("help", "datasets", "import").out()).startsWith("Usage: lockstep datasets import").contains("--complete-only");
    CommandRun unknown = CommandRun.of("help", "datasets", "imprt");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).isEqualTo(
        "lockstep: unknown command 'imprt': did you mean 'import'? (lockstep datasets --help tells more)" + System.lineSeparator());
  }

  @Test
  void versionNamesTheCommit() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("lockstep \\S+ \\(commit ([0-9a-f]{12}(\\+changes)?|unknown)\\)\\R");
  }

  @Test
  void unknownCommandIsAnsweredWithTheNearestOne() {
    CommandRun run = CommandRun.of("generate-completon");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString()
        .isEqualTo("lockstep: unknown command 'generate-completon': did you mean 'generate-completion'? (lockstep --help tells more)");
  }

  @Test
  void noCommandIsAUsageError() {
    CommandRun run = CommandRun.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Commands:").endsWith("lockstep: name a command" + System.lineSeparator());
  }

  @Test
  void whatTheUserTypedIsEscaped() {
    assertThat(CommandRun.of("--\u001b[31mred").err()).contains("\\u001b[31mred").doesNotContain("\u001b");
  }

  @Test
  void completionKnowsEveryCommand() {
    CommandRun run = CommandRun.of("generate-completion");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("complete -F _complete_lockstep").contains("help");
  }

  @Test
  void aReaderThatLeftIsNoFailure() {
    StringWriter err = new StringWriter();
    assertThat(Main.run(failing("Broken pipe"), new PrintWriter(err), "--help")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFullDiskIsAFailure() {
    StringWriter err = new StringWriter();
    assertThat(Main.run(failing("No space left on device"), new PrintWriter(err), "--help")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("lockstep: standard output cannot be written: No space left on device" + System.lineSeparator());
  }

  private static PrintWriter failing(String reason) {
    return new PrintWriter(new PrintableWriter(new Writer() {
      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        throw new IOException(reason);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    }));
  }
}
