package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.MarketBook;
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
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import java.util.ArrayList;
import java.util.List;

/** Turns the markets of one file into windows: names them, picks the token that counts, judges them, finds the winner. */
final class Assembly {
  private final InputFile file;
  private final ImportOptions options;
  private final List<MarketRecording> markets;
  private final Anomalies fileAnomalies;
  private final long lines;

  Assembly(InputFile file, ImportOptions options, List<MarketRecording> markets, Anomalies fileAnomalies, long lines) {
    this.file = file;
    this.options = options;
    this.markets = markets;
    this.fileAnomalies = fileAnomalies;
    this.lines = lines;
  }

  static String idOf(InputFile file) {
    MarketNames.Span span = MarketNames.find(file.stem());
    return span == null ? file.stem() : span.id();
  }

  List<InputWindow> windows() {
    List<MarketRecording> recorded = new ArrayList<>();
    for (MarketRecording market : markets) if (known(market) != null) recorded.add(market);
    if (recorded.isEmpty())
      return List.of(new SkippedWindow(idOf(file), file.name(), file.name() + ": no book in " + lines + " lines", null, fileAnomalies));
    if (recorded.size() > 1) fileAnomalies.count(AnomalyKind.TWO_MARKETS, file.name(), 0);
    MarketRecording main = recorded.get(0);
    for (MarketRecording market : recorded) if (market.messages > main.messages) main = market;
    List<InputWindow> windows = new ArrayList<>();
    for (MarketRecording market : recorded) {
      try {
        windows.add(window(market, market == main));
      } catch (BadData e) {
        windows.add(new SkippedWindow(market.slug == null ? idOf(file) : market.slug, file.name(), e.getMessage()));
      }
    }
    return windows;
  }

  /** The token with the most messages among those whose book is known; the first one seen where they are equal. */
  private static TokenBook known(MarketRecording market) {
    TokenBook best = null;
    for (TokenBook token : market.tokens)
      if (token.known() && (best == null || token.tape.messages() > best.tape.messages())) best = token;
    return best;
  }

  private InputWindow window(MarketRecording market, boolean main) throws BadData {
    TokenBook token = known(market);
    MarketBook.Market facts = options.markets().get(market.market);
    MarketNames.Span span = span(market, facts, main);
    Anomalies anomalies = new Anomalies();
    anomalies.addAll(token.anomalies);
    anomalies.addAll(market.anomalies);
    if (main) anomalies.addAll(fileAnomalies);
    if (countBooks(market) > 1 && market.tokens.stream().filter(t -> t.books > 1).count() > 1)
      anomalies.count(AnomalyKind.TWO_TOKENS, file.name(), 0);
    if (span == null) {
      String reason = file.name() + ": a window without an end: neither the file's name nor the messages tell when market "
          + market.market + " starts and ends (name the file after its slug)";
      return new SkippedWindow(market.market, file.name(), reason, null, anomalies);
    }
    String up = market.upToken != null ? market.upToken : facts == null ? null : facts.upToken();
    String down = market.downToken != null ? market.downToken : facts == null ? null : facts.downToken();
    boolean named = up != null && down != null;
    boolean mirrored = named && token.token.equals(down);
    MemoryTape rows = mirrored ? token.tape.rows().mirrored(Grid.UNIT) : token.tape.rows();
    Completeness completeness =
        Completeness.of(token.tape.receivedNanos(), token.tape.messages(), span.startNanos(), span.endNanos());
    Completeness.countGaps(token.tape.receivedNanos(), token.tape.messages(), span.startNanos(), span.endNanos())
        .forEach(at -> anomalies.count(AnomalyKind.GAP, file.name(), 0));
    Winner winner = winner(market, token, span, rows, named ? up : token.token, named);
    Window window =
        new Window(span.id(), span.startNanos(), span.endNanos(), named ? "up" : "recorded", named ? "down" : "other",
            winner.outcome(), winner.source(), false);
    Provenance provenance = new Provenance(file.name(), "polymarket", Depth.FULL_BOOK, winner.from());
    TapeHeader header = new TapeHeader(Instrument.polymarket(span.id()), window, rows.size());
    return WindowTape.of(new TapeMeta(header, provenance, completeness, anomalies), rows);
  }

  private static int countBooks(MarketRecording market) {
    int known = 0;
    for (TokenBook token : market.tokens) if (token.known()) known++;
    return known;
  }

  private MarketNames.Span span(MarketRecording market, MarketBook.Market facts, boolean main) {
    if (market.slug != null && MarketNames.find(market.slug) != null) return MarketNames.find(market.slug);
    if (facts != null && facts.span() != null) return facts.span();
    return main ? MarketNames.find(file.stem()) : null;
  }

  private Winner winner(MarketRecording market, TokenBook token, MarketNames.Span span, MemoryTape rows, String first, boolean named)
      throws BadData {
    String other = null;
    for (TokenBook t : market.tokens) if (!t.token.equals(first)) other = t.token;
    Winner stated = Winner.stated(options.outcomes().get(span.id()), named ? "up" : "recorded", first, other);
    if (stated != null) return stated;
    if (market.winningToken != null)
      return Winner.recorded(market.winningToken.equals(first) ? Outcome.UP : Outcome.DOWN, "market_resolved");
    if (token.tape.localNanos() < span.endNanos() - Completeness.END_TOLERANCE_NANOS) return Winner.UNKNOWN;
    LastBook last = LastBook.of(rows, Grid.UNIT, span.endNanos() + Completeness.END_TOLERANCE_NANOS);
    return Winner.inferred(last.bestBid(), last.bestAsk(), Grid.UNIT);
  }
}
