package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.text.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * The fast reader of recorded lines: books and price changes, bare or in an envelope, in JSON without escapes. Anything else it
 * declines, and {@link JacksonLines} takes the line; what it accepts, it decodes to the same frames as that one.
 */
final class FastLines extends Cursor {
  private static final int BIDS = 1;
  private static final int ASKS = 1 << 1;
  private static final int CHANGES = 1 << 2;
  private static final int EVENT = 1 << 3;
  private static final int MARKET = 1 << 4;
  private static final int TOKEN = 1 << 5;
  private static final int TIMESTAMP = 1 << 6;
  private static final int HASH = 1 << 7;
  private static final int CONTENT = 1 << 8;
  private static final int RECEIVED = 1 << 9;
  private static final int TICK = 1 << 10;
  private static final int LAST = 1 << 11;

  private final KeyOrder order = new KeyOrder();
  private final Names names = new Names();
  private final SideTexts bidTexts = new SideTexts();
  private final SideTexts askTexts = new SideTexts();

  /** Decodes one line; false if it is not of the shape that is read here. */
  boolean read(byte[] line, int from, int to, Frames out) {
    if (readValue(line, from, to, out) < 0) return false;
    space();
    return at == end;
  }

  /** Decodes the value that begins at {@code from} and ends before {@code to}; its end, or -1 if it is not read here. */
  int readValue(byte[] line, int from, int to, Frames out) {
    bytes = line;
    at = from;
    end = to;
    out.clear();
    order.begin();
    try {
      object(out.add(), out, true);
      return at;
    } catch (Declined e) {
      return -1;
    }
  }

  /** An object: a frame, or an envelope around one. The same key twice is declined. */
  private void object(Frame frame, Frames out, boolean outer) {
    expect('{');
    int seen = 0;
    long received = -1;
    long timestamp = -1;
    Frame inner = null;
    do {
      space();
      int key = key();
      space();
      if ((seen & key) != 0) throw Declined.LINE;
      seen |= key;
      switch (key) {
        case BIDS -> bidTexts.read(this, frame.token, frame.bids);
        case ASKS -> askTexts.read(this, frame.token, frame.asks);
        case CHANGES -> changes(frame.changes);
        case EVENT -> frame.eventType = event();
        case MARKET -> frame.market = name();
        case TOKEN -> frame.token = name();
        case TIMESTAMP -> timestamp = time();
        case HASH -> {
          int from = at + 1;
          frame.hashPrint = Bytes.print(bytes, from, string());
        }
        case TICK -> frame.tickSize = text();
        case LAST -> frame.lastTradePrice = text();
        case RECEIVED -> received = time();
        case CONTENT -> {
          if (!outer || peek() != '{') throw Declined.LINE;
          inner = out.add();
          object(inner, out, false);
        }
        default -> skip();
      }
      space();
    } while (more('}'));
    finish(frame, seen, inner, received, timestamp);
  }

  private static void finish(Frame frame, int seen, Frame inner, long received, long timestamp) {
    if (inner != null) {
      if ((seen & (BIDS | ASKS | CHANGES | EVENT | TIMESTAMP | MARKET | TOKEN)) != 0) throw Declined.LINE;
      if (inner.receiveNanos < 0) inner.receiveNanos = received;
      return;
    }
    boolean book = (seen & (BIDS | ASKS | TOKEN | TIMESTAMP)) == (BIDS | ASKS | TOKEN | TIMESTAMP) && (seen & CHANGES) == 0;
    boolean changes = (seen & (CHANGES | TIMESTAMP)) == (CHANGES | TIMESTAMP) && (seen & (BIDS | ASKS)) == 0;
    if (!book && !changes) throw Declined.LINE;
    if ((seen & EVENT) != 0 && frame.eventType != (book ? "book" : "price_change")) throw Declined.LINE;
    if (changes && frame.token == null)
      for (int i = 0; i < frame.changes.size; i++) if (frame.changes.token[i] == null) throw Declined.LINE;
    frame.type = book ? Frame.Type.BOOK : Frame.Type.PRICE_CHANGE;
    frame.exchangeNanos = timestamp;
    frame.receiveNanos = received;
  }

  private int key() {
    if (order.take(this)) return order.taken();
    int from = at;
    int to = string();
    space();
    expect(':');
    int key = key(from + 1, to);
    order.put(this, from, key);
    return key;
  }

  /** What a key means here; 0 for keys whose value is skipped. Keys that the reference reads otherwise are declined. */
  private int key(int from, int to) {
    switch (to - from) {
      case 2 -> {
        if (is(from, "ts")) throw Declined.LINE;
      }
      case 3 -> {
        if (is(from, "raw") || is(from, "msg")) return CONTENT;
      }
      case 4 -> {
        if (is(from, "bids")) return BIDS;
        if (is(from, "asks")) return ASKS;
        if (is(from, "hash")) return HASH;
        if (is(from, "data") || is(from, "json")) return CONTENT;
        if (is(from, "buys") || is(from, "slug")) throw Declined.LINE;
      }
      case 5 -> {
        if (is(from, "sells") || is(from, "price")) throw Declined.LINE;
      }
      case 6 -> {
        if (is(from, "market")) return MARKET;
      }
      case 7 -> {
        if (is(from, "recv_ts") || is(from, "recv_ms") || is(from, "recv_ns")) return RECEIVED;
        if (is(from, "payload")) return CONTENT;
        if (is(from, "changes")) return CHANGES;
      }
      case 8 -> {
        if (is(from, "asset_id")) return TOKEN;
        if (is(from, "raw_text") || is(from, "raw_data") || is(from, "outcomes")) throw Declined.LINE;
      }
      case 9 -> {
        if (is(from, "timestamp")) return TIMESTAMP;
        if (is(from, "tick_size")) return TICK;
        if (is(from, "recv_wall")) throw Declined.LINE;
      }
      case 10 -> {
        if (is(from, "event_type")) return EVENT;
        if (is(from, "assets_ids")) throw Declined.LINE;
      }
      case 11 -> {
        if (is(from, "received_at")) throw Declined.LINE;
      }
      case 12 -> {
        if (is(from, "recv_wall_ts") || is(from, "_received_at") || is(from, "condition_id")) throw Declined.LINE;
      }
      case 13 -> {
        if (is(from, "price_changes")) return CHANGES;
      }
      case 14 -> {
        if (is(from, "clob_token_ids")) throw Declined.LINE;
      }
      case 15 -> {
        if (is(from, "received_at_utc") || is(from, "local_timestamp") || is(from, "winning_outcome")) throw Declined.LINE;
      }
      case 16 -> {
        if (is(from, "last_trade_price")) return LAST;
        if (is(from, "transaction_hash") || is(from, "winning_asset_id")) throw Declined.LINE;
      }
      case 18 -> {
        if (is(from, "timestamp_received")) throw Declined.LINE;
      }
      default -> {}
    }
    return 0;
  }

  private void changes(Levels out) {
    out.clear();
    expect('[');
    space();
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      space();
      change(out);
      space();
    } while (more(']'));
  }

  private void change(Levels out) {
    String token = null;
    int ticks = -1;
    long lots = -1;
    int side = 0;
    int bid = -1;
    int ask = -1;
    int seen = 0;
    expect('{');
    do {
      space();
      int from = at + 1;
      int to = string();
      space();
      expect(':');
      space();
      int bit;
      switch (to - from) {
        case 4 -> bit = is(from, "size") ? 1 : is(from, "side") ? 2 : is(from, "hash") ? 4 : 0;
        case 5 -> bit = is(from, "price") ? 8 : 0;
        case 8 -> bit = is(from, "asset_id") ? 16 : is(from, "best_bid") ? 32 : is(from, "best_ask") ? 64 : 0;
        default -> bit = 0;
      }
      if (bit == 0 || (seen & bit) != 0) throw Declined.LINE;
      seen |= bit;
      switch (bit) {
        case 1 -> lots = quotedLots();
        case 2 -> side = side();
        case 8 -> ticks = quotedTicks();
        case 16 -> token = name();
        case 32 -> bid = best();
        case 64 -> ask = best();
        default -> string();
      }
      space();
    } while (more('}'));
    if (ticks < 0 || lots < 0 || side == 0) throw Declined.LINE;
    out.addChange(token, ticks, lots, (byte) side, bid, ask);
  }

  private int quotedTicks() {
    expect('"');
    int ticks = ticks();
    expect('"');
    return ticks;
  }

  private long quotedLots() {
    expect('"');
    long lots = lots();
    expect('"');
    return lots;
  }

  /** A stated best price; 0 stands for an empty side. */
  private int best() {
    expect('"');
    if (peek() == '"') throw Declined.LINE;
    long ticks = decimal(Grid.PRICE_DECIMALS);
    expect('"');
    return ticks <= 0 || ticks >= Grid.UNIT ? 0 : (int) ticks;
  }

  private int side() {
    int from = at + 1;
    int to = string();
    if (to - from == 3 && is(from, "BUY")) return 1;
    if (to - from == 4 && is(from, "SELL")) return -1;
    throw Declined.LINE;
  }

  private String event() {
    int from = at + 1;
    int to = string();
    if (to - from == 4 && is(from, "book")) return "book";
    if (to - from == 12 && is(from, "price_change")) return "price_change";
    throw Declined.LINE;
  }

  private String name() {
    String known = names.at(bytes, at, end);
    if (known != null) {
      at += known.length() + 2;
      return known;
    }
    int from = at + 1;
    return names.of(bytes, from, string());
  }

  private String text() {
    int from = at + 1;
    return new String(bytes, from, string() - from, StandardCharsets.US_ASCII);
  }
}
