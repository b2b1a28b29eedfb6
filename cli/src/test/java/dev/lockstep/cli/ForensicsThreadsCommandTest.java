package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code forensics threads} as a script sees it: exit codes, series over several files, CPU beside the dumps, every form of Python. */
class ForensicsThreadsCommandTest {
  private static final String SPECIMENS = "../forensics/src/test/resources/specimens/";
  private static final String INCIDENT = SPECIMENS + "go/incident.txt";
  private static final String HEALTHY = SPECIMENS + "go/healthy.txt";

  @TempDir Path folder;

  private static CommandRun threads(String... more) {
    List<String> words = new ArrayList<>(List.of("forensics", "threads"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode json(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of(more));
    words.add("--json");
    return new ObjectMapper().readTree(threads(words.toArray(String[]::new)).out());
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void theWorstFindingDecidesTheExitCode() {
    assertThat(threads(INCIDENT).exitCode()).as("a leaked lock is critical").isEqualTo(ExitCode.FINDINGS);
    assertThat(threads(INCIDENT, "--fail-on", "never").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(threads(INCIDENT, "--fail-on", "info").exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(threads(HEALTHY).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(threads(HEALTHY, "--fail-on", "warning").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aWarningFailsOnlyWhereItIsAskedFor() throws IOException {
    String warning = file("warning.txt", javaDump(1, "TIMED_WAITING (sleeping)", "java.lang.Thread.sleep(Native Method)", 0, 1));
    assertThat(threads(warning).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(threads(warning, "--fail-on", "warning").exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void unusableInputIsToldAndOnlyDecidesWhenThereIsNothingElse() throws IOException {
    String log = file("bot.log", "2026-10-21 22:24:05 tick\n");
    CommandRun none = threads(log);
    assertThat(none.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(none.err()).contains("no thread dump").contains("bot.log");
    assertThat(threads(folder.resolve("absent.txt").toString()).exitCode()).isEqualTo(ExitCode.DATA);
    CommandRun beside = threads(log, HEALTHY);
    assertThat(beside.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(beside.err()).contains("skipped").contains("bot.log");
    assertThat(threads(log, HEALTHY, "--strict").exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(threads(log, INCIDENT, "--strict").exitCode()).as("4 beats 5").isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void aWrongCommandLineIsUsage() {
    assertThat(threads().exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(threads(HEALTHY, "--fail-on", "dreadful").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(threads(HEALTHY, "--many-waiters", "1").exitCode()).as("a threshold that always fires").isEqualTo(ExitCode.USAGE);
    assertThat(threads(HEALTHY, "--series", "--independent").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(threads(HEALTHY, "--max-threads", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  /** One holder and {@code waiters} that wait for it; every dump has addresses of its own, as after a collection. */
  private static String javaDump(int waiters, String state, String frame, long address, int minute) {
    String lock = String.format("<0x%016x> (a bot.Book)", 0x7000000L + address);
    StringBuilder text = new StringBuilder("2026-10-21 22:0" + minute + ":00\nFull thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode, sharing):\n\n");
    text.append("\"writer\" #10 prio=5 os_prio=0 cpu=12.50ms elapsed=").append(60 * minute).append(".00s tid=0x00007f0000001000 nid=0x3e9 runnable  [0x0000700000000000]\n")
        .append("   java.lang.Thread.State: ").append(state).append("\n\tat ").append(frame).append("\n\tat bot.Book.save(Book.java:40)\n\t- locked ").append(lock)
        .append("\n\tat bot.Main.run(Main.java:9)\n\n");
    for (int i = 0; i < waiters; i++) {
      text.append("\"reader-").append(i).append("\" #").append(11 + i).append(" prio=5 os_prio=0 cpu=1.00ms elapsed=").append(60 * minute)
          .append(".00s tid=0x00007f000000200").append(i).append(" nid=0x3f").append(i).append(" waiting for monitor entry  [0x0000700000010000]\n")
          .append("   java.lang.Thread.State: BLOCKED (on object monitor)\n\tat bot.Book.best(Book.java:12)\n\t- waiting to lock ").append(lock)
          .append("\n\tat bot.Main.read(Main.java:21)\n\n");
    }
    return text.append("JNI global refs: 5, weak refs: 0\n\n").toString();
  }

  @Test
  void filesOfOneProcessAreASeries() throws IOException {
    String socket = "sun.nio.ch.SocketDispatcher.read0(java.base@17.0.12/Native Method)";
    String[] files = new String[3];
    for (int i = 0; i < 3; i++) {
      files[i] = file("dump-" + i + ".txt", javaDump(4, "RUNNABLE", socket, 4096L * i, i));
    }
    JsonNode found = json(files).get("findings");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("ruleId").asText()).isEqualTo("stalled-holder");
    assertThat(found.get(0).get("details").get("holder").asText()).isEqualTo("writer");
    assertThat(found.get(0).get("details").get("dumps").asInt()).isEqualTo(3);
    assertThat(found.get(0).get("details").get("reasons").toString()).contains("in consecutive dumps");
    JsonNode apart = json(files[0], files[1], files[2], "--independent").get("findings");
    assertThat(apart).hasSize(3);
    assertThat(apart.get(0).get("fingerprint")).as("addresses are no part of it").isEqualTo(found.get(0).get("fingerprint"));
  }

  @Test
  void dumpsOfStrangersAreNoSeriesUnlessTold() throws IOException {
    String socket = "sun.nio.ch.SocketDispatcher.read0(java.base@17.0.12/Native Method)";
    String one = file("one.txt", javaDump(4, "RUNNABLE", socket, 0, 1));
    String other = file("other.txt", javaDump(4, "RUNNABLE", socket, 0, 1).replace("reader-", "poller-").replace("nid=0x3", "nid=0x7"));
    assertThat(json(one, other).get("findings")).hasSize(2);
    assertThat(json(one, other, "--series").get("findings")).hasSize(1);
  }

  @Test
  void cpuBesideTheDumpTellsWhetherTheHolderComputes() throws IOException {
    String dump = file("dump.txt", javaDump(2, "RUNNABLE", "bot.Book.sort(Book.java:77)", 0, 1));
    assertThat(json(dump).get("findings").get(0).get("ruleId").asText()).isEqualTo("contention");
    String head = "top - 22:01:00 up 3 days\n\n    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n";
    String busy = file("busy.txt", head + "   1001 bot       20   0   10.1g   1.2g  22400 R  97.3   3.1   5:12.21 writer\n   1008 bot       20   0   10.1g   1.2g  22400 S   0.0   3.1   0:00.01 reader-0\n");
    JsonNode found = json(dump, "--cpu", busy).get("findings").get(0);
    assertThat(found.get("ruleId").asText()).isEqualTo("cpu-under-lock");
    assertThat(found.get("details").get("reasons").toString()).contains("97 % of a core");
    String idle = file("idle.txt", head + "   1001 bot       20   0   10.1g   1.2g  22400 S   0.3   3.1   5:12.21 writer\n");
    assertThat(json(dump, "--cpu", idle).get("findings").get(0).get("ruleId").asText()).isEqualTo("contention");
  }

  @Test
  void cpuIsReadFromTwoListingsOfTheProcessTable() throws IOException {
    String dump = file("dump.txt", javaDump(2, "RUNNABLE", "bot.Book.sort(Book.java:77)", 0, 1));
    String stat = "1001 (writer of) x) R 1 1 1 0 -1 4194304 1 0 0 0 %d 7 0 0 20 0 30 0 100 1 1\n1008 (reader-0) S 1 1 1 0 -1 4194304 1 0 0 0 3 1 0 0 20 0 30 0 100 1 1\n";
    String before = file("stat-0", String.format(stat, 500));
    String after = file("stat-1", String.format(stat, 590));
    assertThat(json(dump, "--cpu", before, "--cpu", after).get("findings").get(0).get("ruleId").asText()).isEqualTo("cpu-under-lock");
    assertThat(json(dump, "--cpu", before, "--cpu", before).get("findings").get(0).get("ruleId").asText()).isEqualTo("contention");
    assertThat(threads(dump, "--cpu", folder.resolve("absent").toString()).exitCode()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void everyFormOfPythonIsRead() throws IOException {
    String gdb = SPECIMENS + "gdb.txt";
    JsonNode read = json(gdb).get("inputs").get(0);
    assertThat(read.get("format").asText()).isEqualTo("gdb-py-bt");
    assertThat(read.get("threads").asInt()).isEqualTo(3);
    JsonNode lock = json(gdb).get("findings");
    assertThat(lock).as("one lock by its address, though asked for in two places; the third thread waits for work").hasSize(1);
    assertThat(lock.get(0).get("details").get("lock").asText()).contains("0x7f11c9b2c4e0");
    assertThat(lock.get(0).get("details").get("waiterCount").asInt()).isEqualTo(2);
    String spy = SPECIMENS + "py-spy.json";
    assertThat(json(SPECIMENS + "py-spy.txt").get("inputs").get(0).get("format").asText()).isEqualTo("py-spy");
    JsonNode json = json(spy);
    assertThat(json.get("inputs").get(0).get("format").asText()).isEqualTo("py-spy-json");
    assertThat(json.get("inputs").get(0).get("threads").asInt()).isEqualTo(2);
    assertThat(json.get("findings").get(0).get("details").get("waiters").get(0).asText()).isEqualTo("saver");
    assertThat(json.get("findings").get(0).get("confidence").asText()).as("Python names no holder").isEqualTo("low");
    assertThat(threads(spy).exitCode()).as("low is never critical").isEqualTo(ExitCode.OK);
  }

  /** In this form of Python a thread that waits for a lock looks like one that runs: healthy is not all there is to say. */
  @Test
  void faulthandlerIsNotTrustedWithHealth() throws IOException {
    Path dump = Files.writeString(folder.resolve("fh.txt"), "Thread 0x00007f92937fe6c0 (most recent call first):\n  File \"/src/b.py\", line 6 in use\n"
        + "  File \"/usr/lib/python3.11/threading.py\", line 982 in run\n\nCurrent thread 0x00007f92937fe6c1 (most recent call first):\n  File \"/src/b.py\", line 9 in <module>\n");
    assertThat(threads(dump.toString()).out()).startsWith("HEALTHY").contains("prints no states");
    assertThat(threads(SPECIMENS + "go/healthy.txt").out()).startsWith("HEALTHY").doesNotContain("prints no states");
    assertThat(threads(SPECIMENS + "python.txt").out()).as("where something was found, it speaks").startsWith("WARNING").doesNotContain("prints no states");
    assertThat(threads(SPECIMENS + "go/healthy.txt", dump.toString(), "--independent").out()).as("one of several").contains("prints no states");
  }

  @Test
  void theReportIsWrittenBesideTheText() throws IOException {
    Path out = folder.resolve("report");
    CommandRun run = threads(INCIDENT, "--out", out.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.resolve("report.html")).content().contains("leaked-lock").contains("default-src 'none'");
    assertThat(new ObjectMapper().readTree(out.resolve("result.json").toFile()).get("schema").asText()).isEqualTo("lockstep.findings/1");
  }
}
