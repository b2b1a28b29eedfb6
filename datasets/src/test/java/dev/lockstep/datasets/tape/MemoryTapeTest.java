package dev.lockstep.datasets.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows added one by one, added by blocks, and read from any row on, are the same rows. */
class MemoryTapeTest {
  private static final TapeHeader HEADER = new TapeHeader(
      Instrument.polymarket("t"), new Window("w", 0, 1_000, "up", "down", null, Window.WinnerSource.UNKNOWN, true), -1);

  private static MemoryTape tape(int rows) {
    MemoryTape tape = new MemoryTape(4);
    for (int row = 0; row < rows; row++) tape.add(row, row + 2L, RowKind.DEPTH, (byte) (row % 2 == 0 ? 1 : -1), row * 3, row * 7L);
    return tape;
  }

  private static List<String> rows(TapeSource source, int blockRows) throws IOException {
    List<String> rows = new ArrayList<>();
    TapeBlock block = new TapeBlock(blockRows);
    while (source.read(block)) {
      for (int i = 0; i < block.size; i++) {
        rows.add(block.exchangeNanos[i] + " " + block.localNanos[i] + " " + block.kind[i] + " " + block.side[i] + " " + block.priceTicks[i] + " "
            + block.lots[i]);
      }
    }
    return rows;
  }

  @Test
  void blocksGoOnWhereTheRowsEnd() throws IOException {
    MemoryTape copy = new MemoryTape(1);
    TapeBlock block = new TapeBlock(7);
    TapeSource source = tape(100).open(HEADER);
    while (source.read(block)) copy.add(block);
    assertThat(copy.size()).isEqualTo(100);
    assertThat(rows(copy.open(HEADER), 9)).isEqualTo(rows(tape(100).open(HEADER), 13));
  }

  @Test
  void aReadingCanStartAtAnyRow() throws IOException {
    List<String> all = rows(tape(50).open(HEADER), 8);
    for (int first : new int[] {0, 1, 8, 49, 50}) {
      TapeSource rest = tape(50).open(HEADER, first);
      assertThat(rest.header().rows()).isEqualTo(50 - first);
      assertThat(rows(rest, 8)).isEqualTo(all.subList(first, 50));
    }
  }
}
