package dev.lockstep.datasets.format.csv;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.LastBook;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.Winner;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeTooLong;
import dev.lockstep.datasets.text.CsvLine;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Instants;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CSV with one row a moment and the best bids and asks in columns. A price of 0, 1 or nothing means that the side is
 * missing. Where the file gives no sizes, {@link #ASSUMED_SHARES} stand at every price, which is counted.
 */
public final class WideCsvReader {
  static final long ASSUMED_SHARES = 100;
  private static final long LOTS = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final InputFile file;
  private final ImportOptions options;
  private final Map<String, WideWindow> up = new LinkedHashMap<>();
  private final Map<String, WideWindow> down = new LinkedHashMap<>();
  private WideColumns columns;
  /** Powers of ten of a dollar that prices are written in: 0 dollars, 2 cents; -1 not known yet. */
  private int cents = -1;
  private boolean truncated;

  public WideCsvReader(InputFile file, ImportOptions options) {
    this.file = file;
    this.options = options;
  }

  /** Whether a header line names best bids and asks. */
  public static boolean recognises(String header) {
    return WideColumns.of(CsvLine.split(header)) != null;
  }

  public List<InputWindow> read() throws IOException {
    try (Lines lines = new Lines(file.open(), file.name())) {
      if (!lines.next()) throw new BadData(file.name(), "empty file");
      columns = WideColumns.of(CsvLine.split(lines.text()));
      if (columns == null) throw new BadData(file.name(), 1, "no columns for bid and ask with a time");
      while (lines.next()) if (lines.to() > lines.from()) line(lines);
      truncated |= lines.truncated();
      if (up.isEmpty() && down.isEmpty()) throw new BadData(file.name(), lines.line(), "no rows");
    } catch (BadData e) {
      return List.of(new SkippedWindow(file.stem(), file.name(), e.getMessage()));
    }
    List<InputWindow> windows = new ArrayList<>();
    Map<String, WideWindow> all = new LinkedHashMap<>(down);
    all.putAll(up);
    for (String id : all.keySet()) {
      try {
        windows.add(window(id));
      } catch (BadData e) {
        windows.add(new SkippedWindow(id, file.name(), e.getMessage()));
      }
    }
    return windows;
  }

  private void line(Lines lines) throws IOException {
    try {
      List<String> cells = CsvLine.split(lines.text());
      if (cells.size() < columns.width) throw new NumberFormatException(cells.size() + " columns instead of " + columns.width);
      row(cells, lines.line());
    } catch (NumberFormatException | TapeTooLong e) {
      if (lines.atOpenEnd()) truncated = true;
      else throw new BadData(file.name(), lines.line(), e.getMessage());
    }
  }

  private void row(List<String> cells, long line) {
    MarketNames.Span span = span(cells);
    long exchange = columns.exchange >= 0 ? Instants.parse(cells.get(columns.exchange)) : span == null || columns.remaining < 0 ? -1 : span.endNanos() - remaining(cells);
    long local = columns.local >= 0 ? Instants.parse(cells.get(columns.local)) : exchange;
    if (span == null && columns.remaining >= 0) span = spanOf(exchange + remaining(cells));
    String id = span == null ? file.stem() : span.id();
    boolean ofDown = columns.outcome >= 0 && (cells.get(columns.outcome).equalsIgnoreCase("down") || cells.get(columns.outcome).equalsIgnoreCase("no"));
    if (columns.upBids.isUsable() && columns.upAsks.isUsable()) {
      WideWindow window = in(ofDown ? down : up, id, span);
      book(window, columns.upBids, columns.upAsks, cells, exchange, local, line);
    }
    if (columns.downBids.isUsable() && columns.downAsks.isUsable()) {
      WideWindow window = in(down, id, span);
      book(window, columns.downBids, columns.downAsks, cells, exchange, local, line);
      WideWindow other = up.get(id);
      if (other != null && !mirror(other, window)) other.anomalies.count(AnomalyKind.MIRROR_MISMATCH, file.name(), line);
    }
  }

  private static boolean mirror(WideWindow up, WideWindow down) {
    return mirrors(up.bestBid(), down.bestAsk()) && mirrors(up.bestAsk(), down.bestBid());
  }

  private static boolean mirrors(int one, int other) {
    return one < 0 && other < 0 || one >= 0 && other >= 0 && one + other == WideWindow.UNIT;
  }

  private static WideWindow in(Map<String, WideWindow> windows, String id, MarketNames.Span span) {
    return windows.computeIfAbsent(id, key -> new WideWindow(span));
  }

  private MarketNames.Span span(List<String> cells) {
    if (columns.window >= 0) {
      MarketNames.Span named = MarketNames.find(cells.get(columns.window));
      if (named != null) return named;
    }
    return MarketNames.find(file.stem());
  }

  private long remaining(List<String> cells) {
    return Decimals.parse(cells.get(columns.remaining), 9);
  }

  /** A window known only by its end, which is rounded to the second: rows of one window name ends that differ a little. */
  private MarketNames.Span spanOf(long endNanos) {
    long end = Math.floorDiv(endNanos + 150 * SECOND, 300 * SECOND) * 300;
    return new MarketNames.Span(file.stem() + "-" + end, (end - 900) * SECOND, end * SECOND);
  }

  private void book(
      WideWindow window, WideColumns.Ladder bids, WideColumns.Ladder asks, List<String> cells, long exchange, long local, long line) {
    if (exchange < 0 && local < 0) throw new NumberFormatException("a row without a time");
    window.begin(exchange, local, file.name(), line);
    side(window, bids, 1, cells, line);
    side(window, asks, -1, cells, line);
    window.end(file.name(), line);
  }

  private void side(WideWindow window, WideColumns.Ladder ladder, int side, List<String> cells, long line) {
    for (int i = columns.firstLevel(ladder); i < ladder.levels.size(); i++) {
      int[] pair = ladder.levels.get(i);
      if (pair[0] < 0) continue;
      int ticks = ticks(cells.get(pair[0]));
      if (ticks <= 0 || ticks >= WideWindow.UNIT) continue;
      if (pair[1] < 0) window.anomalies.count(AnomalyKind.SIZE_UNKNOWN, file.name(), line);
      long lots = pair[1] < 0 ? ASSUMED_SHARES * LOTS : lots(cells.get(pair[1]));
      if (lots > 0) window.level(side, ticks, lots);
    }
  }

  private int ticks(String text) {
    if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("none") || text.equalsIgnoreCase("null")) return 0;
    if (cents < 0 && !text.matches("0*\\.?0*")) cents = Double.parseDouble(text) > 1 ? 2 : 0;
    long ticks = Decimals.parse(text, 3 - Math.max(cents, 0));
    if (ticks < 0 || ticks > WideWindow.UNIT) throw new NumberFormatException("price \"" + text + "\" is not between 0 and 1 (or 0 and 100 cents): best bids and asks are read of binary"
        + " markets only; another market needs a row a level (l2-csv in datasets/FORMATS.md)");
    return (int) ticks;
  }

  private static long lots(String text) {
    if (text.isEmpty()) return 0;
    long lots = Decimals.parse(text, 6);
    if (lots < 0) throw new NumberFormatException("size \"" + text + "\" is negative");
    return lots;
  }

  private InputWindow window(String id) throws BadData {
    WideWindow first = up.get(id);
    WideWindow second = down.get(id);
    boolean turned = first == null || second != null && second.tape.messages() > 2 * first.tape.messages();
    WideWindow window = turned ? second : first;
    if (truncated) window.anomalies.count(AnomalyKind.TRUNCATED, file.name(), 0);
    if (window.span == null) {
      String reason = file.name() + ": a window without an end: neither file name nor columns tell when it ends (name the file after its slug)";
      return new SkippedWindow(id, file.name(), reason, null, window.anomalies);
    }
    MemoryTape rows = turned ? window.tape.rows().mirrored(WideWindow.UNIT) : window.tape.rows();
    Completeness completeness =
        Completeness.of(window.tape.receivedNanos(), window.tape.messages(), window.span.startNanos(), window.span.endNanos());
    String upLabel = columns.named() ? "up" : "recorded";
    Winner winner = winner(window, rows, upLabel);
    Window described =
        new Window(id, window.span.startNanos(), window.span.endNanos(), upLabel, columns.named() ? "down" : "other", winner.outcome(), winner.source(), false);
    boolean few = columns.upBids.levels.size() > 1 || columns.downBids.levels.size() > 1;
    Provenance provenance = new Provenance(file.name(), "wide-csv", few ? Depth.FEW_LEVELS : Depth.TOP_OF_BOOK, winner.from());
    TapeHeader header = new TapeHeader(Instrument.polymarket(id), described, rows.size());
    return WindowTape.of(new TapeMeta(header, provenance, completeness, window.anomalies), rows);
  }

  private Winner winner(WideWindow window, MemoryTape rows, String upLabel) throws BadData {
    Winner stated = Winner.stated(options.outcomes().get(window.span.id()), upLabel, null, null);
    if (stated != null) return stated;
    if (window.tape.localNanos() < window.span.endNanos() - Completeness.END_TOLERANCE_NANOS) return Winner.UNKNOWN;
    LastBook last = LastBook.of(rows, WideWindow.UNIT, window.span.endNanos() + Completeness.END_TOLERANCE_NANOS);
    return Winner.inferred(last.bestBid(), last.bestAsk(), WideWindow.UNIT);
  }
}
