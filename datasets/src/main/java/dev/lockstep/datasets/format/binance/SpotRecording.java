package dev.lockstep.datasets.format.binance;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.tape.MemoryTape;

/**
 * A recorded spot market: the book from its first snapshot on, and the trades.
 *
 * @param name how the user knows the file
 * @param rows at their receive times; the first makes the book known
 * @param messages messages that were read
 * @param anomalies what was wrong with them
 */
public record SpotRecording(String name, MemoryTape rows, long messages, Anomalies anomalies) {
  /** From the first book to the last message. */
  public long nanos() {
    return rows.localNanos(rows.size() - 1) - rows.localNanos(0);
  }
}
