package dev.lockstep.datasets.format.polymarket;

import java.util.ArrayList;
import java.util.List;

/** One message of the market channel, decoded. Reused from line to line; numbers are on the {@link Grid}. */
final class Frame {
  /** What a frame is. */
  enum Type {
    BOOK,
    PRICE_CHANGE,
    TRADE,
    TICK_SIZE,
    RESOLVED,
    NEW_MARKET,
    /** Known or unknown, without rows in a tape. */
    OTHER
  }

  Type type;
  String eventType;
  String market;
  String token;
  String slug;
  /** Venue time, or -1. */
  long exchangeNanos;
  /** Receive time from the envelope, or -1. */
  long receiveNanos;
  /** Print of the hash the frame carries, 0 if it carries none. */
  long hashPrint;
  String tickSize;
  String lastTradePrice;
  String winningToken;
  String winningOutcome;
  String transactionHash;
  final List<String> tokens = new ArrayList<>();
  final List<String> outcomes = new ArrayList<>();
  final Levels bids = new Levels();
  final Levels asks = new Levels();
  final Levels changes = new Levels();
  int ticks;
  long lots;
  byte side;
  /** New tick size in ticks. */
  int newTick;

  void clear() {
    type = null;
    eventType = null;
    market = null;
    token = null;
    slug = null;
    exchangeNanos = -1;
    receiveNanos = -1;
    hashPrint = 0;
    tickSize = null;
    lastTradePrice = null;
    winningToken = null;
    winningOutcome = null;
    transactionHash = null;
    tokens.clear();
    outcomes.clear();
    bids.clear();
    asks.clear();
    changes.clear();
    ticks = -1;
    lots = -1;
    side = 0;
    newTick = -1;
  }
}
