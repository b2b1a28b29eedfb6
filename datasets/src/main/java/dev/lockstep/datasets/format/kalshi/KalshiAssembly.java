package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.LastBook;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.Winner;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.TapeBuilder;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns the pieces of one market into a window: the deepest source that is complete, from the run or runs that hold it. */
final class KalshiAssembly {
  private static final Comparator<KalshiPiece> BY_START =
      Comparator.comparingLong(KalshiAssembly::firstNanos).thenComparing(piece -> piece.run);

  private final ImportOptions options;
  private final String source;

  KalshiAssembly(ImportOptions options, String source) {
    this.options = options;
    this.source = source;
  }

  /** A source of one depth, put together. */
  private record Candidate(Depth depth, TapeBuilder tape, Anomalies anomalies, Completeness completeness) {}

  InputWindow window(KalshiMarket market) {
    try {
      return assemble(market);
    } catch (BadData e) {
      return new SkippedWindow(market.ticker, market.source, e.getMessage());
    }
  }

  private InputWindow assemble(KalshiMarket market) throws BadData {
    if (market.failure != null) return new SkippedWindow(market.ticker, market.source, market.failure, null, market.anomalies);
    MarketNames.Span span = span(market);
    if (span == null) {
      String reason = market.source + ": a window without an end: ticker " + market.ticker + " names no close and the recording states none";
      return new SkippedWindow(market.ticker, market.source, reason, null, market.anomalies);
    }
    Candidate best = null;
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(candidate(market.books, Depth.FULL_BOOK, span));
    candidates.add(candidate(market.tickers, Depth.TICKER, span));
    candidates.add(candidate(market.checkpoints, Depth.TOP_FIVE, span));
    for (Candidate candidate : candidates) if (best == null && candidate.completeness.complete()) best = candidate;
    if (best == null) return incomplete(market, candidates);
    Anomalies anomalies = new Anomalies();
    anomalies.addAll(best.anomalies);
    anomalies.addAll(market.anomalies);
    Winner winner = winner(span, best);
    Window window =
        new Window(market.ticker, span.startNanos(), span.endNanos(), "yes", "no", winner.outcome(), winner.source(), false);
    Provenance provenance = new Provenance(source, "kalshi", best.depth, winner.from());
    TapeHeader header = new TapeHeader(Instrument.polymarket(market.ticker), window, best.tape.rows().size());
    return WindowTape.of(new TapeMeta(header, provenance, best.completeness, anomalies), best.tape.rows());
  }

  private static MarketNames.Span span(KalshiMarket market) {
    MarketNames.Span named = MarketNames.find(market.ticker);
    if (named == null || market.closeNanos < 0 || market.closeNanos == named.endNanos()) return named;
    return new MarketNames.Span(named.id(), market.closeNanos - (named.endNanos() - named.startNanos()), market.closeNanos);
  }

  private static SkippedWindow incomplete(KalshiMarket market, List<Candidate> candidates) {
    StringBuilder reason = new StringBuilder("incomplete:");
    Anomalies anomalies = new Anomalies();
    anomalies.addAll(market.anomalies);
    for (Candidate candidate : candidates) {
      reason.append(reason.length() > 11 ? "; " : " ").append(candidate.depth.label()).append(": ").append(candidate.completeness.reason());
      anomalies.addAll(candidate.anomalies);
    }
    Candidate judged = candidates.get(candidates.get(0).completeness.firstBookSeconds() <= 0 ? 0 : 1);
    return new SkippedWindow(market.ticker, market.source, reason.toString(), judged.completeness, anomalies);
  }

  /** Joins the pieces of different runs that do not overlap, beginning with the longest; the others are duplicates. */
  private static Candidate candidate(List<KalshiPiece> pieces, Depth depth, MarketNames.Span span) {
    Anomalies anomalies = new Anomalies();
    TapeBuilder tape = new TapeBuilder(anomalies);
    List<KalshiPiece> usable = new ArrayList<>();
    for (KalshiPiece piece : pieces) if (piece.tape.messages() > 0) usable.add(piece);
    List<KalshiPiece> bySize = new ArrayList<>(usable);
    bySize.sort(Comparator.comparingInt((KalshiPiece piece) -> -piece.tape.messages()).thenComparing(BY_START));
    List<KalshiPiece> chosen = new ArrayList<>();
    for (KalshiPiece piece : bySize) {
      boolean overlaps = false;
      for (KalshiPiece other : chosen) overlaps |= firstNanos(piece) <= other.tape.localNanos() && firstNanos(other) <= piece.tape.localNanos();
      if (overlaps) anomalies.count(AnomalyKind.DUPLICATE_RUN, piece.run, 0);
      else chosen.add(piece);
    }
    chosen.sort(BY_START);
    for (KalshiPiece piece : chosen) {
      if (tape.messages() > 0) anomalies.count(AnomalyKind.MERGED_RUN, piece.run, 0);
      if (chosen.size() == 1) tape = piece.tape;
      else tape.append(piece.tape);
      anomalies.addAll(piece.anomalies);
    }
    Completeness completeness = Completeness.of(tape.receivedNanos(), tape.messages(), span.startNanos(), span.endNanos());
    long gaps = Completeness.countGaps(tape.receivedNanos(), tape.messages(), span.startNanos(), span.endNanos()).count();
    anomalies.add(AnomalyKind.GAP, gaps, chosen.isEmpty() ? null : chosen.get(0).run);
    return new Candidate(depth, tape, anomalies, completeness);
  }

  private static long firstNanos(KalshiPiece piece) {
    return piece.tape.receivedNanos()[0];
  }

  private Winner winner(MarketNames.Span span, Candidate best) throws BadData {
    Winner stated = Winner.stated(options.outcomes().get(span.id()), "yes", null, null);
    if (stated != null) return stated;
    if (best.tape.localNanos() < span.endNanos() - Completeness.END_TOLERANCE_NANOS) return Winner.UNKNOWN;
    LastBook last = LastBook.of(best.tape.rows(), KalshiJson.UNIT, span.endNanos() + Completeness.END_TOLERANCE_NANOS);
    return Winner.inferred(last.bestBid(), last.bestAsk(), KalshiJson.UNIT);
  }
}
