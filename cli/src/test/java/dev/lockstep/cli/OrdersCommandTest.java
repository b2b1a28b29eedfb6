package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersCommandTest {
  private static final Path GOLDEN = Path.of("../sim/engine/src/test/resources/golden-orders");

  @TempDir Path folder;

  private static CommandRun orders(Path window, Path script, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "orders";
    args[1] = window.toString();
    args[2] = "--script";
    args[3] = script.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return CommandRun.of(args);
  }

  @ParameterizedTest
  @CsvSource({"hftbacktest-full,expected_full.csv", "hftbacktest-depth,expected_depth.csv"})
  void goldenResponsesByteForByte(String model, String expected) throws IOException {
    CommandRun run = orders(GOLDEN.resolve("window.csv"), GOLDEN.resolve("script.csv"),
        "--model", model, "--entry-latency", "120ms", "--response-latency", "0.08s", "--format", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(Files.readString(GOLDEN.resolve(expected)));
    assertThat(run.err()).contains("seed 1").contains("queue: risk-averse").contains("venue rules: off").contains("taker delay: 0 ms")
        .contains("settlement: off").contains("fees: no fee");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  /** A book of 25 shares at 90 cents bid and 92 asked in February 2026, twenty seconds long. */
  private Path window() throws IOException {
    return file("btc-updown-15m-1772241300.csv",
        "exch_ts_us,local_ts_us,type,side,price,size",
        "1772241301000000,1772241301010000,4,1,0.90,25",
        "1772241301000000,1772241301010000,4,-1,0.92,100",
        "1772241321000000,1772241321010000,1,1,0.90,25");
  }

  /** Bought at 92 with the fee of the date in shares; 100 cannot be sold, what arrived can: at 90 for 25, the rest is dropped. */
  @Test
  void venueRulesRefuseInTheVenuesWords() throws IOException {
    Path script = file("script.csv",
        "t_us,action,id,outcome,side,price,size,tif",
        "1772241302000000,submit,1,up,buy,0.92,100,FOK",
        "1772241302500000,submit,2,up,sell,0.90,100,FAK",
        "1772241310000000,submit,3,up,sell,0.90,99.86,FAK",
        "1772241310000001,submit,4,up,buy,0.925,10,GTC",
        "1772241310000002,submit,5,up,buy,0.91,4,GTC",
        "1772241310000003,submit,6,down,buy,0.09,20,GTX",
        "1772241310000004,cancel,9,,,,,");
    CommandRun run = orders(window(), script, "--settlement", "2s", "--format", "jsonl");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String[] lines = run.out().split("\n");
    // 100 * 0.92 * 0.25 * (0.92 * 0.08)^2 = 0.12458885 USD, rounded to 0.12459; over 0.92 that is 0.135424 shares.
    assertThat(lines[0]).contains("\"FILLED\"").contains("\"price\":\"0.92\"").contains("\"feeUsd\":\"0.12459\"");
    assertThat(lines[1]).contains("400 not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 100000000");
    assertThat(lines[2]).contains("\"SETTLED\"").contains("\"size\":\"99.864576\"");
    assertThat(lines[3]).contains("\"PARTIALLY_FILLED\"").contains("\"size\":\"25\"").contains("\"leaves\":\"74.86\"");
    assertThat(lines[4]).contains("\"EXPIRED\"");
    assertThat(lines[5]).contains("400 order 4 is invalid. Price (0.925) breaks minimum tick size rule: 0.01");
    assertThat(lines[6]).contains("400 order 5 is invalid. Size (4) lower than the minimum: 5");
    assertThat(lines[7]).contains("\"NEW\"").contains("\"other\"");
    assertThat(lines[8]).contains("\"CANCEL_REFUSED\"").contains("already canceled or matched");
    assertThat(run.err()).contains("C*p*0.25*(p(1-p))^2, in shares on buys").contains("warning: taker delay");
    assertThat(run.err()).containsPattern("\\d+ responses, \\d+ fills?, \\d+ refused; recordedShares [0-9.]+, otherShares [0-9.]+, cashUsd -[0-9.]+, feesUsd ");
  }

  /** The last row stands at 01:15:21; a second later its book is no longer believed, whatever is asked of it. */
  @Test
  void nothingFillsOnABookThatNobodyKnows() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif",
        "1772241321900000,submit,1,buy,0.92,10,FOK", "1772241322000000,submit,2,buy,0.92,10,FOK", "1803777321000000,submit,3,buy,0.92,10,FAK");
    CommandRun run = orders(window(), script, "--venue-rules", "off", "--format", "csv");
    assertThat(run.out().lines().skip(1).map(line -> line.replaceAll("^\\d+,(\\d),0,([A-Z]+),.*", "$1 $2")))
        .containsExactly("1 FILLED", "2 REJECTED", "3 REJECTED");
    assertThat(run.err()).contains("warning: 2 of 3 requests reach the venue after 2026-02-28T01:15:22Z, when the book is no longer known");
  }

  /** The venue's words stand below the table, whole; the table keeps to its width and breaks no status. */
  @Test
  void theTableIsForPeople() throws IOException {
    Path script = file("script.csv", "t_us,action,id,outcome,side,price,size,tif",
        "1772241302000001,submit,1,up,buy,0.92,100,FOK", "1772241303000000,submit,2,up,sell,0.95,100,FAK", "1772241304000000,cancel,1,,,,,");
    CommandRun run = orders(window(), script);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(run.out()).contains("01:15:02.000001", "CANCEL_REFUSED", "order 1, response 1: already canceled or matched")
        .contains("order 2, response 0: 400 not enough balance / allowance: the balance is not enough -> balance: 0,");
  }

  @Test
  void withoutVenueRulesMatchingAlone() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif", "1772241302000000,submit,1,sell,0.9,4,FOK");
    CommandRun run = orders(window(), script, "--venue-rules", "off", "--format", "csv");
    assertThat(run.out()).endsWith("1772241302000000,1,0,FILLED,-1,900,4000000,0,1772241302000000,taker\n");
  }

  @Test
  void consumedLiquidityIsGone() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif",
        "1772241302000000,submit,1,sell,0.9,20,FOK", "1772241303000000,submit,2,sell,0.9,20,FAK");
    String[] options = {"--venue-rules", "off", "--format", "csv"};
    assertThat(orders(window(), script, options).out()).contains(",2,0,FILLED,-1,900,20000000,0,");
    String[] consuming = {"--venue-rules", "off", "--format", "csv", "--consume-liquidity"};
    assertThat(orders(window(), script, consuming).out()).contains(",2,0,PARTIALLY_FILLED,-1,900,5000000,15000000,").contains(",2,1,EXPIRED,");
  }

  @Test
  void holdingsCanBeSoldAtOnce() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif", "1772241302000000,submit,1,sell,0.9,20,FOK");
    assertThat(orders(window(), script, "--format", "csv").out()).contains("REJECTED");
    assertThat(orders(window(), script, "--format", "csv", "--holding", "up=20").out()).contains("FILLED,-1,900");
  }

  @Test
  void jsonTellsTheRunAndTheAccount() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif", "1772241302000000,submit,1,buy,0.92,10,FOK");
    CommandRun run = orders(window(), script, "--json", "--seed", "7");
    assertThat(run.out()).contains("\"schema\": \"lockstep.orders/1\"").contains("\"seed\": 7").contains("\"datasetDigest\": \"")
        .contains("\"settingsDigest\": \"").contains("\"commit\": \"").contains("taker delay: 0 ms").contains("\"cashUsd\": \"-9.2\"");
    assertThat(orders(window(), script, "--json", "--seed", "7").out()).isEqualTo(run.out());
  }

  @Test
  void anOutputFolderGetsBothFiles() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif", "1772241302000000,submit,1,buy,0.92,10,FOK");
    CommandRun run = orders(window(), script, "--out", folder.resolve("out").toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("01:15:02  ").contains("FILLED").contains("0.01246");
    assertThat(folder.resolve("out/responses.csv")).content().startsWith("local_recv_ts_us,").contains("FILLED,1,920,10000000");
    assertThat(folder.resolve("out/result.json")).content().contains("lockstep.orders/1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "t_us,action,id,side,price,size,tif;12,submit,1,buy,abc,1,GTC | script.csv:2: \"abc\" is not a number",
      "t_us,action,id,side,price,size,tif;12,submit,1,buy,0.5,0,GTC | script.csv:2: order 1: size must be positive: 0",
      "t_us,action,id,side,price,size,tif;12,submit,1,buy,1.5,1,GTC | script.csv:2: price of 1500 ticks is not within 0..1000",
      "t_us,action,id,side,price,size,tif;12,submit,1,buy,0.5,1,DAY | script.csv:2: time in force \"DAY\"",
      "t_us,action,id,side,price,size,tif;12,fly,1,buy,0.5,1,GTC | script.csv:2: action \"fly\"",
      "t_us,action,id,side,price,size,tif;12,submit,1 | script.csv:2: only 3 columns",
      "a,b,c;1,2,3 | script.csv:1: a script needs the columns"})
  void aBadScriptIsOneLineWithItsPlace(String text, String message) throws IOException {
    CommandRun run = orders(window(), file("script.csv", text.split(";")));
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.err().lines().filter(line -> line.startsWith("lockstep: "))).singleElement().asString().contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void impossibleOptionsAreUsageErrors() throws IOException {
    Path script = file("script.csv", "t_us,action,id,side,price,size,tif", "1772241302000000,submit,1,buy,0.92,10,FOK");
    assertThat(orders(window(), script, "--entry-latency", "12 parsecs")).matches(run -> run.exitCode() == 2 && run.err().contains("120ms"));
    assertThat(orders(window(), script, "--entry-latency", "120000").exitCode()).isEqualTo(2);
    assertThat(orders(window(), script, "--queue", "front").err()).contains("optimistic");
    assertThat(orders(window(), script, "--model", "hft").exitCode()).isEqualTo(2);
    assertThat(orders(window(), script, "--model", "hftbacktest-full", "--venue-rules", "on").exitCode()).isEqualTo(2);
    assertThat(orders(folder.resolve("nothing.tape"), script).exitCode()).isEqualTo(5);
  }
}
