package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.datasets.quality.Anomalies;
import java.util.ArrayList;
import java.util.List;

/** Everything recorded of one market, piece by piece as the runs are read. */
final class KalshiMarket {
  final String ticker;
  final Anomalies anomalies = new Anomalies();
  final List<KalshiPiece> books = new ArrayList<>();
  final List<KalshiPiece> tickers = new ArrayList<>();
  final List<KalshiPiece> checkpoints = new ArrayList<>();
  /** Close time the recording states, or -1. */
  long closeNanos = -1;
  /** Why the market cannot be used, or null. */
  String failure;
  /** The first file that named it. */
  final String source;

  KalshiMarket(String ticker, String source) {
    this.ticker = ticker;
    this.source = source;
  }

  static KalshiPiece piece(List<KalshiPiece> pieces, String run) {
    if (!pieces.isEmpty() && pieces.get(pieces.size() - 1).run.equals(run)) return pieces.get(pieces.size() - 1);
    KalshiPiece piece = new KalshiPiece(run);
    pieces.add(piece);
    return piece;
  }
}
