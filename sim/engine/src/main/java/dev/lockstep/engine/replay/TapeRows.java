package dev.lockstep.engine.replay;

import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;

/** One window's tape for many runs: decoded once and kept, so that a run can start at any row, unless there are too many rows to keep. */
public final class TapeRows {
  private static final int BLOCK_ROWS = 4096;
  /** Rows that are kept, about 30 bytes each. */
  private static final int ROWS_MAX = 500_000;

  private final WindowTape tape;
  private final TapeHeader header;
  /** Null if there are too many. */
  private final MemoryTape rows;

  private TapeRows(WindowTape tape, TapeHeader header, MemoryTape rows) {
    this.tape = tape;
    this.header = header;
    this.rows = rows;
  }

  /** Reads a tape as far as it can be kept. */
  public static TapeRows of(WindowTape tape) throws IOException {
    try (TapeSource source = tape.open()) {
      MemoryTape rows = new MemoryTape((int) Math.min(Math.max(tape.rows(), 1), ROWS_MAX));
      TapeBlock block = new TapeBlock(BLOCK_ROWS);
      while (source.read(block)) {
        if (rows.size() + block.size > ROWS_MAX) return new TapeRows(tape, source.header(), null);
        rows.add(block);
      }
      return new TapeRows(tape, source.header(), rows);
    }
  }

  /** Whether runs can start within the tape. */
  public boolean areKept() {
    return rows != null;
  }

  /** The whole tape. */
  public TapeSource open() throws IOException {
    return rows == null ? tape.open() : rows.open(header);
  }

  /** The tape from a row on, if its rows are kept. */
  public TapeSource openAt(long row) {
    return rows.open(header, (int) row);
  }
}
