package dev.lockstep.datasets.format.csv;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.Winner;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeTooLong;
import dev.lockstep.datasets.text.CsvLine;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Instants;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads order-book rows from CSV: prices in ticks or decimals, sizes in lots or decimals, kinds as in a tape (1 depth, 2 trade,
 * 3 clear, 4 snapshot) or as words, sides as +1/-1 or words. The instrument is binary with ticks of a cent and lots of a
 * hundredth of a share where the numbers are ticks and lots, on the venue's grid where they are decimals between 0 and 1, and
 * plain with hundredths and millionths beyond; {@link ImportOptions} overrides.
 */
public final class DepthCsvReader {
  private static final long CENT = 10_000_000;

  private final InputFile file;
  private final ImportOptions options;
  private final Anomalies anomalies = new Anomalies();
  private final TapeBuilder tape = new TapeBuilder(anomalies);
  private DepthColumns columns;
  private Instrument instrument;
  private int priceDecimals;
  private int sizeDecimals;
  private DepthBook book;
  private boolean inSnapshot;
  private long lastExchange = Long.MIN_VALUE;
  private long lastLocal = Long.MIN_VALUE;

  public DepthCsvReader(InputFile file, ImportOptions options) {
    this.file = file;
    this.options = options;
  }

  /** Whether a header line names the columns of an order book. */
  public static boolean recognises(String header) {
    return DepthColumns.of(CsvLine.split(header)) != null;
  }

  public List<InputWindow> read() throws IOException {
    try (Lines lines = new Lines(file.open(), file.name())) {
      if (!lines.next()) throw new BadData(file.name(), "empty file");
      columns = DepthColumns.of(CsvLine.split(lines.text()));
      if (columns == null) throw new BadData(file.name(), 1, "no order-book columns in the header");
      while (lines.next()) if (lines.to() > lines.from()) line(lines);
      if (lines.truncated()) anomalies.count(AnomalyKind.TRUNCATED, file.name(), lines.line());
      if (tape.rows().size() == 0 || instrument == null) throw new BadData(file.name(), lines.line(), "no rows");
      return List.of(window());
    } catch (BadData e) {
      return List.of(new SkippedWindow(name(), file.name(), e.getMessage()));
    }
  }

  private String name() {
    MarketNames.Span span = MarketNames.find(file.stem());
    return span == null ? file.stem() : span.id();
  }

  private void line(Lines lines) throws IOException {
    try {
      List<String> cells = CsvLine.split(lines.text());
      if (cells.size() < columns.width()) throw new NumberFormatException(cells.size() + " columns instead of " + columns.width());
      if (instrument == null && isPriced(kind(cells))) decideUnits(cells);
      row(cells, lines.line());
    } catch (NumberFormatException | TapeTooLong e) {
      if (lines.atOpenEnd() && lines.truncated()) anomalies.count(AnomalyKind.TRUNCATED, file.name(), lines.line());
      else throw new BadData(file.name(), lines.line(), e.getMessage());
    }
  }

  private static boolean isPriced(byte kind) {
    return kind != RowKind.CLEAR && kind != RowKind.RESOLVED && kind != RowKind.FEED;
  }

  /** Units follow from the columns' names and the first price. */
  private void decideUnits(List<String> cells) {
    long tick;
    long lot = columns.lots() >= 0 ? CENT : 1_000;
    boolean binary = true;
    if (columns.priceTicks() >= 0) {
      tick = CENT;
    } else {
      binary = Decimals.parse(cells.get(columns.price()), 9) < 1_000_000_000L;
      tick = binary ? 1_000_000 : CENT;
    }
    if (options.tickNanoUsd() > 0) tick = options.tickNanoUsd();
    if (options.lotNanoShares() > 0) lot = options.lotNanoShares();
    instrument = new Instrument(name(), tick, lot, binary);
    priceDecimals = decimals(tick);
    sizeDecimals = decimals(lot);
    book = binary ? new DepthBook(instrument.ticksPerUnit()) : null;
  }

  private static int decimals(long unit) {
    int decimals = 9;
    for (long u = unit; u % 10 == 0; u /= 10) decimals--;
    return decimals;
  }


  private void row(List<String> cells, long line) {
    long exchange = time(cells.get(columns.exchange()), columns.exchangeScale());
    long local = columns.local() < 0 ? -1 : time(cells.get(columns.local()), columns.localScale());
    byte kind = kind(cells);
    int side = kind == RowKind.CLEAR || kind == RowKind.TICK_SIZE ? 0 : side(cells.get(columns.side()));
    int ticks = 0;
    long lots = 0;
    if (isPriced(kind)) {
      ticks = columns.priceTicks() >= 0 ? whole(cells.get(columns.priceTicks())) : ticks(cells.get(columns.price()));
      lots = columns.lots() >= 0 ? Long.parseLong(cells.get(columns.lots())) : lots(cells.get(columns.size()));
      if (lots < 0) throw new NumberFormatException("size " + lots + " is negative");
      boolean outside = instrument.binary() ? ticks <= 0 || ticks >= instrument.ticksPerUnit() : ticks <= 0;
      if (outside) throw new NumberFormatException("price of " + ticks + " ticks is out of range");
    }
    boolean sameMessage = exchange == lastExchange && local == lastLocal;
    if (!sameMessage) {
      if (book != null && tape.rows().size() > 0) state(line);
      tape.message(exchange, local, file.name(), line);
      lastExchange = exchange;
      lastLocal = local;
    }
    if (kind == RowKind.SNAPSHOT && !inSnapshot && columns.snapshot() >= 0) tape.row(RowKind.CLEAR, 0, 0, 0);
    inSnapshot = kind == RowKind.SNAPSHOT;
    tape.row(kind, side, ticks, lots);
    if (book == null) return;
    if (kind == RowKind.CLEAR) book.clear();
    else if (kind == RowKind.DEPTH || kind == RowKind.SNAPSHOT) book.set(side, ticks, lots);
  }

  private void state(long line) {
    if (book.crossed()) anomalies.count(AnomalyKind.CROSSED, file.name(), line - 1);
    else if (book.empty()) anomalies.count(AnomalyKind.EMPTY_BOOK, file.name(), line - 1);
    else if (book.oneSided()) anomalies.count(AnomalyKind.ONE_SIDED, file.name(), line - 1);
  }

  private static long time(String text, int scale) {
    if (scale < 0) return Instants.parse(text);
    long nanos = Decimals.parse(text, scale);
    if (nanos < 0) throw new NumberFormatException("time " + text + " is negative");
    return nanos;
  }

  private byte kind(List<String> cells) {
    if (columns.snapshot() >= 0) return isSnapshot(cells.get(columns.snapshot())) ? RowKind.SNAPSHOT : RowKind.DEPTH;
    if (columns.type() < 0) return RowKind.DEPTH;
    String type = cells.get(columns.type()).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "1", "depth", "set", "update", "delta" -> RowKind.DEPTH;
      case "2", "trade" -> RowKind.TRADE;
      case "3", "clear" -> RowKind.CLEAR;
      case "4", "snapshot", "snap" -> RowKind.SNAPSHOT;
      case "5", "tick", "tick_size" -> RowKind.TICK_SIZE;
      case "6", "resolved" -> RowKind.RESOLVED;
      case "7", "feed" -> RowKind.FEED;
      default -> throw new NumberFormatException("row type \"" + type + "\" is not known");
    };
  }

  private static boolean isSnapshot(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw new NumberFormatException("is_snapshot \"" + text + "\" is neither true nor false");
    };
  }

  private static int side(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "+1", "buy", "bid", "b" -> 1;
      case "-1", "sell", "ask", "offer", "a", "s" -> -1;
      default -> throw new NumberFormatException("side \"" + text + "\" is neither bid nor ask");
    };
  }

  private static int whole(String text) {
    long value = Decimals.parse(text, 0);
    if (value != (int) value) throw new NumberFormatException("price of " + text + " ticks is out of range");
    return (int) value;
  }

  private int ticks(String text) {
    long ticks = Decimals.parse(text, priceDecimals);
    if (ticks != (int) ticks) throw new NumberFormatException("price " + text + " is out of range");
    return (int) ticks;
  }

  private long lots(String text) {
    return Decimals.parse(text, sizeDecimals);
  }

  private InputWindow window() throws BadData {
    MarketNames.Span named = MarketNames.find(file.stem());
    long first = tape.rows().exchangeNanos(0);
    MarketNames.Span span = named != null ? named : new MarketNames.Span(file.stem(), first, tape.exchangeNanos() + 1);
    Completeness completeness =
        named == null ? null : Completeness.of(tape.receivedNanos(), tape.messages(), span.startNanos(), span.endNanos());
    Winner stated = Winner.stated(options.outcomes().get(span.id()), "recorded", null, null);
    Winner winner = stated == null ? Winner.UNKNOWN : stated;
    Window window = new Window(span.id(), span.startNanos(), span.endNanos(), "recorded", "other", winner.outcome(), winner.source(), false);
    Provenance provenance = new Provenance(file.name(), "l2-csv", Depth.FULL_BOOK, winner.from());
    return WindowTape.of(
        new TapeMeta(new TapeHeader(instrument, window, tape.rows().size()), provenance, completeness, anomalies), tape.rows());
  }
}
