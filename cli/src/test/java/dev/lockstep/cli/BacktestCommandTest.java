package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as their users meet them: good input among bad, a strategy of one's own, the demo's files. */
class BacktestCommandTest {
  private static final String WINDOW = "btc-updown-15m-1772241300";

  @TempDir private Path dir;

  /** A row a second; the ask falls to 45 cents in the middle of the window. */
  private String tape() throws IOException {
    StringBuilder rows = new StringBuilder("unix_ts,up_best_bid,up_best_ask,up_bid_size,up_ask_size\n");
    for (int second = 0; second < 900; second++) {
      boolean low = second >= 450 && second < 500;
      rows.append(1772241300 + second).append(low ? ",0.44,0.45,300,280\n" : ",0.55,0.56,300,280\n");
    }
    Path file = dir.resolve(WINDOW + ".csv");
    Files.writeString(file, rows);
    return file.toString();
  }

  private static String strategy() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("sim/bot/examples/BuyTheDip.java"))) here = here.getParent();
    return here.resolve("sim/bot/examples/BuyTheDip.java").toString();
  }

  @Test
  void runsAStrategyOfTheUsersOwn() throws IOException {
    CommandRun run = CommandRun.of("backtest", tape(), "--strategy", strategy(), "--format", "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().skip(1)).singleElement().asString()
        .startsWith("BuyTheDip," + WINDOW + ",up,unknown,").contains(",0.45,").contains("2026-02-28T01:22:3");
  }

  private static final String SALE =
      """
              main.executeAfter(20_000_000_000L, "Sell", this::sell);
            }

            private Step sell() {
              Reply<Long> held = ports.account().balanceLots(Outcome.UP);
              return Step.await(held, 3_000_000_000L, wake -> {
                ports.broker().place(new OrderRequest(new ClientOrderId(2), Outcome.UP, Side.SELL, market.ticks(400_000),
                    market.floorToHundredth(held.value()), TimeInForce.FAK, false, 0));
                return Step.DONE;
              });
            }
          };
        }
      }
      """;

  /**
   * The fee of a purchase is taken in shares, so that what is left of ten has more decimals than an order. Whoever sells all that can be sold has a
   * result, also where nobody knows who won. By hand: 10 bought at 45c, the fee 0.0689 USD in shares, 9.84 sold at 44c for a fee of 0.0657 USD.
   */
  @Test
  void dustOfAFeeInSharesLeavesTheResultKnown() throws IOException {
    String holds = Files.readString(Path.of(strategy()));
    int end = holds.indexOf("TimeInForce.GTC, false, 0));") + "TimeInForce.GTC, false, 0));".length();
    Path sells = Files.writeString(dir.resolve("InAndOut.java"), holds.substring(0, end).replace("BuyTheDip", "InAndOut") + "\n" + SALE);
    CommandRun run = CommandRun.of("backtest", tape(), "--strategy", sells.toString(), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode position = new ObjectMapper().readTree(run.out()).at("/results/0/positions/0");
    assertThat(position.get("settled").asText()).isEqualTo("unknown");
    assertThat(position.get("pnlUsd").asDouble()).isCloseTo(9.84 * 0.44 - 10 * 0.45 - 0.0657, within(0.0002));
    JsonNode held = new ObjectMapper().readTree(CommandRun.of("backtest", tape(), "--strategy", strategy(), "--json").out()).at("/results/0/positions/0");
    assertThat(held.get("pnlUsd").isNull()).as("what is held has no value that is known").isTrue();
  }

  /** Recorded latency that equals the usual one changes no row; a minute's changes the purchase; the settings digest tells them apart. */
  @Test
  void takesLatencyFromRecordedOrders() throws IOException {
    Path latencies = dir.resolve("latency.csv");
    Files.writeString(latencies, "request_us,exchange_us,response_us\n1772241300000000,1772241300025000,1772241300050000\n");
    String[] usual = {"backtest", tape(), "--strategy", strategy(), "--format", "csv"};
    String[] recorded = {"backtest", tape(), "--strategy", strategy(), "--format", "csv", "--latencies", latencies.toString()};
    CommandRun without = CommandRun.of(usual);
    CommandRun with = CommandRun.of(recorded);
    assertThat(with.out()).isEqualTo(without.out()).contains(",0.45,");
    assertThat(settingsDigest(with)).isNotEqualTo(settingsDigest(without));
    Files.writeString(latencies, "req_ts,exch_ts,resp_ts\n1772241300000000000,1772241360000000000,1772241360000000001\n");
    assertThat(CommandRun.of(recorded).out()).isNotEqualTo(without.out());
    Files.writeString(latencies, "req_ts,exch_ts,resp_ts\n5,6,7\n5,4,9\n");
    CommandRun wrong = CommandRun.of(recorded);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(wrong.err()).contains("latency.csv:3: an order arrives before it was sent");
  }

  private static String settingsDigest(CommandRun run) {
    return run.err().lines().filter(line -> line.contains("settings ")).findFirst().orElseThrow();
  }

  @Test
  void saysWhereAStrategyDoesNotCompile() throws IOException {
    Path broken = dir.resolve("Broken.java");
    Files.writeString(broken, "public class Broken {\n  int x = \"no\";\n}\n");
    CommandRun run = CommandRun.of("backtest", tape(), "--strategy", broken.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Broken.java:2: ");
    Files.writeString(broken, "public class Broken {}\n");
    assertThat(CommandRun.of("backtest", tape(), "--strategy", broken.toString()).err()).contains("does not implement");
  }

  @Test
  void oneGoodInputAmongBadOnesIsEnoughUnlessStrict() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.jsonl"));
    assertThat(CommandRun.of("backtest", tape(), empty.toString()).exitCode()).isZero();
    assertThat(CommandRun.of("backtest", tape(), empty.toString(), "--strict").exitCode()).isEqualTo(ExitCode.DATA);
    CommandRun none = CommandRun.of("backtest", empty.toString());
    assertThat(none.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(none.err()).contains("empty file");
  }

  @Test
  void anUnknownSettingOrReleaseNamesTheNearest() throws IOException {
    assertThat(CommandRun.of("backtest", tape(), "--set", "exits.hardstop.trigger=0.5").err()).contains("exits.hard-stop.trigger");
    CommandRun run = CommandRun.of("backtest", tape(), "--release", "v9");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("v1.61");
  }

  @Test
  void theDemoWritesItsFilesAndOverwritesNothing() throws IOException {
    Path out = dir.resolve("report");
    CommandRun run = CommandRun.of("demo", "--json", "--out", out.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"schema\" : \"lockstep.backtest/1\"").contains("\"ablation\"").contains("\"grossPnlUsd\" : \"-39.25\"");
    assertThat(out.resolve("report.html")).exists();
    assertThat(Files.readString(out.resolve("logs/v1.60.log"), StandardCharsets.UTF_8)).contains("PROFIT_LOCK_RETRY: Attempt 1 ");
    assertThat(Files.readString(out.resolve("result.json"))).isEqualTo(run.out());
    CommandRun again = CommandRun.of("demo", "--json", "--out", out.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("--force");
  }
}
