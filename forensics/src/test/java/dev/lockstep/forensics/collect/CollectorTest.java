package dev.lockstep.forensics.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.forensics.corpus.Dumps;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {
  @TempDir Path folder;
  private final List<List<String>> asked = new ArrayList<>();

  private Collector collector(CommandRunner commands) {
    return new Collector((command, out, err) -> {
      asked.add(command);
      return commands.run(command, out, err);
    }, (address, into) -> Files.writeString(into, "goroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n"),
        () -> Instant.parse("2026-10-21T22:24:05Z"), millis -> { });
  }

  private static CollectRequest request(long pid, String container, String pprof, int dumps, boolean quit, Path... files) {
    return new CollectRequest(pid, container, pprof, dumps, 10, List.of(files), quit, "30m");
  }

  private JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
  }

  @Test
  void aRunningJvmIsDumpedInASeriesAndLivesOn() throws IOException {
    long self = ProcessHandle.current().pid();
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    CommandRunner local = new LocalCommands(30);
    List<String> notes = collector((command, out, err) -> {
      List<String> real = new ArrayList<>(command);
      real.replaceAll(word -> word.equals("jcmd") ? jcmd : word);
      return local.run(real, out, err);
    }).collect(request(self, null, null, 2, false), folder);
    assertThat(notes).isEmpty();
    assertThat(Dumps.judge(folder.resolve("dump-0.jcmd.txt")).report().threads()).isPositive();
    assertThat(folder.resolve("dump-1.jcmd.txt")).exists();
    for (JsonNode file : manifest().get("files")) {
      assertThat(file.get("sha256").asText()).hasSize(64);
    }
  }

  @Test
  void aContainerIsAskedThroughDockerAndBothStreamsAreKept() throws Exception {
    collector((command, out, err) -> {
      if (command.contains("logs")) {
        Files.writeString(out, "tick\n");
        Files.writeString(err, "SIGQUIT: quit\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n");
        return 0;
      }
      return -1;
    }).collect(request(-1, "bot", null, 1, false), folder);
    assertThat(asked).anySatisfy(c -> assertThat(c).startsWith("docker", "exec", "bot", "jcmd", "1"));
    assertThat(asked).noneSatisfy(c -> assertThat(c).contains("QUIT"));
    assertThat(folder.resolve("container.stdout.log")).hasContent("tick");
    assertThat(Dumps.judge(folder.resolve("container.stderr.log")).report().threads()).isEqualTo(1);
    assertThat(manifest().get("notes").toString()).contains("ENDS a Go process");
    theManifestIsWhole();
  }

  /** Every file of the collection stands in the manifest with its size and its own SHA-256, and nothing else does. */
  private void theManifestIsWhole() throws Exception {
    List<String> listed = new ArrayList<>();
    for (JsonNode entry : manifest().get("files")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(entry.get("file").asText()));
      listed.add(entry.get("file").asText());
      assertThat(entry.get("bytes").asLong()).as(entry.toString()).isEqualTo(bytes.length);
      String sha = String.format("%064x", new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(entry.get("sha256").asText()).as(entry.toString()).isEqualTo(sha);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(listed).containsExactlyInAnyOrderElementsOf(
          files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("manifest.json") && !f.endsWith(".err.txt")).toList());
    }
  }

  /** A program of this name that answers as docker does: {@code exec} runs what is behind it here, {@code logs} writes to both streams. */
  private static Path standIn(Path at, String name, String script) throws IOException {
    Path program = at.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void aContainerIsDumpedThroughAStandInForDocker(@TempDir Path bin) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Path docker = standIn(bin, "docker",
        "case $1 in\n"
            + "exec) [ \"$2 $3 $4\" = 'bot jcmd 1' ] && exec '" + jcmd + "' " + ProcessHandle.current().pid() + " Thread.print -l ;;\n"
            + "logs) echo tick; echo 'panic: boom' >&2; exit 0 ;;\n"
            + "esac\nexit 127\n");
    CommandRunner local = new LocalCommands(30);
    List<String> notes = collector((command, out, err) -> {
      assertThat(command.get(0)).isEqualTo("docker");
      List<String> real = new ArrayList<>(command);
      real.set(0, docker.toString());
      return local.run(real, out, err);
    }).collect(request(-1, "bot", null, 2, false), folder);
    assertThat(notes).isEmpty();
    assertThat(Dumps.judge(folder.resolve("dump-1.jcmd.txt")).report().format()).isEqualTo("jstack");
    assertThat(folder.resolve("container.stdout.log")).hasContent("tick");
    assertThat(folder.resolve("container.stderr.log")).hasContent("panic: boom");
    theManifestIsWhole();
  }

  @Test
  void pythonIsAskedThroughPySpy(@TempDir Path bin) throws IOException {
    Path spy = standIn(bin, "py-spy", "[ \"$1 $2 $3\" = 'dump --pid 4711' ] || exit 2\n"
        + "echo 'Process 4711: python bot.py'\necho 'Python v3.11.2 (/usr/bin/python3.11)'\necho\necho 'Thread 4711 (active): \"MainThread\"'\n"
        + "echo '    tick (bot.py:12)'\necho '    <module> (bot.py:71)'\n");
    CommandRunner local = new LocalCommands(30);
    collector((command, out, err) -> command.get(0).equals("py-spy")
        ? local.run(java.util.stream.Stream.concat(java.util.stream.Stream.of(spy.toString()), command.stream().skip(1)).toList(), out, err) : -1)
        .collect(request(4711, null, null, 1, false), folder);
    Path dump = folder.resolve(manifest().get("files").get(0).get("file").asText());
    assertThat(Dumps.judge(dump).report().format()).isEqualTo("py-spy");
  }

  @Test
  void sigquitIsSentOnlyWhereAllowed() throws IOException {
    List<String> notes = collector((command, out, err) -> command.get(0).equals("kill") ? 0 : -1).collect(request(4711, null, null, 2, true), folder);
    assertThat(asked).filteredOn(c -> c.contains("-QUIT")).hasSize(1);
    assertThat(notes.toString()).contains("ENDS");
  }

  @Test
  void goIsAskedThroughItsEndpoint() throws IOException {
    collector((command, out, err) -> -1).collect(request(-1, null, "http://127.0.0.1:6060", 3, false), folder);
    assertThat(folder.resolve("dump-2.pprof.txt")).exists();
    assertThat(asked).isEmpty();
    assertThat(manifest().get("files").get(0).get("source").asText()).isEqualTo("http://127.0.0.1:6060/debug/pprof/goroutine?debug=2");
  }

  @Test
  void stateFilesKeepTheirTimes(@TempDir Path other) throws Exception {
    Path state = other.resolve("bot state.json");
    Files.writeString(state, "{}");
    Files.setLastModifiedTime(state, FileTime.from(Instant.parse("2026-10-21T22:00:00Z")));
    collector((command, out, err) -> -1).collect(request(-1, null, null, 1, false, state), folder);
    assertThat(folder.resolve("bot_state.json")).hasContent("{}");
    assertThat(Files.getLastModifiedTime(folder.resolve("bot_state.json")).toInstant()).isEqualTo(Instant.parse("2026-10-21T22:00:00Z"));
    theManifestIsWhole();
    assertThat(manifest().get("files").get(0).get("modifiedAt").asText()).isEqualTo("2026-10-21T22:00:00Z");
  }
}
