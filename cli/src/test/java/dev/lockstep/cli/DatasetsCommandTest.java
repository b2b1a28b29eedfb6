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

  /** Damage behind the header is found by whoever reads so far: that window is skipped, the others are done. */
  @Test
  void oneDamagedTapeSpoilsNoOther() throws IOException {
    Path good = dir.resolve("tapes/btc-updown-15m-1772280000.tape");
    byte[] bytes = Files.readAllBytes(good);
    bytes[bytes.length / 2] ^= 1;
    Path folder = Files.createDirectories(dir.resolve("mixed"));
    Path bad = Files.write(folder.resolve("a.tape"), bytes);
    Files.copy(dir.resolve("tapes/btc-updown-15m-1772290800.tape"), folder.resolve("b.tape"));
    String damaged = "a.tape: damaged: rows 0 to";
    CommandRun check = CommandRun.of("datasets", "check", folder.toString(), "--format", "jsonl");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out().lines().toList()).hasSize(2).first().asString().contains("skipped", damaged);
    for (String[] command : new String[][] {
        {"backtest", "--release", "v1.61"}, {"lookahead", "--release", "v1.61", "--set", "entry.mode=assume", "--cuts", "2"},
        {"sweep", "--vary", "exits.hard-stop.trigger=0.4,0.6"}, {"compare", "--release", "v1.61,v2"}}) {
      List<String> words = new java.util.ArrayList<>(List.of(command));
      words.add(1, folder.toString());
      CommandRun run = CommandRun.of(words.toArray(String[]::new));
      assertThat(run.exitCode()).as(String.join(" ", words) + run.err()).isZero();
      assertThat(run.out()).as(command[0]).contains("1 ").containsAnyOf(damaged, "1 window skipped");
      words.set(1, bad.toString());
      CommandRun alone = CommandRun.of(words.toArray(String[]::new));
      assertThat(alone.exitCode()).as(command[0]).isEqualTo(ExitCode.DATA);
      assertThat(alone.err()).as(command[0]).contains(damaged, "no window could be run, 1 was skipped");
    }
    for (String command : List.of("show", "export")) {
      CommandRun run = CommandRun.of("datasets", command, bad.toString());
      assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
      assertThat(run.err().lines().toList()).hasSize(1).first().asString().startsWith("lockstep: ").contains(damaged);
    }
  }

  /** What came through standard input has one name: the id seeds chance, so a name that changes would change results. */
  @Test
  void standardInputIsNamedAlike() throws IOException {
    byte[] csv = "exch_ts_us,local_ts_us,type,side,price,size\n1772241301000000,1772241301010000,4,1,0.90,25\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    java.io.InputStream before = System.in;
    try {
      System.setIn(new java.io.ByteArrayInputStream(csv));
      assertThat(CommandRun.of("datasets", "check", "-", "--format", "jsonl").out()).contains("\"window\":\"stdin\"");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void saysThatAPatternIsNone() {
    CommandRun run = CommandRun.of("datasets", "check", dir.resolve("tapes").resolve("[").toString(), "--format", "jsonl");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.out()).contains("no such file, and no pattern either");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() throws IOException {
    for (String text : List.of("entry.shares: 5\nentry.shares: 6\n", "entry: {shares: 5}\nentry.shares: 6\n")) {
      Path settings = Files.writeString(dir.resolve("twice.yaml"), text);
      CommandRun run = CommandRun.of("backtest", dir.resolve("tapes").toString(), "--settings", settings.toString());
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("twice.yaml", "shares");
    }
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
