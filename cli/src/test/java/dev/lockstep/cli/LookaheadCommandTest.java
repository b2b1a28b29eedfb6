package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookaheadCommandTest {
  /** Remembers from run to run, which is one way to know the future: the second run acts on what the first has seen. */
  private static final String REMEMBERS =
      """
      import dev.lockstep.bot.BotFactory;
      import dev.lockstep.bot.TradingBot;
      import dev.lockstep.bot.lane.ExecutionProfile;
      import dev.lockstep.bot.lane.Step;
      import dev.lockstep.bot.market.MarketWindow;
      import dev.lockstep.bot.market.Outcome;
      import dev.lockstep.bot.market.Side;
      import dev.lockstep.bot.order.ClientOrderId;
      import dev.lockstep.bot.order.OrderRequest;
      import dev.lockstep.bot.order.TimeInForce;
      import dev.lockstep.bot.port.Ports;
      import dev.lockstep.bot.settings.Settings;
      import java.util.concurrent.atomic.AtomicLong;

      public final class Remembers implements BotFactory {
        private static final AtomicLong RUNS = new AtomicLong();

        @Override
        public TradingBot create(MarketWindow market, ExecutionProfile profile, Settings settings, Ports ports) {
          long shares = 10 + RUNS.getAndIncrement();
          return () -> ports.lanes().lane("main").execute("Buy", () -> {
            ports.broker().place(new OrderRequest(
                new ClientOrderId(1), Outcome.UP, Side.BUY, market.ticks(10_000), market.lots(shares * 1_000_000), TimeInForce.GTC, false, 0));
            return Step.DONE;
          });
        }
      }
      """;
  @TempDir Path dir;
  private String tapes;

  @BeforeEach
  void makeTapes() throws IOException {
    Path spec = dir.resolve("spec.yaml");
    Files.writeString(spec, """
        schema: lockstep.synth/1
        title: two windows
        recipes:
          - {kind: clean-winner, first: btc-updown-15m-1772280000, subject: up}
          - {kind: crash, first: btc-updown-15m-1772290800, subject: down}
        """);
    tapes = dir.resolve("tapes").toString();
    assertThat(CommandRun.of("datasets", "synth", spec.toString(), "--seed", "5", "--out", tapes, "-q").exitCode()).isZero();
  }

  @Test
  void passesAReleaseThatKnowsNothing() {
    CommandRun run = CommandRun.of("lookahead", tapes, "--release", "v1.61", "--set", "entry.mode=assume", "--cuts", "6");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("PASS: no past depends on its future. 2 windows cut 1");
  }

  @Test
  void isVacuousWithoutADecision() {
    CommandRun run = CommandRun.of(
        "lookahead", tapes, "--release", "v1.61", "--set", "entry.min-seconds-left=900", "--cuts", "3", "--json");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.VACUOUS);
    assertThat(run.out()).contains("\"verdict\" : \"vacuous\"");
  }

  @Test
  void catchesAStrategyThatRemembers() throws IOException {
    Path source = dir.resolve("Remembers.java");
    Files.writeString(source, REMEMBERS);
    CommandRun run = CommandRun.of("lookahead", tapes, "--strategy", source.toString(), "--cuts", "4", "--window", "1772280000");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains("FAIL: 1 window knows its future", "with the future: ", "leavesLots=");
    assertThat(run.out().lines().reduce((first, last) -> last).orElse("")).startsWith("lockstep lookahead ");
  }

  @Test
  void wantsOneThingToCheck() {
    assertThat(CommandRun.of("lookahead", tapes).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("lookahead", tapes, "--release", "v1.61", "--cuts", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
