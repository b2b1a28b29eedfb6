package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsCommandTest {
  private static final String SPEC =
      """
      schema: lockstep.synth/1
      title: two windows
      recipes:
        - {kind: clean-winner, first: btc-updown-15m-1772280000, subject: up}
        - {kind: crash, first: btc-updown-15m-1772290800, subject: down}
      """;
  @TempDir Path dir;

  @BeforeEach
  void makeTapes() throws IOException {
    Files.writeString(dir.resolve("spec.yaml"), SPEC);
    CommandRun made = CommandRun.of("datasets", "synth", dir.resolve("spec.yaml").toString(), "--seed", "5", "--out", dir.resolve("tapes").toString());
    assertThat(made.err()).contains("seed 5");
    assertThat(made.exitCode()).isZero();
  }

  @Test
  void neverOverwritesUnasked() {
    String[] again = {"datasets", "synth", dir.resolve("spec.yaml").toString(), "--out", dir.resolve("tapes").toString()};
    assertThat(CommandRun.of(again).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("datasets", "synth", again[2], "--out", again[4], "--force").exitCode()).isZero();
  }

  @Test
  void checksWhatWasMade() {
    CommandRun run = CommandRun.of("datasets", "check", dir.resolve("tapes").toString(), "--json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\"schema\":\"lockstep.check/1\",\"windows\":[").contains("\"status\":\"complete\"", "\"winner\":\"up\"");
    assertThat(run.err()).contains("2 windows: 2 complete").contains("130 s or more before the end");
  }

  /** Rows that are exported and imported again are the same rows. */
  @Test
  void exportsWhatItCanImport() throws IOException {
    Path tape = dir.resolve("tapes/btc-updown-15m-1772290800.tape");
    Path csv = dir.resolve("btc-updown-15m-1772290800.csv");
    assertThat(CommandRun.of("datasets", "export", tape.toString(), "-o", csv.toString()).exitCode()).isZero();
    assertThat(CommandRun.of("datasets", "import", csv.toString(), "--out", dir.resolve("again").toString()).exitCode()).isZero();
    Path second = dir.resolve("second.csv");
    assertThat(CommandRun.of("datasets", "export", dir.resolve("again/btc-updown-15m-1772290800.tape").toString(), "-o", second.toString()).exitCode()).isZero();
    assertThat(second).hasSameTextualContentAs(csv);
    assertThat(Files.readAllLines(csv).size()).isGreaterThan(1000);
  }

  @Test
  void listsAndShows() {
    CommandRun list = CommandRun.of("datasets", "list", dir.toString(), "--format", "csv");
    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("tape,btc-updown-15m-1772280000,2026-02-28T12:00:00Z,2026-02-28T12:15:00Z,").contains("synthetic");
    CommandRun show = CommandRun.of("datasets", "show", dir.resolve("tapes/btc-updown-15m-1772280000.tape").toString());
    assertThat(show.out()).contains("rows.depth", "synthetic, spec.yaml, seed 5");
  }

  /** One bad input among good ones is skipped with its reason; alone, or under --strict, it is exit code 5. */
  @Test
  void accountsForBadInput() throws IOException {
    Path good = dir.resolve("tapes/btc-updown-15m-1772280000.tape");
    Path empty = Files.createFile(dir.resolve("empty.jsonl"));
    Path cut = dir.resolve("cut.tape");
    byte[] bytes = Files.readAllBytes(good);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    CommandRun run = CommandRun.of("datasets", "check", good.toString(), empty.toString(), cut.toString(), dir.resolve("nothing").toString(), "--format", "jsonl");
    assertThat(run.exitCode()).isZero();
    List<String> rows = run.out().lines().toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1)).contains("empty.jsonl:1: empty file");
    assertThat(rows.get(2)).contains("cut.tape: truncated or extended");
    assertThat(rows.get(3)).contains("no such file or folder");
    assertThat(CommandRun.of("datasets", "check", good.toString(), empty.toString(), "--strict").exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(CommandRun.of("datasets", "check", empty.toString()).exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(CommandRun.of("datasets", "import", empty.toString(), "--out", dir.resolve("none").toString()).exitCode()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void takesWinnersFromAFile() throws IOException {
    Path outcomes = dir.resolve("outcomes.csv");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(outcomes))) {
      out.print("window,winner,source\nbtc-updown-15m-1772280000,down,inferred\n");
    }
    CommandRun run = CommandRun.of("datasets", "check", dir.resolve("tapes").toString(), "--outcomes", outcomes.toString(), "--format", "jsonl");
    assertThat(run.out().lines().findFirst().orElse("")).contains("\"winner\":\"down\",\"winnerSource\":\"inferred\"");
    assertThat(CommandRun.of("datasets", "check", dir.resolve("tapes").toString(), "--outcomes", dir.resolve("no.csv").toString()).exitCode())
        .isEqualTo(ExitCode.DATA);
  }

  @Test
  void namesTheMistakeInASpecification() throws IOException {
    Files.writeString(dir.resolve("bad.yaml"), SPEC.replace("crash", "crahs"));
    CommandRun run = CommandRun.of("datasets", "synth", dir.resolve("bad.yaml").toString(), "--out", dir.resolve("bad").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains("bad.yaml.recipes[1].kind: crahs is not known");
  }
}
