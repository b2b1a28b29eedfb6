package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when something is wrong names what, where and the cure, in a line that can be read. */
final class PlainWordsTest {
  private static final String RULES = "schema: lockstep.event-rules/1\nbot: mine\nrules:\n  - {name: mine.ack, kind: order-acked, starts: [\"ack id=\"]}\n";
  private static final String DUMP = "../forensics/src/test/resources/specimens/go/healthy.txt";

  @TempDir private Path folder;

  @Test
  void aRuleFileThatIsMissingIsUnusableInputHereAndAWrongOptionElsewhere() throws IOException {
    String missing = folder.resolve("missing.yaml").toString();
    CommandRun test = CommandRun.of("rules", "test", missing);
    assertThat(test.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(test.err()).isEqualToIgnoringNewLines("lockstep: " + missing + ": no such file or folder");
    Path log = Files.writeString(folder.resolve("bot.log"), "2026-02-27T10:00:00Z ack id=7\n");
    assertThat(CommandRun.of("forensics", "logs", log.toString(), "--rules", missing).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("rules", "test", folder.toString()).exitCode()).as("a folder").isEqualTo(ExitCode.DATA);
    Path bytes = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe4, '\n'});
    assertThat(CommandRun.of("rules", "test", bytes.toString()).err()).contains("latin.yaml: is not text in UTF-8");
  }

  @Test
  void aWordOfARuleFileThatIsNotKnownIsAnsweredWithTheNearest() throws IOException {
    CommandRun kind = rules(RULES.replace("order-acked", "order-ackd"));
    assertThat(kind.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(kind.err().strip()).endsWith("rule mine.ack: kind order-ackd is not known; did you mean order-acked? forensics/RULES-FILE.md lists all");
    assertThat(rules(RULES.replace("order-acked", "nonsense")).err().strip()).endsWith("kind nonsense is not known; forensics/RULES-FILE.md lists all");
    assertThat(rules(RULES.replace("starts", "stars")).err()).contains("unknown key stars; did you mean starts? known are name, kind");
    assertThat(rules(RULES).exitCode()).as("the same without a fault").isZero();
  }

  private CommandRun rules(String text) throws IOException {
    return CommandRun.of("rules", "test", Files.writeString(folder.resolve("mine.yaml"), text).toString());
  }

  @Test
  void aThresholdThatCannotBeNamesItselfAndItsBound() {
    assertThat(threshold("--many-waiters", "-3")).isEqualTo("lockstep: --many-waiters -3: write 2 or more (one waiter is what every lock has)");
    assertThat(threshold("--critical-waiters", "2")).isEqualTo("lockstep: --critical-waiters 2: write 3 or more (which is many-waiters)");
    assertThat(threshold("--growth-share", "NaN")).isEqualTo("lockstep: --growth-share NaN: write a number above 0");
    assertThat(threshold("--starvation-minutes", "Infinity")).isEqualTo("lockstep: --starvation-minutes Infinity: write a number above 0");
  }

  private static String threshold(String option, String value) {
    CommandRun run = CommandRun.of("forensics", "threads", DUMP, option, value);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    return run.err().strip();
  }

  @Test
  void oneWindowIsOneWindow() throws IOException {
    Path csv = Files.writeString(folder.resolve("spot.csv"), "ts,bid_price,bid_size,ask_price,ask_size\n1700000000000,50000.1,1,50000.2,2\n");
    CommandRun run = CommandRun.of("datasets", "check", csv.toString(), "--format", "csv");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains("1 window: 1 skipped").doesNotContain("1 windows");
  }

  @Test
  void pricesOfAnotherMarketAreToldWhichFormatTheyNeed() throws IOException {
    Path csv = Files.writeString(folder.resolve("spot.csv"), "ts,bid_price,bid_size,ask_price,ask_size\n1700000000000,50000.1,1,50000.2,2\n");
    assertThat(CommandRun.of("datasets", "check", csv.toString(), "--format", "csv").out())
        .contains("spot.csv:2: price \"\"50000.1\"\" is not between 0 and 1", "binary markets only", "l2-csv");
    Path clockless = Files.writeString(folder.resolve("clockless.csv"), "when,bid_price,ask_price\n1,0.4,0.5\n");
    assertThat(CommandRun.of("datasets", "check", clockless.toString(), "--format", "csv").out()).contains("clockless.csv:1: columns of bids and asks but none with a time");
    Path strange = Files.writeString(folder.resolve("strange.bin"), "hello\n");
    assertThat(CommandRun.of("datasets", "check", strange.toString(), "--format", "csv").out()).contains("strange.bin:1: not a format that is known here; datasets/FORMATS.md");
  }

  /** A token is recognised by its length: cut before it is looked for, its beginning would be printed. */
  @Test
  void noPartOfASecretIsLeftWhereALineIsShortened() throws IOException {
    String key = "sk-Zq8vT3mWx2Lr7NcYb5Kd";
    for (int at = 120; at < 420; at += 7) {
      String reprice = "2025/10/22 02:54:04 TRACE postonly.reprice side=SELL old_id=51343709418 new_id=51343709445 limit=107931.5";
      String line = reprice + " " + "x".repeat(at - reprice.length() - 2) + " " + key + " " + "y".repeat(300) + "\n";
      Path log = Files.writeString(folder.resolve("bot.log"), line.repeat(3));
      CommandRun run = CommandRun.of("forensics", "logs", log.toString(), "--events");
      assertThat(run.out()).as("at " + at).contains("order-repriced").doesNotContain("sk-Z");
    }
  }

  /** The contract names result.json for every command, the issue findings.json for the note: both are there, and the same. */
  @Test
  void everyForensicsCommandWritesItsFindingsUnderBothNames() throws IOException {
    String bundle = folder.resolve("bundle").toString();
    CommandRun.of("forensics", "plant", bundle, "--incident", "leaked_lock");
    for (List<String> command : List.of(
        List.of("threads", bundle + "/goroutines.txt"), List.of("logs", bundle + "/bot.log"), List.of("state", bundle + "/bot_state.json"), List.of("incident", bundle))) {
      Path out = folder.resolve(command.get(0));
      CommandRun.of("forensics", command.get(0), command.get(1), "--out", out.toString(), "-q");
      assertThat(Files.readString(out.resolve("result.json"))).as(command.get(0)).contains("\"lockstep.findings/1\"").isEqualTo(Files.readString(out.resolve("findings.json")));
    }
  }
}
