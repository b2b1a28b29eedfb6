package dev.lockstep.datasets.format.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.TapeRows;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KalshiReaderTest {
  /** Closes 2026-05-11 05:30 in New York, 09:30 UTC = 1778491800. */
  private static final String TICKER = "KXBTC15M-26MAY110530-30";
  private static final long END = 1_778_491_800L;
  @TempDir Path dir;

  /** Only bids are sent: a no bid at 54 cents is a yes ask at 46. A change is signed. Rows worked out by hand. */
  @Test
  void rebuildsTheYesBookFromBidsOfBothSides() throws IOException {
    WindowTape tape =
        (WindowTape)
            read(
                    snapshot(END - 200, 2, "\"yes\":[[8,300],[22,333]],\"no\":[[54,20],[56,146]]"),
                    delta(END - 199, 3, "\"price\":22,\"delta\":-33,\"side\":\"yes\""),
                    delta(END - 198, 4, "\"price_dollars\":\"0.5600\",\"delta_fp\":\"-146.00\",\"side\":\"no\""))
                .get(0);
    String t = (END - 200) + "000000000 " + (END - 200) + "000000000 ";
    assertThat(TapeRows.of(tape).subList(0, 5))
        .containsExactly(
            t + "clear 0 0 0", t + "snapshot 1 220 333000000", t + "snapshot 1 80 300000000", t + "snapshot -1 440 146000000",
            t + "snapshot -1 460 20000000");
    assertThat(TapeRows.of(tape).subList(5, 7))
        .containsExactly(
            (END - 199) + "000000000 " + (END - 199) + "000000000 depth 1 220 300000000",
            (END - 198) + "000000000 " + (END - 198) + "000000000 depth -1 440 0");
    assertThat(tape.provenance().depth()).isEqualTo(Depth.FULL_BOOK);
    assertThat(tape.window().startNanos()).isEqualTo((END - 900) * 1_000_000_000L);
    assertThat(tape.window().upLabel()).isEqualTo("yes");
  }

  /** A hole in the sequence makes the book unknown from the last message on, until a snapshot. */
  @Test
  void marksTheBookUnknownAfterALoss() throws IOException {
    WindowTape tape =
        (WindowTape)
            read(
                    snapshot(END - 200, 2, "\"yes\":[[8,300]],\"no\":[[54,20]]"),
                    delta(END - 199, 5, "\"price\":8,\"delta\":-100,\"side\":\"yes\""),
                    snapshot(END - 198, 6, "\"yes\":[[9,1]],\"no\":[]"))
                .get(0);
    assertThat(TapeRows.kinds(tape).subList(0, 8))
        .containsExactly("clear 0", "snapshot 1", "snapshot -1", "feed -1", "clear 0", "snapshot 1", "feed 1", "depth 1");
    assertThat(tape.anomalies().count(AnomalyKind.SEQUENCE_GAP)).isEqualTo(1);
    assertThat(tape.anomalies().count(AnomalyKind.DELTA_WITHOUT_BOOK)).isEqualTo(1);
  }

  /** Without a whole book the ticker stands in, labelled; prices 0 and 1 are no quote. */
  @Test
  void fallsBackToTheTicker() throws IOException {
    List<String> lines = new ArrayList<>();
    for (long t = END - 200; t <= END; t += 5)
      lines.add(
          "{\"type\":\"ticker\",\"sid\":1,\"msg\":{\"market_ticker\":\"" + TICKER + "\",\"yes_bid_dollars\":\"0.1100\",\"yes_ask_dollars\":\""
              + (t == END ? "1.0000" : "0.1200") + "\",\"yes_bid_size_fp\":\"10.00\",\"yes_ask_size_fp\":\"" + (t == END ? "0.00" : "4.50")
              + "\",\"ts\":" + t + "}}");
    WindowTape tape = (WindowTape) read(lines.toArray(String[]::new)).get(0);
    assertThat(tape.provenance().depth()).isEqualTo(Depth.TICKER);
    assertThat(TapeRows.kinds(tape)).containsExactly("clear 0", "depth 1", "depth -1", "depth -1");
    assertThat(TapeRows.of(tape).get(2)).endsWith("depth -1 120 4500000");
    assertThat(TapeRows.of(tape).get(3)).endsWith("depth -1 120 0");
  }

  /** Two runs of the same span are duplicates; two that follow each other are merged with the book unknown in between. */
  @Test
  void mergesRunsThatFollowEachOther() throws IOException {
    String[] early = steps(END - 300, END - 150, 1).toArray(String[]::new);
    String[] late = steps(END - 145, END, 1).toArray(String[]::new);
    String[] copy = steps(END - 100, END - 50, 1).toArray(String[]::new);
    WindowTape tape = (WindowTape) readRuns(early, late, copy).get(0);
    assertThat(tape.anomalies().count(AnomalyKind.MERGED_RUN)).isEqualTo(1);
    assertThat(tape.anomalies().count(AnomalyKind.DUPLICATE_RUN)).isEqualTo(1);
    assertThat(tape.completeness().firstBookSeconds()).isEqualTo(-300);
    assertThat(TapeRows.kinds(tape)).filteredOn(row -> row.startsWith("feed")).containsExactly("feed -1", "feed 1");
  }

  @Test
  void skipsTheMarketOfABadLineAndReadsTheOthers() throws IOException {
    String other = "KXBTC15M-26MAY110545-45";
    List<String> lines = steps(END - 300, END, 1);
    lines.add(delta(END, 999, "\"price\":\"NaN\",\"delta\":1,\"side\":\"yes\""));
    List<InputWindow> windows = new ArrayList<>(readRuns(lines.toArray(String[]::new)));
    windows.addAll(readRuns(steps(END - 300 + 900, END + 900, 1).stream().map(l -> l.replace(TICKER, other)).toArray(String[]::new)));
    assertThat(windows.get(0)).isInstanceOf(SkippedWindow.class);
    assertThat(((SkippedWindow) windows.get(0)).reason()).contains("run0.ndjson:" + lines.size() + ": ").contains("NaN");
    assertThat(windows.get(1)).isInstanceOf(WindowTape.class);
  }

  private static List<String> steps(long from, long to, long seq) {
    List<String> lines = new ArrayList<>();
    lines.add(snapshot(from, seq, "\"yes\":[[8,300]],\"no\":[[54,20]]"));
    for (long t = from + 5; t <= to; t += 5) lines.add(delta(t, ++seq, "\"price\":8,\"delta\":1,\"side\":\"yes\""));
    return lines;
  }

  private static String snapshot(long t, long seq, String book) {
    return "{\"type\":\"orderbook_snapshot\",\"sid\":2,\"seq\":" + seq + ",\"msg\":{\"market_ticker\":\"" + TICKER + "\"," + book + ",\"ts\":" + t + "}}";
  }

  private static String delta(long t, long seq, String change) {
    return "{\"type\":\"orderbook_delta\",\"sid\":2,\"seq\":" + seq + ",\"msg\":{\"market_ticker\":\"" + TICKER + "\"," + change + ",\"ts\":" + t + "}}";
  }

  /** One run that is complete: the given lines, then a change every five seconds up to the end. */
  private List<InputWindow> read(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(lines));
    if (lines[lines.length - 1].contains("orderbook"))
      for (long t = END - 195; t <= END; t += 5) all.add(delta(t, -1, "\"price\":8,\"delta\":1,\"side\":\"yes\"").replace("\"seq\":-1,", ""));
    return readRuns(all.toArray(String[]::new));
  }

  private List<InputWindow> readRuns(String[]... runs) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < runs.length; i++) {
      Path file = dir.resolve("run" + i + ".ndjson");
      Files.write(file, List.of(runs[i]));
      files.add(new InputFile(file, "run" + i + ".ndjson"));
    }
    List<InputWindow> windows = new ArrayList<>();
    for (Iterator<InputWindow> all = new KalshiReader("runs", files, ImportOptions.defaults()); all.hasNext(); ) windows.add(all.next());
    return windows;
  }
}
