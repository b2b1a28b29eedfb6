package dev.lockstep.datasets;

import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a tape as text: exchange time, local time, kind, side, price in ticks, lots. */
public final class TapeRows {
  private static final String[] KINDS = {"", "depth", "trade", "clear", "snapshot", "tick", "resolved", "feed"};

  private TapeRows() {}

  public static List<String> of(WindowTape tape) throws IOException {
    List<String> rows = new ArrayList<>();
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(100);
      while (source.read(block))
        for (int i = 0; i < block.size; i++)
          rows.add(block.exchangeNanos[i] + " " + block.localNanos[i] + " " + KINDS[block.kind[i]] + " " + block.side[i] + " "
              + block.priceTicks[i] + " " + block.lots[i]);
    }
    return rows;
  }

  /** Kind and side of every row. */
  public static List<String> kinds(WindowTape tape) throws IOException {
    return of(tape).stream().map(row -> row.split(" ")[2] + " " + row.split(" ")[3]).toList();
  }
}
