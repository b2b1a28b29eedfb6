package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text for people keeps to a hundred columns; only a word that cannot be broken (a path) may be longer. */
final class ColumnsTest {
  private static final int COLUMNS = 100;
  private static final Path SPECIMENS = Path.of("..", "forensics", "src", "test", "resources", "specimens");

  private final InputStream standardInput = System.in;

  @TempDir private Path folder;

  /** A fork's standard input never ends. */
  @BeforeEach
  void withoutInput() {
    System.setIn(new ByteArrayInputStream(new byte[0]));
  }

  @AfterEach
  void withInput() {
    System.setIn(standardInput);
  }

  @Test
  void rulesAndTheirMeaning() {
    narrow("rules");
  }

  @Test
  void dumpsOfEveryRuntime() throws IOException {
    int dumps = 0;
    try (Stream<Path> files = Files.walk(SPECIMENS)) {
      for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".go")).sorted().toList()) {
        if (!CommandRun.of("forensics", "threads", file.toString()).out().isEmpty()) dumps++;
        narrow("forensics", "threads", file.toString());
      }
    }
    assertThat(dumps).isGreaterThan(12);
  }

  @Test
  void plantedBundlesOfEveryBot() {
    for (int seed = 1; seed <= 12; seed++) {
      // What fits must not depend on how long the way to the files is.
      String bundle = folder.resolve("bundle" + "-".repeat(8 * (seed - 1)) + seed).toString();
      CommandRun.of("forensics", "plant", bundle, "--seed", String.valueOf(seed));
      narrow("forensics", "incident", bundle);
      narrow("forensics", "logs", bundle);
      narrow("forensics", "logs", bundle, "--events", "--orders");
      narrow("forensics", "state", bundle);
    }
  }

  @Test
  void theRecordedLogsAndStates() throws IOException {
    Path data = data();
    for (String name : List.of("bot-logs/go-bot", "bot-logs/paper-session", "bot-logs/window-bot", "bot-state/go-bot", "bot-state/paper-session")) {
      String input = data.resolve(name).toRealPath().toString();
      narrow("forensics", "logs", input, "--events", "--orders");
      narrow("forensics", "state", input);
      narrow("forensics", "incident", input);
    }
  }

  private static void narrow(String... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as("%s: %s", String.join(" ", command), run.err()).isIn(ExitCode.OK, ExitCode.FINDINGS, ExitCode.DATA);
    List<String> wide = run.out().lines().filter(line -> line.length() > COLUMNS && line.strip().contains(" ")).toList();
    assertThat(wide).as(String.join(" ", command)).isEmpty();
  }

  private static Path data() {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    for (Path there : named != null ? List.of(Path.of(named)) : List.of(Path.of("../../shared/data"), Path.of("../../../shared/data"))) {
      if (Files.isDirectory(there.resolve("bot-logs"))) return there;
    }
    Assumptions.abort("recorded data not here (set LOCKSTEP_TEST_DATA)");
    return null;
  }
}
