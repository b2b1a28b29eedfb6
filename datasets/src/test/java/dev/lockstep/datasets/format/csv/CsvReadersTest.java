package dev.lockstep.datasets.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.TapeRows;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.quality.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadersTest {
  private static final String NAME = "btc-updown-15m-1772241300.csv";
  @TempDir Path dir;

  /** 0 = side missing; times in seconds, milliseconds, microseconds or ISO; cents or dollars: the same rows. */
  @Test
  void readsOneRowASecondInAnyUnit() throws IOException {
    List<String> expected = null;
    for (String text :
        new String[] {
          "unix_ts,up_best_bid,up_best_ask,up_bid_size,up_ask_size\n1772242100,0.95,0.96,10,20.5\n1772242101,0.97,0,10,0\n",
          "timestamp,up_bid,up_ask,up_bid_qty,up_ask_qty\n1772242100000,95,96,10,20.5\n1772242101000,97,,10,\n",
          "x,ts,yes_bid_price_0,yes_bid_size_0,yes_ask_price_0,yes_ask_size_0\na,2026-02-28T01:28:20Z,.95,10.0,.96,20.5\nb,2026-02-28 01:28:21,.97,10,1,5\n",
          "timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount\n"
              + "1772242100000000,1772242100000000,0.96,20.5,0.95,10\n1772242101000000,1772242101000000,0,0,0.97,10\n",
          "seconds_remaining,dn_bid,dn_ask,dn_bid_size,dn_ask_size\n100,0.04,0.05,20.5,10\n99,0,0.03,0,10\n"
        }) {
      WindowTape tape = (WindowTape) read(NAME, text);
      if (expected == null) {
        expected = TapeRows.of(tape);
        assertThat(expected.get(1)).isEqualTo("1772242100000000000 1772242100000000000 snapshot 1 950 10000000");
        assertThat(expected).hasSize(6);
      }
      assertThat(TapeRows.of(tape)).as(text).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(tape.provenance().depth()).isEqualTo(Depth.TOP_OF_BOOK);
      assertThat(tape.anomalies().count(AnomalyKind.ONE_SIDED)).isEqualTo(1);
    }
  }

  @Test
  void saysWhereSizesAreMade() throws IOException {
    WindowTape tape = (WindowTape) read(NAME, "ts,up_bid,up_ask\n1772242100,0.95,0.96\n");
    assertThat(tape.anomalies().count(AnomalyKind.SIZE_UNKNOWN)).isEqualTo(2);
    assertThat(TapeRows.of(tape).get(1)).endsWith(" 100000000");
  }

  @Test
  void countsWhereTheTokensDoNotMirror() throws IOException {
    WindowTape tape = (WindowTape) read(NAME, "ts,up_bid,up_ask,down_bid,down_ask\n1772242100,0.95,0.96,0.04,0.05\n1772242101,0.95,0.96,0.05,0.06\n");
    assertThat(tape.anomalies().count(AnomalyKind.MIRROR_MISMATCH)).isEqualTo(1);
    assertThat(tape.window().upLabel()).isEqualTo("up");
  }

  @Test
  void readsDecimalsAndWordsOfLevelTwo() throws IOException {
    WindowTape tape =
        (WindowTape) read("x.csv", "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n"
            + "deribit,BTC,1585699200245000,1585699200355684,true,ask,6421.5,18640\nderibit,BTC,1585699200245000,1585699200355684,true,bid,6421,5\n"
            + "deribit,BTC,1585699200250000,1585699200355999,false,ask,6421.5,0\n");
    assertThat(TapeRows.of(tape))
        .containsExactly(
            "1585699200245000000 1585699200355684000 clear 0 0 0", "1585699200245000000 1585699200355684000 snapshot -1 642150 18640000000",
            "1585699200245000000 1585699200355684000 snapshot 1 642100 5000000", "1585699200250000000 1585699200355999000 depth -1 642150 0");
    assertThat(tape.instrument().binary()).isFalse();
    assertThat(tape.completeness()).isNull();
  }

  /** A snapshot written as 1 is one: read as a change it would leave every level of the book before it standing. */
  @Test
  void knowsSnapshotsByEitherWord() throws IOException {
    String rows = "timestamp,is_snapshot,side,price,amount\n1585699200245000,YES,ask,0.5,10\n1585699200250000,NO,ask,0.5,0\n";
    List<String> words = TapeRows.of((WindowTape) read("x.csv", rows.replace("YES", "true").replace("NO", "false")));
    assertThat(words).hasSize(3).first().asString().contains("clear");
    assertThat(TapeRows.of((WindowTape) read("x.csv", rows.replace("YES", "1").replace("NO", "0")))).isEqualTo(words);
    assertThat(((SkippedWindow) read("x.csv", rows)).reason()).contains("x.csv:2: is_snapshot \"YES\" is neither true nor false");
  }

  @Test
  void namesFileAndLineOfABadRow() throws IOException {
    String wide = "ts,up_bid,up_ask\n1772242100,0.95,0.96\n1772242101,BAD,0.96\n1772242102,0.95,0.96\n";
    for (String bad : new String[] {"-0.95", "abc", "0.95555", "1e9"})
      assertThat(((SkippedWindow) read(NAME, wide.replace("BAD", bad))).reason()).contains(NAME + ":3: ").contains(bad);
    String level = "exch_ts_us,local_ts_us,type,side,price_tick,qty_lots\n1772242100000000,1772242100000000,1,1,50,10\n1772242100000000,1772242100000000,BAD\n1,1,1,1,5,5\n";
    for (String bad : new String[] {"1,1,-5,10", "1,1,NaN,10", "9,1,5,10", "1,0,5,10", "1,1,5,-10", "1,1,5", "1,1,500,1"})
      assertThat(((SkippedWindow) read("y.csv", level.replace("BAD", bad))).reason()).contains("y.csv:3: ");
  }

  private InputWindow read(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, text);
    return Inputs.of(List.of(file.toString()), ImportOptions.defaults()).iterator().next();
  }
}
