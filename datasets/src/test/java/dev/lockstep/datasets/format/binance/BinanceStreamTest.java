package dev.lockstep.datasets.format.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.datasets.SharedData;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of the venue's documentation: diffs wait for a snapshot, what it contains is dropped, a gap makes the book unknown. */
class BinanceStreamTest {
  private static final String SNAPSHOT = "{\"lastUpdateId\":100,\"bids\":[[\"50.00000000\",\"1.23456789\"]],\"asks\":[[\"50.01000000\",\"2.00000000\"]]}";
  @TempDir Path folder;

  private SpotRecording read(String... lines) throws IOException {
    Path file = folder.resolve("s.jsonl");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return BinanceStream.read(new InputFile(file, "s.jsonl"), 2, 4);
  }

  private static String diff(long nanos, long first, long last, String bid, String size) {
    return nanos + " {\"stream\":\"x@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"U\":" + first + ",\"u\":" + last + ",\"b\":[[\"" + bid + "\",\"" + size + "\"]],\"a\":[]}}";
  }

  private static List<String> rows(SpotRecording recording) {
    MemoryTape rows = recording.rows();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) words.add(rows.localNanos(i) + " " + rows.kind(i) + " " + rows.side(i) + " " + rows.priceTicks(i) + " " + rows.lots(i));
    return words;
  }

  @Test
  void diffsThatCameFirstFollowTheSnapshot() throws IOException {
    SpotRecording recording = read(
        diff(1, 90, 99, "49.00", "9"), diff(2, 95, 105, "49.50", "0.00019999"), "3 " + SNAPSHOT, diff(4, 106, 106, "50.00", "0"),
        "5 {\"e\":\"trade\",\"p\":\"50.01\",\"q\":\"0.5\",\"m\":false}", "6 {\"e\":\"trade\",\"p\":\"50.00\",\"q\":\"0.00001\",\"m\":true}");
    assertThat(rows(recording)).containsExactly(
        "3 " + RowKind.CLEAR + " 0 0 0", "3 " + RowKind.SNAPSHOT + " 1 5000 12345", "3 " + RowKind.SNAPSHOT + " -1 5001 20000", "3 " + RowKind.FEED + " 1 0 0",
        "3 " + RowKind.DEPTH + " 1 4950 1", "4 " + RowKind.DEPTH + " 1 5000 0", "5 " + RowKind.TRADE + " 1 5001 5000");
    assertThat(recording.nanos()).isEqualTo(2);
  }

  @Test
  void aGapMakesTheBookUnknownUntilASnapshot() throws IOException {
    SpotRecording recording = read("1 " + SNAPSHOT, diff(2, 101, 102, "49.00", "1"), diff(3, 104, 105, "48.00", "1"), diff(4, 106, 107, "47.00", "1"));
    assertThat(rows(recording)).endsWith("2 " + RowKind.DEPTH + " 1 4900 10000", "3 " + RowKind.FEED + " -1 0 0");
    assertThat(recording.anomalies().count(AnomalyKind.SEQUENCE_GAP)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "no time", "12", "12 [1]", "12 {\"e\":\"depthUpdate\",\"b\":[[\"-1\",\"1\"]]}", "12 {\"e\":\"depthUpdate\",\"b\":[[\"NaN\",\"1\"]]}",
    "12 {\"e\":\"depthUpdate\",\"b\":[[\"99999999999\",\"1\"]]}", "12 {\"e\":\"depthUpdate\",\"b\":[[\"1\",\"-1\"]]}", "12 {\"U\":\"x\"}", "12 {\"b\":[[[1]]]}",
    "99999999999999999999999 {}", "12 {\"e\":\"trade\",\"p\":\"1\""
  })
  void aBadLineIsLeftOutAndNamed(String line) throws IOException {
    SpotRecording recording = read("1 " + SNAPSHOT, line, diff(13, 101, 101, "49.00", "1"));
    assertThat(rows(recording)).endsWith("13 " + RowKind.DEPTH + " 1 4900 10000");
    assertThat(recording.anomalies().count(AnomalyKind.BAD_LINE)).isEqualTo(1);
    assertThatThrownBy(() -> read(line)).isInstanceOf(BadData.class).hasMessageStartingWith("s.jsonl:1: ").hasMessageNotContaining("\n");
  }

  @Test
  void withoutASnapshotNoPriceIsKnown() {
    assertThatThrownBy(() -> read(diff(1, 1, 2, "49.00", "1"))).isInstanceOf(BadData.class).hasMessageContaining("no snapshot of the book in 1 messages");
  }

  /** A book put together wrongly crosses within seconds: changes that are left out stay as stale levels. */
  @Test
  void theRecordedBookIsNeverCrossed() throws IOException {
    Path file = SharedData.at("binance-depth/spot_btcusdt_20240808.gz");
    SpotRecording recording = BinanceStream.read(new InputFile(file, file.getFileName().toString()), 2, 8);
    TreeMap<Integer, Long> bids = new TreeMap<>();
    TreeMap<Integer, Long> asks = new TreeMap<>();
    MemoryTape rows = recording.rows();
    int crossed = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.kind(i) != RowKind.DEPTH && rows.kind(i) != RowKind.SNAPSHOT) continue;
      TreeMap<Integer, Long> side = rows.side(i) > 0 ? bids : asks;
      if (rows.lots(i) == 0) side.remove(rows.priceTicks(i));
      else side.put(rows.priceTicks(i), rows.lots(i));
      boolean messageEnds = i + 1 == rows.size() || rows.localNanos(i + 1) != rows.localNanos(i);
      if (messageEnds && !bids.isEmpty() && !asks.isEmpty() && bids.lastKey() >= asks.firstKey()) crossed++;
    }
    assertThat(crossed).isZero();
    assertThat(recording.anomalies().count(AnomalyKind.SEQUENCE_GAP)).isZero();
    assertThat(recording.nanos() / 1_000_000_000L).isEqualTo(345);
  }
}
