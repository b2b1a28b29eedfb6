package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines read without picocli against the same read by it: output, errors and exit code are the same. */
class PlainLineTest {
  @TempDir private Path folder;

  private static CommandRun parsed(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.runParsed(Terminal.NONE, new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  private static boolean plain(List<String> args) {
    return PlainLine.command(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), args.toArray(new String[0])) != null;
  }

  private String log() throws IOException {
    assertThat(CommandRun.of("forensics", "plant", folder.resolve("evidence").toString()).exitCode()).isZero();
    try (var files = Files.walk(folder.resolve("evidence"))) {
      return files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow().toString();
    }
  }

  @Test
  void bothWaysSayTheSame() throws IOException {
    String log = log();
    Path rules = Files.writeString(folder.resolve("own.yaml"), "schema: lockstep.event-rules/1\nbot: own\nrules:\n  - {name: own.tick, kind: other, contains: [\"[TICK]\"]}\n");
    // Without a dash: in a test standard input is the test runner's own.
    Path arguments = Files.writeString(folder.resolve("arguments"), log + " --orders\n");
    List<List<String>> pieces = List.of(
        List.of(log), List.of(folder.toString()), List.of(folder.resolve("none.log").toString()), List.of("--json"), List.of("--format", "jsonl"),
        List.of("--format", "csv"), List.of("--format", "CSV"), List.of("--format", "odd"), List.of("--fail-on", "never"), List.of("--fail-on", "info"),
        List.of("--fail-on", "odd"), List.of("--fail-on"), List.of("--orders"), List.of("--events"), List.of("--strict"), List.of("-q"), List.of("--quiet"), List.of("--no-progress"),
        List.of("--since", "2025-10-21T22:00:00Z"), List.of("--until", "2025-10-21T22:20:00Z"), List.of("--around", "2025-10-21T22:24:00Z+-4m"),
        List.of("--around", "odd"), List.of("--zone", "bot.log=-08:00"), List.of("--zone", "Mars"), List.of("--rules", rules.toString()),
        List.of("--rules", log), List.of("--rules=" + rules), List.of("--help"), List.of("--od"), List.of("@" + arguments), List.of(""),
        List.of("--since", "--json"), List.of("--date", "2025-10-21"), List.of("--"), List.of("'" + log + "'"), List.of("--since", ""));
    sameBothWays("logs", log, pieces);
  }

  @Test
  void bothWaysSayTheSameOfThreads() throws IOException {
    Path dump = Files.writeString(folder.resolve("dump.txt"), "Full thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode):\n\n"
        + "\"a\" #1 prio=5 tid=0x0000000000000001 nid=0x1 waiting for monitor entry [0x0000000000000001]\n   java.lang.Thread.State: BLOCKED (on object monitor)\n"
        + "\tat T.f(T.java:1)\n\t- waiting to lock <0x0000000000000010> (a T)\n\t- locked <0x0000000000000020> (a T)\n\n"
        + "\"b\" #2 prio=5 tid=0x0000000000000002 nid=0x2 waiting for monitor entry [0x0000000000000002]\n   java.lang.Thread.State: BLOCKED (on object monitor)\n"
        + "\tat T.g(T.java:2)\n\t- waiting to lock <0x0000000000000020> (a T)\n\t- locked <0x0000000000000010> (a T)\n\n");
    Path odd = Files.writeString(folder.resolve("odd.txt"), "nothing\n");
    List<List<String>> pieces = List.of(
        List.of(dump.toString()), List.of(odd.toString()), List.of(folder.resolve("none.txt").toString()), List.of("--json"), List.of("--format", "jsonl"),
        List.of("--format", "csv"), List.of("--format", "JSON"), List.of("--format", "odd"), List.of("--fail-on", "never"), List.of("--fail-on", "INFO"),
        List.of("--fail-on", "odd"), List.of("--fail-on"), List.of("--no-groups"), List.of("--series"), List.of("--independent"), List.of("--strict"),
        List.of("-q"), List.of("--quiet"), List.of("--no-progress"), List.of("--cpu", odd.toString()), List.of("--cpu", "none"), List.of("--cpu"),
        List.of("--many-waiters", "2"), List.of("--max-threads", "1"), List.of("--fail-on=never"), List.of("--help"), List.of("--no-gr"),
        List.of("@" + odd), List.of(""), List.of("--"), List.of("-v"), List.of("'" + dump + "'"), List.of("--format", ""),
        List.of(dump.toString(), odd.toString(), "--strict", "--fail-on", "never"), List.of(dump.toString(), dump.toString(), "--independent"),
        List.of(dump.toString(), dump.toString(), "--series"));
    sameBothWays("threads", dump.toString(), pieces);
  }

  private static void sameBothWays(String command, String input, List<List<String>> pieces) {
    Random random = new Random(3);
    int plain = 0;
    for (int round = 0; round < 160; round++) {
      List<String> args = new ArrayList<>(List.of("forensics", command));
      if (round >= pieces.size()) args.add(input);
      int more = round < pieces.size() ? 1 : random.nextInt(4);
      for (int i = 0; i < more; i++) args.addAll(pieces.get(round < pieces.size() ? round : random.nextInt(pieces.size())));
      if (plain(args)) plain++;
      assertThat(CommandRun.of(args.toArray(new String[0]))).as(String.join(" ", args)).isEqualTo(parsed(args.toArray(new String[0])));
    }
    assertThat(plain).isBetween(30, 130);
  }

  @Test
  void otherCommandsAreLeftToPicocli() {
    assertThat(plain(List.of("forensics", "logs"))).isFalse();
    assertThat(plain(List.of("forensics", "state", "x"))).isFalse();
    assertThat(plain(List.of("forensics", "logs", "-"))).isFalse();
    assertThat(plain(List.of("forensics", "logs", "x", "-v"))).isFalse();
    assertThat(plain(List.of("forensics", "logs", "x"))).isTrue();
    assertThat(plain(List.of("forensics", "threads", "x", "--orders"))).isFalse();
    assertThat(plain(List.of("forensics", "threads", "x", "--series", "--independent"))).isFalse();
    assertThat(plain(List.of("forensics", "threads", "x", "--series"))).isTrue();
  }
}
