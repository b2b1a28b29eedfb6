package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.scenario.SwarmSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The swarm as a script sees it: exit codes, JSON, and a last line that repeats the failure. */
class SwarmCommandTest {
  private static final String BROKEN = "spot-v3+LinkPolicies.Reset.ON_CONNECT";

  @Test
  void passes() {
    CommandRun run = CommandRun.of("swarm", "--seeds", "1..6", "--release", "spot-v3");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("6 windows").contains("verdict: pass");
  }

  @Test
  void theLastLineRepeatsTheFailure() {
    CommandRun run = CommandRun.of("swarm", "--seeds", "1..60", "--release", BROKEN);
    assertThat(run.exitCode()).isEqualTo(3);
    String[] lines = run.out().strip().split("\n");
    String last = lines[lines.length - 1];
    assertThat(last).matches("lockstep swarm --seeds (\\d+)\\.\\.\\1 --release \\Q" + BROKEN + "\\E --keep \\S+");
    CommandRun again = CommandRun.of(last.substring("lockstep ".length()).split(" "));
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.out()).contains("broken I10").endsWith(last + System.lineSeparator());
  }

  @Test
  void jsonNamesWhatBroke() {
    CommandRun run = CommandRun.of("swarm", "--seeds", "1..60", "--release", BROKEN, "--json");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("\"schema\" : \"lockstep.swarm/1\"").contains("\"verdict\" : \"fail\"").contains("\"invariant\" : \"I10\"");
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(CommandRun.of("swarm", "--seeds", "5..1", "--release", "spot-v3").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("swarm", "--seeds", "1..1", "--release", "spot-v9").err()).contains("unknown release spot-v9");
    assertThat(CommandRun.of("swarm", "--seeds", "1..2", "--release", "spot-v3", "--keep", "0").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("swarm", "--seeds", "1..1", "--release", "spot-v3", "--keep", "99").exitCode()).isEqualTo(2);
  }

  @Test
  void theBotsLogIsReadByTheRulesOfForensics(@TempDir Path folder) throws IOException {
    CommandRun bot = CommandRun.of("swarm", "--seeds", "6", "--release", "spot-v3", "--bot-log");
    assertThat(bot.exitCode()).isZero();
    Path log = Files.writeString(folder.resolve("bot.log"), bot.out());
    CommandRun read = CommandRun.of("forensics", "logs", log.toString());
    assertThat(read.out()).contains("(go-bot)").contains("order-placed").contains("order-repriced").contains("order-filled").contains("order-ended")
        .contains("lot-opened").contains("exit-recorded").contains("sell-checked").contains("  filled 2026-01-01T00:");
    assertThat(read.exitCode()).as("a healthy bot's log has no finding").isZero();
  }

  @Test
  void theNumbersOfTheSpotBotAreListed() {
    CommandRun run = CommandRun.of("settings", "--release", "spot-v3", "--format", "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("spot.entry.poll,0.2,s").contains("spot.drain,8,s").contains("spot.link.delay-max,60,s").contains("spot.queue.bound,50");
  }

  /** A window whose state files are all spoilt: exit code 5 until somebody asks for a fresh start. */
  @Test
  void withoutAValidStateItRefusesUntilFresh() {
    String seed = String.valueOf(firstRefused());
    CommandRun refused = CommandRun.of("swarm", "--seeds", seed, "--release", "spot-v3", "--explain");
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.out()).contains("refused to trade").contains("--fresh");
    CommandRun fresh = CommandRun.of("swarm", "--seeds", seed, "--release", "spot-v3", "--explain", "--fresh");
    assertThat(fresh.exitCode()).isZero();
    assertThat(fresh.out()).contains("refused Refused[reason=NONE_VALID").endsWith("nothing was broken\n");
  }

  @Test
  void aMarketThatIsNoRecordingIsOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("m.jsonl"), "hello\n");
    CommandRun wrong = CommandRun.of("swarm", "--seeds", "1", "--release", "spot-v3", "--market", file.toString());
    assertThat(wrong.exitCode()).isEqualTo(5);
    assertThat(wrong.err()).contains("m.jsonl:1: ").contains("<receive time in ns> <JSON>");
    CommandRun absent = CommandRun.of("swarm", "--seeds", "1", "--release", "spot-v3", "--market", folder.resolve("none").toString());
    assertThat(absent.exitCode()).isEqualTo(5);
    assertThat(absent.err()).contains("none: no such file");
    CommandRun window = CommandRun.of("swarm", "--seeds", "1", "--release", "v1.62", "--market", file.toString());
    assertThat(window.exitCode()).isEqualTo(2);
    assertThat(window.err()).contains("--market is for the spot bot");
  }

  private static long firstRefused() {
    SwarmSubject ours = SwarmSubject.find("spot-v3").orElseThrow();
    for (long seed = 1; seed <= 200; seed++) if (ours.run(ours.draw(seed), null).refused()) return seed;
    throw new AssertionError("no window of the first 200 refuses");
  }
}
