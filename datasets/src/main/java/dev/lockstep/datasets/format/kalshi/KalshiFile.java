package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.Lines;
import java.io.Closeable;
import java.io.IOException;

/** One file of a run with its next message looked ahead, so that a run's files can be merged in time order. */
final class KalshiFile implements Closeable {
  final InputFile file;
  final KalshiEvent event = new KalshiEvent();
  private final int order;
  private final KalshiJson json = new KalshiJson();
  private final Lines lines;
  private String lastMarket;
  private long lastNanos = Long.MIN_VALUE;

  KalshiFile(InputFile file, int order) throws IOException {
    this.file = file;
    this.order = order;
    lines = new Lines(file.open(), file.name());
  }

  /** Reads the next message; false at the end. A line that cannot be read is a BadData with its place; reading may go on. */
  boolean next() throws IOException {
    while (lines.next()) {
      byte[] bytes = lines.buffer();
      int from = lines.from();
      while (from < lines.to() && bytes[from] <= ' ') from++;
      if (from == lines.to()) continue;
      try {
        json.read(bytes, from, lines.to(), event);
      } catch (IOException | NumberFormatException e) {
        if (lines.atOpenEnd()) return false;
        throw new BadData(file.name(), lines.line(), e.getMessage());
      }
      if (event.market == null) event.market = lastMarket;
      lastMarket = event.market;
      // Files are written in order; where one is not, the merge must not stall on it.
      if (event.localNanos < 0) event.localNanos = event.exchangeNanos >= 0 ? event.exchangeNanos : lastNanos;
      lastNanos = event.localNanos;
      return true;
    }
    return false;
  }

  boolean truncated() {
    return lines.truncated() || lines.atOpenEnd() && lines.to() > lines.from();
  }

  long line() {
    return lines.line();
  }

  /** Market of the last message that could be read, or null. */
  String lastMarket() {
    return lastMarket;
  }

  /**
   * Time order, then sequence, then kind: a snapshot stands before the changes of its instant. Times count in microseconds: a
   * recorder may write the same instant once in nanoseconds and once rounded.
   */
  int compare(KalshiFile other) {
    int time = Long.compare(micros(event.localNanos), micros(other.event.localNanos));
    if (time != 0) return time;
    boolean numbered = event.sequence >= 0 && other.event.sequence >= 0;
    boolean sameChannel = isNumbered() && other.isNumbered();
    if (numbered && sameChannel && event.sequence != other.event.sequence) return Long.compare(event.sequence, other.event.sequence);
    int kind = event.type.compareTo(other.event.type);
    return kind != 0 ? kind : Integer.compare(order, other.order);
  }

  private static long micros(long nanos) {
    return Math.floorDiv(nanos, 1000) + (Math.floorMod(nanos, 1000) >= 500 ? 1 : 0);
  }

  private boolean isNumbered() {
    return event.type == KalshiEvent.Type.SNAPSHOT || event.type == KalshiEvent.Type.DELTA || event.type == KalshiEvent.Type.CHECKPOINT;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
