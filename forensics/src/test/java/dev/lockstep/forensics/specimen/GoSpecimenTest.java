package dev.lockstep.forensics.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Go specimens: as recorded with Go 1.19 beside their source, and live where a Go toolchain is installed. */
class GoSpecimenTest {
  private static final Path FOLDER = Path.of("src/test/resources/specimens/go");

  @TempDir static Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"incident", "mirror", "stalled", "selflock", "abba", "asleep", "healthy"})
  void asRecorded(String name) throws IOException {
    check(name, Dumps.judge(name, Files.readAllBytes(FOLDER.resolve(name + ".txt"))));
  }

  @Test
  void live() throws IOException, InterruptedException {
    Assumptions.assumeTrue(installed(), "no Go toolchain on this machine: install golang-go to dump the specimens live");
    Path source = temporary.resolve("main.go");
    Files.copy(FOLDER.resolve("main.go.txt"), source);
    Path program = temporary.resolve("specimen");
    ProcessBuilder build = new ProcessBuilder("go", "build", "-o", program.toString(), source.toString()).inheritIO();
    build.environment().put("GO111MODULE", "off");
    build.environment().put("CGO_ENABLED", "0");
    build.environment().put("GOCACHE", temporary.resolve("cache").toString());
    assertThat(build.start().waitFor()).isZero();
    for (String name : List.of("incident", "mirror", "stalled", "selflock", "abba", "asleep", "healthy")) {
      check(name, Dumps.judge(name, run(program, name)));
    }
  }

  private static boolean installed() {
    try {
      return new ProcessBuilder("go", "version").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] run(Path program, String name) throws IOException, InterruptedException {
    Path dump = temporary.resolve(name + ".dump");
    ProcessBuilder builder = new ProcessBuilder(program.toString(), name).redirectError(dump.toFile());
    builder.environment().put("GOTRACEBACK", "all");
    Process process = builder.start();
    java.util.concurrent.CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(process::destroyForcibly);
    try {
      byte[] words = new byte[4096];
      StringBuilder said = new StringBuilder();
      int n;
      while (said.indexOf("READY") < 0 && (n = process.getInputStream().read(words)) >= 0) {
        said.append(new String(words, 0, n, StandardCharsets.UTF_8));
      }
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
      process.waitFor(10, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllBytes(dump);
  }

  private static void check(String name, Dumps.Judged judged) {
    switch (name) {
      case "incident" -> {
        Finding found = judged.first("leaked-lock");
        assertThat(judged.rules()).containsExactly("leaked-lock");
        assertThat(found.details().get("waiters").toString()).matches("\\[1, \\d+]|\\[\\d+, 1]");
        assertThat(found.details().get("waiterSites").toString()).contains("SetEquityUSD", "step.func4");
      }
      case "mirror" -> {
        Finding found = judged.first("leaked-lock");
        assertThat(found.confidence()).isLessThanOrEqualTo(Confidence.MEDIUM);
        assertThat(found.details().get("candidateReasons").toString()).contains("mirror.func1");
      }
      case "stalled" -> {
        Finding found = judged.first("stalled-holder");
        assertThat(found.details().get("holderDoes").toString()).contains("network I/O", "refresh");
        assertThat(found.details().get("waiterCount")).isEqualTo(4);
      }
      case "selflock" -> assertThat(judged.rules()).containsExactly("self-deadlock");
      case "abba" -> assertThat((List<?>) judged.first("deadlock").details().get("cycle")).hasSize(2);
      case "asleep" -> assertThat(judged.first("deadlock").confidence()).isEqualTo(Confidence.CERTAIN);
      default -> assertThat(judged.rules()).isEmpty();
    }
  }
}
