package dev.lockstep.datasets.format.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.TapeRows;
import dev.lockstep.datasets.catalog.Window.WinnerSource;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolymarketReaderTest {
  private static final String MARKET = "0x9bf1";
  private static final long START = 1_776_081_600L;
  @TempDir Path dir;

  /** Rows worked out by hand from two books: only what differs is written, what shrinks before what grows. */
  @Test
  void writesTheDifferenceOfTwoBooks() throws IOException {
    WindowTape tape =
        only(
            "{\"recv_ts\":1776081601.5,\"raw\":" + book("111", 1_776_081_601_400L, "[[\"0.48\",\"10\"],[\"0.49\",\"5.25\"]]", "[[\"0.51\",\"7\"]]") + "}",
            "{\"recv_ts\":1776081602.5,\"raw\":" + book("111", 1_776_081_602_400L, "[[\"0.48\",\"12\"]]", "[[\"0.5\",\"1\"],[\"0.51\",\"6.5\"]]") + "}");
    assertThat(TapeRows.of(tape))
        .containsExactly(
            "1776081601400000000 1776081601500000000 clear 0 0 0",
            "1776081601400000000 1776081601500000000 snapshot 1 490 5250000",
            "1776081601400000000 1776081601500000000 snapshot 1 480 10000000",
            "1776081601400000000 1776081601500000000 snapshot -1 510 7000000",
            "1776081602400000000 1776081602500000000 depth -1 510 6500000",
            "1776081602400000000 1776081602500000000 depth 1 490 0",
            "1776081602400000000 1776081602500000000 depth 1 480 12000000",
            "1776081602400000000 1776081602500000000 depth -1 500 1000000");
    assertThat(tape.window().upLabel()).isEqualTo("recorded");
    assertThat(tape.anomalies().isEmpty()).isTrue();
  }

  /** The current form names both tokens; best_bid "0" and best_ask "1" mean an empty side and give no row. */
  @Test
  void readsBothFormsOfPriceChange() throws IOException {
    WindowTape tape =
        only(
            "{\"recv_ms\":1776081601000,\"payload\":" + book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[[\"0.51\",\"7\"]]") + "}",
            "{\"recv_ms\":1776081602000,\"payload\":{\"event_type\":\"price_change\",\"market\":\"" + MARKET
                + "\",\"timestamp\":\"1776081602000\",\"price_changes\":[{\"asset_id\":\"111\",\"price\":\"0.51\",\"size\":\"0\",\"side\":\"SELL\","
                + "\"hash\":\"a\",\"best_bid\":\"0.48\",\"best_ask\":\"1\"},{\"asset_id\":\"222\",\"price\":\"0.49\",\"size\":\"0\",\"side\":\"BUY\","
                + "\"hash\":\"b\",\"best_bid\":\"0\",\"best_ask\":\"0.52\"}]}}",
            "{\"recv_ms\":1776081603000,\"payload\":{\"event_type\":\"price_change\",\"asset_id\":\"111\",\"market\":\"" + MARKET
                + "\",\"changes\":[{\"price\":\"0.47\",\"side\":\"BUY\",\"size\":\"3\"}],\"timestamp\":\"1776081603000\",\"hash\":\"c\"}}");
    assertThat(TapeRows.of(tape).subList(3, 5))
        .containsExactly(
            "1776081602000000000 1776081602000000000 depth -1 510 0", "1776081603000000000 1776081603000000000 depth 1 470 3000000");
    assertThat(tape.anomalies().counts()).containsOnlyKeys(AnomalyKind.ONE_SIDED);
  }

  /** A trade of the other token is the mirrored trade of this one; the repeated frame is dropped and counted. */
  @Test
  void mirrorsTradesOfTheOtherToken() throws IOException {
    String trade =
        "{\"event_type\":\"last_trade_price\",\"asset_id\":\"222\",\"market\":\"" + MARKET
            + "\",\"price\":\"0.48\",\"side\":\"BUY\",\"size\":\"219.217767\",\"fee_rate_bps\":\"0\",\"timestamp\":\"1776081602000\",\"transaction_hash\":\"0xeeef\"}";
    WindowTape tape =
        only(
            "{\"recv_wall\":\"2026-04-13T12:00:01Z\",\"msg\":" + book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[[\"0.51\",\"7\"]]") + "}",
            "{\"recv_wall\":\"2026-04-13T12:00:02.25Z\",\"msg\":" + trade + "}",
            "{\"recv_wall\":\"2026-04-13T12:00:02.26Z\",\"msg\":" + trade + "}");
    assertThat(TapeRows.of(tape).get(3)).isEqualTo("1776081602000000000 1776081602250000000 trade -1 520 219217767");
    assertThat(TapeRows.of(tape)).hasSize(4);
    assertThat(tape.anomalies().count(AnomalyKind.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void takesTheWinnerFromTheFeed() throws IOException {
    WindowTape tape =
        only(
            "{\"raw_text\":\"" + book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[[\"0.51\",\"7\"]]").replace("\"", "\\\"") + "\"}",
            "{\"data\":{\"event_type\":\"market_resolved\",\"market\":\"" + MARKET
                + "\",\"assets_ids\":[\"222\",\"111\"],\"outcomes\":[\"Up\",\"Down\"],\"winning_asset_id\":\"111\",\"winning_outcome\":\"Down\",\"timestamp\":\"1776082051000\"}}");
    assertThat(tape.window().winner()).isEqualTo(Outcome.DOWN);
    assertThat(tape.window().winnerSource()).isEqualTo(WinnerSource.RECORDED);
    assertThat(tape.window().upLabel()).isEqualTo("up");
    assertThat(TapeRows.of(tape))
        .contains("1776081601000000000 1776081601000000000 snapshot 1 490 7000000", "1776082051000000000 1776082051000000000 resolved -1 0 0");
  }

  /** Text frames and strange events are counted; the array of the opening dump is several frames. */
  @Test
  void letsStrangersPass() throws IOException {
    WindowTape tape =
        only(
            "PONG",
            "{\"recv_ts\":1776081601,\"raw\":\"NO NEW ASSETS\"}",
            "[" + book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[[\"0.51\",\"7\"]]") + ","
                + book("222", 1_776_081_601_000L, "[[\"0.49\",\"7\"]]", "[[\"0.52\",\"10\"]]") + "]",
            "{\"event_type\":\"best_bid_ask\",\"market\":\"" + MARKET + "\",\"asset_id\":\"111\",\"best_bid\":\"0.48\",\"timestamp\":\"1776081602000\"}",
            "{\"event_type\":\"brand_new\",\"market\":\"" + MARKET + "\",\"x\":{\"y\":[1,2]}}");
    assertThat(tape.anomalies().count(AnomalyKind.TEXT_FRAME)).isEqualTo(2);
    assertThat(tape.anomalies().count(AnomalyKind.UNKNOWN_EVENT)).isEqualTo(2);
    assertThat(tape.anomalies().count(AnomalyKind.MIRROR_MISMATCH)).isZero();
    assertThat(tape.anomalies().count(AnomalyKind.NO_RECEIVE_TIME)).isEqualTo(1);
  }

  @Test
  void namesFileAndLineOfWhatItCannotRead() throws IOException {
    String good = book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[[\"0.51\",\"7\"]]");
    for (String bad :
        new String[] {
          good.replace("0.48", "NaN"), good.replace("0.48", "-0.48"), good.replace("\"10\"", "\"-10\""), good.replace("0.48", "1.48"),
          good.substring(0, 60), good.replace("0.48", "0.4811"), good + "x", good.replace("\"111\"", "null")
        }) {
      List<InputWindow> windows = read("btc-updown-5m-" + START + ".jsonl", good, bad, good);
      assertThat(windows).hasSize(1);
      assertThat(windows.get(0)).isInstanceOf(SkippedWindow.class);
      assertThat(((SkippedWindow) windows.get(0)).reason()).contains("btc-updown-5m-" + START + ".jsonl:2: ").doesNotContain("\n");
    }
  }

  @Test
  void skipsAWindowWithoutAnEnd() throws IOException {
    List<InputWindow> windows = read("tape-of-monday.jsonl", book("111", 1_776_081_601_000L, "[[\"0.48\",\"10\"]]", "[]"));
    assertThat(((SkippedWindow) windows.get(0)).reason()).contains("without an end");
  }

  static String book(String token, long millis, String bids, String asks) {
    String levels = "{\"market\":\"" + MARKET + "\",\"asset_id\":\"" + token + "\",\"timestamp\":\"" + millis + "\",\"hash\":\"" + token + millis + "\",\"bids\":"
        + bids + ",\"asks\":" + asks + ",\"event_type\":\"book\"}";
    return levels.replaceAll("\\[(\"[^\"]*\"),(\"[^\"]*\")\\]", "{\"price\":$1,\"size\":$2}");
  }

  private WindowTape only(String... lines) throws IOException {
    List<InputWindow> windows = read("btc-updown-5m-" + START + ".jsonl", lines);
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0)).isInstanceOf(WindowTape.class);
    return (WindowTape) windows.get(0);
  }

  private List<InputWindow> read(String name, String... lines) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return new PolymarketReader(new InputFile(file, name), ImportOptions.defaults()).read();
  }
}
