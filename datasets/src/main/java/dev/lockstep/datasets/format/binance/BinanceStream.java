package dev.lockstep.datasets.format.binance;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Reads a recording of diffs, trades and snapshots, one {@code <receive time in ns> <JSON>} a line, bare or as {@code {"stream":…,"data":…}}. The
 * book is put together as the venue documents it (binance-spot-api-docs, "How to manage a local order book correctly"): diffs are kept until a
 * snapshot comes, those it contains are dropped, and each that follows must begin where the one before ended; after a gap the book is unknown
 * until the next snapshot. Best quotes are not read: they run ahead of the book by up to its interval of 100 ms.
 */
public final class BinanceStream {
  /** Diffs that are kept while the book is unknown; older ones are dropped. */
  private static final int WAITING_MAX = 10_000;
  private static final int BAD_LINES_MAX = 1_000;
  private final InputFile file;
  private final long ticksUnit;
  private final long lotsUnit;
  private final Anomalies anomalies = new Anomalies();
  private final TapeBuilder tape = new TapeBuilder(anomalies);
  private final BinanceMessage message = new BinanceMessage();
  private final Deque<Diff> waiting = new ArrayDeque<>();
  private boolean known;
  private boolean fresh;
  private long lastId;
  private long messages;

  /** A diff that came before its snapshot. */
  private record Diff(long firstId, long lastId, long previousId, long[] levels) {}

  private BinanceStream(InputFile file, int priceDecimals, int sizeDecimals) {
    this.file = file;
    ticksUnit = power(BinanceMessage.WRITTEN_DECIMALS - priceDecimals);
    lotsUnit = power(BinanceMessage.WRITTEN_DECIMALS - sizeDecimals);
  }

  private static long power(int exponent) {
    long value = 1;
    for (int i = 0; i < exponent; i++) value *= 10;
    return value;
  }

  /** Reads a file; sizes are rounded down to lots, so that a level of less than a lot is not there. */
  public static SpotRecording read(InputFile file, int priceDecimals, int sizeDecimals) throws IOException {
    return new BinanceStream(file, priceDecimals, sizeDecimals).read();
  }

  private SpotRecording read() throws IOException {
    BadData first = null;
    int bad = 0;
    try (Lines lines = new Lines(file.open(), file.name())) {
      while (lines.next()) {
        try {
          line(lines);
        } catch (BadLine e) {
          anomalies.count(AnomalyKind.BAD_LINE, file.name(), lines.line());
          if (first == null) first = new BadData(file.name(), lines.line(), e.getMessage() + "; expected '<receive time in ns> <JSON>', as Binance's streams are recorded");
          if (++bad > BAD_LINES_MAX) throw first;
        }
      }
      if (lines.truncated()) anomalies.count(AnomalyKind.TRUNCATED, file.name(), lines.line());
    }
    if (tape.rows().size() == 0) {
      if (first != null) throw first;
      throw new BadData(file.name(), "no snapshot of the book in " + messages + " messages, so that no price is known; record one from GET /api/v3/depth");
    }
    return new SpotRecording(file.name(), tape.rows(), messages, anomalies);
  }

  /** A line that is left out. */
  private static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String what) {
      super(what);
    }
  }

  private void line(Lines lines) throws BadLine {
    byte[] bytes = lines.buffer();
    int at = lines.from();
    long nanos = 0;
    while (at < lines.to() && bytes[at] >= '0' && bytes[at] <= '9' && nanos < Long.MAX_VALUE / 20) nanos = 10 * nanos + bytes[at++] - '0';
    if (at == lines.from() || at >= lines.to() || bytes[at] != ' ') throw new BadLine("no receive time in nanoseconds before the message");
    try {
      message.read(bytes, at + 1, lines.to());
    } catch (IOException e) {
      throw new BadLine(e.getMessage());
    }
    messages++;
    if (message.type == BinanceMessage.Type.OTHER) return;
    if (known || message.type == BinanceMessage.Type.SNAPSHOT) tape.message(-1, nanos, file.name(), lines.line());
    switch (message.type) {
      case SNAPSHOT -> snapshot();
      case DIFF -> diff(new Diff(message.firstId, message.lastId, message.previousId, Arrays.copyOf(message.levels, 3 * message.levelCount)), lines.line());
      default -> trade();
    }
  }

  private void trade() {
    long lots = message.size / lotsUnit;
    if (known && lots > 0) tape.row(RowKind.TRADE, message.buyerIsMaker ? -1 : 1, (int) (message.price / ticksUnit), lots);
  }

  private void snapshot() {
    if (known) return;
    tape.row(RowKind.CLEAR, 0, 0, 0);
    rows(RowKind.SNAPSHOT, message.levels, 3 * message.levelCount);
    tape.row(RowKind.FEED, 1, 0, 0);
    known = true;
    fresh = true;
    lastId = message.lastId;
    for (Diff diff = waiting.poll(); known && diff != null; diff = waiting.poll()) diff(diff, 0);
  }

  private void diff(Diff diff, long line) {
    if (!known) {
      if (waiting.size() == WAITING_MAX) waiting.poll();
      waiting.add(diff);
      return;
    }
    if (diff.lastId() <= lastId) return;
    boolean stated = diff.previousId() >= 0 && !fresh;
    boolean follows = stated ? diff.previousId() == lastId : diff.firstId() <= lastId + 1;
    if (!follows) {
      anomalies.count(AnomalyKind.SEQUENCE_GAP, file.name(), line);
      tape.row(RowKind.FEED, -1, 0, 0);
      known = false;
      waiting.clear();
      waiting.add(diff);
      return;
    }
    fresh = false;
    lastId = diff.lastId();
    rows(RowKind.DEPTH, diff.levels(), diff.levels().length);
  }

  private void rows(byte kind, long[] levels, int end) {
    for (int i = 0; i < end; i += 3) tape.row(kind, (int) levels[i], (int) (levels[i + 1] / ticksUnit), levels[i + 2] / lotsUnit);
  }
}
