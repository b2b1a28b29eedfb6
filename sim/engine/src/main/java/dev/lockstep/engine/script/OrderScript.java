package dev.lockstep.engine.script;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.text.CsvLine;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Instants;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an order script: one order or cancel a line, prices and sizes in ticks and lots of the tape or in decimals. */
public final class OrderScript {
  /** Most lines of a script; every response is kept until the end, so there is a bound. */
  public static final int LINES_MAX = 1_000_000;

  private final String name;
  private final Instrument instrument;
  private final Window window;
  private ScriptColumns columns;

  private OrderScript(String name, TapeHeader tape) {
    this.name = name;
    this.instrument = tape.instrument();
    this.window = tape.window();
  }

  /** Reads a script whose ticks, lots and outcomes are those of a tape. */
  public static List<ScriptLine> read(InputFile file, TapeHeader tape) throws IOException {
    return new OrderScript(file.name(), tape).read(file);
  }

  private List<ScriptLine> read(InputFile file) throws IOException {
    List<ScriptLine> script = new ArrayList<>();
    try (Lines lines = new Lines(file.open(), name)) {
      if (!lines.next()) throw new BadData(name, "empty file: " + ScriptColumns.NEEDED);
      columns = ScriptColumns.of(CsvLine.split(lines.text()));
      if (columns == null) throw new BadData(name, 1, ScriptColumns.NEEDED);
      while (lines.next()) {
        if (lines.to() == lines.from()) continue;
        if (script.size() == LINES_MAX) throw new BadData(name, lines.line(), "more than " + LINES_MAX + " lines");
        script.add(line(CsvLine.split(lines.text()), lines.line()));
      }
      if (lines.truncated()) throw new BadData(name, lines.line(), "the compressed file breaks off here");
    }
    if (script.isEmpty()) throw new BadData(name, "no orders below the header");
    return script;
  }

  private ScriptLine line(List<String> cells, long number) throws IOException {
    try {
      long nanos = time(cell(cells, columns.time()), columns.timeDecimals());
      ClientOrderId id = new ClientOrderId(Long.parseLong(cell(cells, columns.id())));
      String action = cell(cells, columns.action()).toLowerCase(Locale.ROOT);
      return switch (action) {
        case "cancel" -> ScriptLine.cancel(nanos, id);
        case "submit", "place", "order", "new" -> ScriptLine.submit(nanos, order(cells, id));
        default -> throw new IllegalArgumentException("action \"" + action + "\" is neither submit nor cancel");
      };
    } catch (IllegalArgumentException e) {
      throw new BadData(name, number, e.getMessage());
    }
  }

  private OrderRequest order(List<String> cells, ClientOrderId id) {
    String lives = cell(cells, columns.timeInForce()).toUpperCase(Locale.ROOT);
    TimeInForce timeInForce = switch (lives) {
      case "GTC", "GTX", "POST_ONLY" -> TimeInForce.GTC;
      case "GTD" -> TimeInForce.GTD;
      case "FOK" -> TimeInForce.FOK;
      case "FAK", "IOC" -> TimeInForce.FAK;
      default -> throw new IllegalArgumentException("time in force \"" + lives + "\" is none of GTC, GTX, GTD, FOK, FAK, IOC");
    };
    boolean postOnly = lives.equals("GTX") || lives.equals("POST_ONLY");
    long expiry = timeInForce == TimeInForce.GTD ? expiry(cells) : 0;
    return new OrderRequest(id, outcome(cells), side(cell(cells, columns.side())), ticks(cells), lots(cells), timeInForce, postOnly, expiry);
  }

  private long expiry(List<String> cells) {
    if (columns.expiry() < 0) throw new IllegalArgumentException("a GTD order needs a column expiry");
    return time(cell(cells, columns.expiry()), -1);
  }

  private Outcome outcome(List<String> cells) {
    if (columns.outcome() < 0) return Outcome.UP;
    String text = cell(cells, columns.outcome());
    if (text.isEmpty()) return Outcome.UP;
    for (Outcome outcome : Outcome.values()) {
      boolean named = text.equalsIgnoreCase(outcome.name()) || text.equalsIgnoreCase(window.label(outcome));
      if (named && (instrument.binary() || outcome == Outcome.UP)) return outcome;
    }
    throw new IllegalArgumentException(
        "outcome \"" + text + "\" is neither " + window.label(Outcome.UP) + " nor " + window.label(Outcome.DOWN));
  }

  private static Side side(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "+1", "buy", "b" -> Side.BUY;
      case "-1", "sell", "s" -> Side.SELL;
      default -> throw new IllegalArgumentException("side \"" + text + "\" is neither buy (1) nor sell (-1)");
    };
  }

  private int ticks(List<String> cells) {
    long ticks = columns.priceTicks() >= 0
        ? Decimals.parse(cell(cells, columns.priceTicks()), 0)
        : units(cell(cells, columns.price()), instrument.tickNanoUsd(), "price");
    long most = instrument.binary() ? instrument.ticksPerUnit() : Integer.MAX_VALUE;
    if (ticks < 0 || ticks > most) throw new IllegalArgumentException("price of " + ticks + " ticks is not within 0.." + most);
    return (int) ticks;
  }

  private long lots(List<String> cells) {
    return columns.lots() >= 0
        ? Decimals.parse(cell(cells, columns.lots()), 0)
        : units(cell(cells, columns.size()), instrument.lotNanoShares(), "size");
  }

  private static long units(String text, long unitNano, String what) {
    long nano = Decimals.parse(text, 9);
    if (nano % unitNano != 0) throw new IllegalArgumentException(what + " " + text + " is finer than the tape's unit");
    return nano / unitNano;
  }

  private static long time(String text, int decimals) {
    return decimals < 0 ? Instants.parse(text) : Decimals.parse(text, decimals);
  }

  private static String cell(List<String> cells, int column) {
    if (column >= cells.size()) throw new IllegalArgumentException("only " + cells.size() + " columns");
    return cells.get(column);
  }
}
