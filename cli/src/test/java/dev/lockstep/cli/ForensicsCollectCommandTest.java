package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code forensics collect} from a real Go process through its pprof endpoint, and what it refuses. */
class ForensicsCollectCommandTest {
  private static final Path PROGRAM = Path.of("../forensics/src/test/resources/specimens/go/pprof.go.txt");

  @TempDir Path folder;

  private Process start() throws IOException, InterruptedException {
    try {
      Assumptions.assumeTrue(new ProcessBuilder("go", "version").redirectErrorStream(true).start().waitFor() == 0, "the Go toolchain does not run");
    } catch (IOException e) {
      Assumptions.abort("no Go toolchain on this machine: install golang-go to collect from a real process");
    }
    Path source = folder.resolve("main.go");
    Files.copy(PROGRAM, source);
    Path program = folder.resolve("pprof");
    ProcessBuilder build = new ProcessBuilder("go", "build", "-o", program.toString(), source.toString()).inheritIO();
    build.environment().put("GO111MODULE", "off");
    build.environment().put("GOCACHE", folder.resolve("cache").toString());
    assertThat(build.start().waitFor()).isZero();
    return new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
  }

  @Test
  void aGoProcessGivesASeriesAndLivesOn() throws Exception {
    Process bot = start();
    CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(bot::destroyForcibly);
    Path out = folder.resolve("evidence");
    try (BufferedReader words = new BufferedReader(new InputStreamReader(bot.getInputStream(), StandardCharsets.UTF_8))) {
      String address = words.readLine();
      assertThat(words.readLine()).isEqualTo("READY");
      CommandRun run = CommandRun.of("forensics", "collect", "--pprof", address, "--dumps", "2", "--interval", "0.1", "--out", out.toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(bot.isAlive()).as("the patient lives on").isTrue();
    } finally {
      bot.destroyForcibly();
    }
    JsonNode files = new ObjectMapper().readTree(out.resolve("manifest.json").toFile()).get("files");
    assertThat(files).hasSize(2);
    byte[] bytes = Files.readAllBytes(out.resolve(files.get(0).get("file").asText()));
    assertThat(files.get(0).get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    CommandRun judged = CommandRun.of("forensics", "threads", out.resolve("dump-0.pprof.txt").toString(), out.resolve("dump-1.pprof.txt").toString(), "--json");
    assertThat(judged.exitCode()).isEqualTo(ExitCode.FINDINGS);
    JsonNode findings = new ObjectMapper().readTree(judged.out()).get("findings");
    assertThat(findings).as("two dumps of one process, one lock").hasSize(1);
    assertThat(findings.get(0).get("ruleId").asText()).isEqualTo("leaked-lock");
    assertThat(findings.get(0).get("details").get("waiterCount").asInt()).isEqualTo(2);
    assertThat(findings.get(0).get("details").get("lock").asText()).contains("main.Ledger");
  }

  @Test
  void anEndpointThatIsNotThereIsToldAndTheRestIsDone() throws IOException {
    Path state = folder.resolve("state.json");
    Files.writeString(state, "{}");
    Path out = folder.resolve("evidence");
    CommandRun run = CommandRun.of("forensics", "collect", "--pprof", "http://127.0.0.1:1", "--dumps", "1", "--file", state.toString(), "--out", out.toString());
    assertThat(run.err()).contains("gives no dump");
    assertThat(out.resolve("state.json")).hasContent("{}");
    assertThat(out.resolve("manifest.json")).content().contains("gives no dump");
  }

  @Test
  void nothingToCollectOrAFilledFolderIsUsage() throws IOException {
    assertThat(CommandRun.of("forensics", "collect", "--out", folder.resolve("a").toString()).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.writeString(folder.resolve("there"), "x");
    CommandRun run = CommandRun.of("forensics", "collect", "--pprof", "http://127.0.0.1:1", "--out", folder.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("not empty");
  }
}
