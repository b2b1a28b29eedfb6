package dev.lockstep.datasets.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.SharedData;
import dev.lockstep.datasets.SlowBook;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Outcomes;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The importer against real recordings and the table that came with them (made by another program). */
class RecordedWindowsTest {
  @Test
  void reproducesTheTableOfWindows() throws IOException {
    Path folder = SharedData.at("polymarket-btc-5m");
    List<String> table = Files.readAllLines(folder.resolve("windows.csv"));
    int row = 1;
    int complete = 0;
    int withWinner = 0;
    for (InputWindow input : Inputs.of(List.of(folder.resolve("windows").toString()), ImportOptions.defaults())) {
      String[] cells = table.get(row++).split(",", -1);
      WindowTape tape = (WindowTape) input;
      assertThat(tape.id()).isEqualTo(cells[0]);
      boolean expected = cells[9].equals("True");
      assertThat(tape.completeness().complete()).as(tape.id()).isEqualTo(expected);
      if (!expected) continue;
      complete++;
      Outcome winner = cells[11].equals("recorded") ? Outcome.UP : cells[11].equals("other") ? Outcome.DOWN : null;
      assertThat(tape.window().winner()).as(tape.id()).isEqualTo(winner);
      if (winner != null) withWinner++;
    }
    assertThat(row - 1).isEqualTo(161);
    assertThat(complete).isEqualTo(79);
    assertThat(withWinner).isEqualTo(77);
  }

  /**
   * All 104 markets, 14 on full books; the recorder's own checkpoints, which it wrote from its own book, agree with the rebuilt
   * books, and official outcomes with what the last books say.
   */
  @Test
  void accountsForEveryKalshiMarket() throws IOException {
    Path folder = SharedData.at("kalshi-btc-15m");
    ImportOptions none = ImportOptions.defaults();
    Outcomes official = OutcomesFile.read(folder.resolve("outcomes.json"));
    Set<String> markets = new TreeSet<>();
    int full = 0;
    int ticker = 0;
    int compared = 0;
    for (InputWindow input : Inputs.of(List.of(folder.toString()), none)) {
      if (input instanceof PassedFile) continue;
      assertThat(markets.add(input.id())).as(input.id()).isTrue();
      if (!(input instanceof WindowTape tape)) continue;
      if (tape.provenance().depth() == Depth.FULL_BOOK) full++;
      if (tape.provenance().depth() == Depth.TICKER) ticker++;
      if (tape.provenance().depth() == Depth.FULL_BOOK)
        assertThat(tape.anomalies().count(AnomalyKind.CHECKPOINT_MISMATCH)).as(tape.id()).isLessThan(5);
      Outcomes.Entry entry = official.get(tape.id());
      if (entry == null || tape.window().winner() == null) continue;
      compared++;
      assertThat(tape.window().label(tape.window().winner())).as(tape.id()).isEqualTo(entry.winner());
    }
    assertThat(markets).hasSize(104);
    assertThat(full).isEqualTo(14);
    assertThat(full + ticker).isEqualTo(46);
    assertThat(compared).isGreaterThan(50);
  }

  /** After the rows of each message the replayed book is the book of that message, read with a tree parser. */
  @Test
  void replaysToTheRecordedBooks() throws IOException {
    Path file = SharedData.at("polymarket-btc-5m/windows/btc-updown-5m-1776083700.jsonl.gz");
    WindowTape tape = (WindowTape) Inputs.of(List.of(file.toString()), ImportOptions.defaults()).iterator().next();
    List<JsonNode> messages = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) messages.add(json.readTree(line));
    }
    SlowBook book = new SlowBook();
    int checked = 0;
    int next = 0;
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(257);
      while (source.read(block))
        for (int i = 0; i < block.size; i++) {
          while (next < messages.size() && nanos(messages.get(next)) < block.localNanos[i]) {
            boolean last = next + 1 == messages.size() || nanos(messages.get(next + 1)) > nanos(messages.get(next));
            if (last && book.known) {
              assertThat(book.bids).isEqualTo(side(messages.get(next), "bids"));
              assertThat(book.asks).isEqualTo(side(messages.get(next), "asks"));
              checked++;
            }
            next++;
          }
          book.apply(block, i);
        }
    }
    assertThat(checked).isGreaterThan(2500);
  }

  private static long nanos(JsonNode message) {
    return message.get("recv_ts").decimalValue().movePointRight(9).longValue();
  }

  private static TreeMap<Integer, Long> side(JsonNode message, String name) {
    TreeMap<Integer, Long> side = new TreeMap<>();
    for (JsonNode level : message.get("raw").get(name))
      side.put(
          new BigDecimal(level.get("price").asText()).movePointRight(3).intValueExact(),
          new BigDecimal(level.get("size").asText()).movePointRight(6).longValueExact());
    return side;
  }

  /** The rows of the golden window come back as they stand in its file. */
  @Test
  void keepsTheRowsOfTheGoldenWindow() throws IOException {
    Path file = SharedData.at("golden-fills/window.csv");
    WindowTape tape = (WindowTape) Inputs.of(List.of(file.toString()), ImportOptions.defaults()).iterator().next();
    List<String> expected = Files.readAllLines(file);
    List<String> rows = new ArrayList<>();
    rows.add(expected.get(0));
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(1000);
      while (source.read(block))
        for (int i = 0; i < block.size; i++)
          rows.add(block.exchangeNanos[i] / 1000 + "," + block.localNanos[i] / 1000 + "," + block.kind[i] + "," + block.side[i] + ","
              + block.priceTicks[i] + "," + block.lots[i]);
    }
    assertThat(rows).isEqualTo(expected);
    assertThat(tape.instrument().ticksPerUnit()).isEqualTo(100);
    assertThat(tape.instrument().lotsPerShare()).isEqualTo(100);
  }
}
