package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.text.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class OutputOptionsTest {
  @TempDir
  Path folder;

  /** A command that does what commands do. */
  @Command(name = "probe")
  static final class Probe implements Callable<Integer> {
    @Mixin
    OutputOptions output;

    @Option(names = "--fail")
    String failure = "";

    @Override
    public Integer call() throws Exception {
      switch (failure) {
        case "expected" -> throw new Failure(ExitCode.DATA, "tape.bin: line 3: no\u0007 bell");
        case "file" -> throw new NoSuchFileException("missing.tape");
        case "defect" -> throw new IllegalStateException("lost my marbles");
        default -> output.outDirectory();
      }
      output.say("saying");
      output.writeRows("lockstep.probe/1", "probes", List.of(Column.text("name", "name"), Column.number("count", "how many")), rows -> {
        rows.row("one, or \"two\"", 2L);
        rows.row("esc\u001b", null);
      });
      return ExitCode.OK;
    }
  }

  private static CommandRun probe(String... args) {
    String[] line = new String[args.length + 1];
    line[0] = "probe";
    System.arraycopy(args, 0, line, 1, args.length);
    return CommandRun.with("probe", new Probe(), line);
  }

  @Test
  void writesATableByDefault() {
    CommandRun run = probe();
    assertThat(run).isEqualTo(new CommandRun(0, """
        name           how many
        -------------  --------
        one, or "two"         2
        esc\\u001b             -
        """, "saying\n"));
  }

  @Test
  void writesOneJsonDocument() {
    String document = "{\"schema\":\"lockstep.probe/1\",\"probes\":[\n"
        + "{\"name\":\"one, or \\\"two\\\"\",\"count\":2},\n{\"name\":\"esc\\u001b\",\"count\":null}\n]}\n";
    assertThat(probe("--json").out()).isEqualTo(document);
    assertThat(probe("--format", "json").out()).isEqualTo(document);
  }

  @Test
  void writesJsonLinesAndCsv() {
    assertThat(probe("--format=jsonl").out())
        .isEqualTo("{\"name\":\"one, or \\\"two\\\"\",\"count\":2}\n{\"name\":\"esc\\u001b\",\"count\":null}\n");
    assertThat(probe("--format=csv").out()).isEqualTo("name,count\n\"one, or \"\"two\"\"\",2\nesc\\u001b,\n");
  }

  @Test
  void quietLeavesTheData() {
    CommandRun run = probe("--quiet", "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isNotEmpty();
  }

  @Test
  void formatsThatExcludeEachOtherAreAUsageError() {
    assertThat(probe("--json", "--format", "csv").exitCode()).isEqualTo(2);
  }

  @Test
  void anOutputFileIsNotOverwritten() throws IOException {
    Path file = folder.resolve("rows.json");
    assertThat(probe("--json", "-o", file.toString()).out()).isEmpty();
    assertThat(file).content().startsWith("{\"schema\"");
    Files.writeString(file, "mine");
    CommandRun refused = probe("--json", "-o", file.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains(file.toString()).contains("--force");
    assertThat(file).hasContent("mine");
    assertThat(probe("--json", "--force", "-o", file.toString()).exitCode()).isZero();
    assertThat(file).content().startsWith("{\"schema\"");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void anOutputFolderIsMadeAndNotOverwritten() throws IOException {
    Path out = folder.resolve("a/b");
    assertThat(probe("--out", out.toString()).exitCode()).isZero();
    assertThat(out).isEmptyDirectory();
    Files.writeString(out.resolve("report.html"), "mine");
    CommandRun refused = probe("--out", out.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--force");
    assertThat(probe("--out", out.toString(), "--force").exitCode()).isZero();
  }

  @Test
  void anExpectedFailureIsOneEscapedLine() {
    CommandRun run = probe("--fail", "expected");
    assertThat(run).isEqualTo(new CommandRun(5, "", "lockstep: tape.bin: line 3: no\\u0007 bell\n"));
  }

  @Test
  void aMissingFileIsNamedInWords() {
    assertThat(probe("--fail", "file")).isEqualTo(new CommandRun(5, "", "lockstep: missing.tape: no such file or folder\n"));
  }

  @Test
  void aDefectShowsItsTraceOnlyWhenAsked() {
    CommandRun run = probe("--fail", "defect");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("lost my marbles").contains("-v");
    assertThat(probe("-v", "--fail", "defect").err()).contains("at dev.lockstep.cli.OutputOptionsTest$Probe.call");
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearestOne() {
    CommandRun run = probe("--formt", "json");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("unknown option '--formt': did you mean '--format'").contains("lockstep probe --help");
  }
}
