package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.text.Bytes;
import dev.lockstep.datasets.text.Instants;
import java.nio.charset.StandardCharsets;

/**
 * The fast reader of recorded lines: books and price changes, bare or in an envelope, in JSON without escapes. Anything else it
 * declines, and {@link JacksonLines} takes the line; what it accepts, it decodes to the same frames as that one.
 */
final class FastLines {
  private static final long PRICE = Bytes.word("{\"price\"");
  private static final long SIZE = Bytes.word("\",\"size\"");
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};

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

  private final Names names = new Names();
  private byte[] bytes;
  private int at;
  private int end;

  /** Thrown where a line is not of the shape that is read here; carries nothing. */
  private static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Declined LINE = new Declined();

    private Declined() {
      super(null, null, false, false);
    }
  }

  /** Decodes one line; false if it is not of the shape that is read here. */
  boolean read(byte[] line, int from, int to, Frames out) {
    bytes = line;
    at = from;
    end = to;
    out.clear();
    try {
      Frame outer = out.add();
      object(outer, out, true);
      space();
      if (at != end) throw Declined.LINE;
      return true;
    } catch (Declined e) {
      return false;
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
      int keyFrom = at + 1;
      int keyTo = string();
      space();
      expect(':');
      space();
      int key = key(keyFrom, keyTo);
      if ((seen & key) != 0) throw Declined.LINE;
      seen |= key;
      switch (key) {
        case BIDS -> levels(frame.bids);
        case ASKS -> levels(frame.asks);
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

  private boolean is(int from, String name) {
    for (int i = 0; i < name.length(); i++) if (bytes[from + i] != name.charAt(i)) return false;
    return true;
  }

  private void levels(Levels out) {
    out.clear();
    expect('[');
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      // Eight bytes at a time; near the buffer's end the comparison would read past it.
      if (at + 32 > end || (long) Bytes.LONG.get(bytes, at) != PRICE || bytes[at + 8] != ':' || bytes[at + 9] != '"') {
        spacedLevel(out);
      } else {
        at += 10;
        int ticks = ticks();
        if (at + 10 > end || (long) Bytes.LONG.get(bytes, at) != SIZE || bytes[at + 8] != ':' || bytes[at + 9] != '"') throw Declined.LINE;
        at += 10;
        out.add(ticks, lots());
        expect('"');
        expect('}');
      }
    } while (more(']'));
  }

  /** A level as above with spaces between its parts. */
  private void spacedLevel(Levels out) {
    space();
    expect('{');
    space();
    literal("\"price\"");
    space();
    expect(':');
    space();
    expect('"');
    int ticks = ticks();
    expect('"');
    space();
    expect(',');
    space();
    literal("\"size\"");
    space();
    expect(':');
    space();
    expect('"');
    long lots = lots();
    expect('"');
    space();
    expect('}');
    space();
    out.add(ticks, lots);
  }

  private void literal(String text) {
    for (int i = 0; i < text.length(); i++) expect(text.charAt(i));
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

  private int ticks() {
    long ticks = decimal(Grid.PRICE_DECIMALS);
    if (ticks <= 0 || ticks >= Grid.UNIT) throw Declined.LINE;
    return (int) ticks;
  }

  private long lots() {
    return decimal(Grid.SIZE_DECIMALS);
  }

  /** A plain decimal up to its closing quote, which is not taken; at most 12 digits before the point. */
  private long decimal(int scale) {
    byte[] b = bytes;
    int i = at;
    int limit = end;
    long value = 0;
    int start = i;
    int c = 0;
    while (i < limit && (c = b[i] - '0') >= 0 && c <= 9) {
      value = value * 10 + c;
      i++;
    }
    int whole = i - start;
    if (whole > 12) throw Declined.LINE;
    int decimals = 0;
    if (i < limit && b[i] == '.') {
      int point = ++i;
      while (i < limit && (c = b[i] - '0') >= 0 && c <= 9) {
        value = value * 10 + c;
        i++;
      }
      decimals = i - point;
      if (decimals > scale) throw Declined.LINE;
    }
    if (whole + decimals == 0) throw Declined.LINE;
    at = i;
    return value * POWERS[scale - decimals];
  }

  /** A time as a number or a quoted number; ISO texts are declined. */
  private long time() {
    boolean quoted = peek() == '"';
    if (quoted) at++;
    int start = at;
    long whole = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') whole = whole * 10 + (bytes[at++] - '0');
    int digits = at - start;
    // Leading zeros are no JSON number; from 9e18 on lies overflow.
    if (digits == 0 || digits > 19 || digits == 19 && bytes[start] == '9' || bytes[start] == '0') throw Declined.LINE;
    int scale = Instants.scaleOf(whole);
    if (whole >= Long.MAX_VALUE / POWERS[scale]) throw Declined.LINE;
    long fraction = 0;
    int kept = 0;
    if (at < end && bytes[at] == '.') {
      int point = ++at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        if (kept < scale) {
          fraction = fraction * 10 + (bytes[at] - '0');
          kept++;
        }
        at++;
      }
      if (at == point || at - start > 30) throw Declined.LINE;
    }
    if (quoted) expect('"');
    return whole * POWERS[scale] + fraction * POWERS[scale - kept];
  }

  private String event() {
    int from = at + 1;
    int to = string();
    if (to - from == 4 && is(from, "book")) return "book";
    if (to - from == 12 && is(from, "price_change")) return "price_change";
    throw Declined.LINE;
  }

  private String name() {
    int from = at + 1;
    return names.of(bytes, from, string());
  }

  private String text() {
    int from = at + 1;
    return new String(bytes, from, string() - from, StandardCharsets.US_ASCII);
  }

  /** Passes a string of plain ASCII; returns the index of its closing quote. */
  private int string() {
    expect('"');
    byte[] b = bytes;
    int i = at;
    while (i < end) {
      int c = b[i];
      if (c == '"') {
        at = i + 1;
        return i;
      }
      if (c < ' ' || c == '\\') throw Declined.LINE;
      i++;
    }
    throw Declined.LINE;
  }

  /** Passes a scalar whose value does not matter. */
  private void skip() {
    int c = peek();
    if (c == '"') string();
    else if (c == 't') literal("true");
    else if (c == 'f') literal("false");
    else if (c == 'n') literal("null");
    else number();
  }

  private void number() {
    if (peek() == '-') at++;
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
    if (at == start || bytes[start] == '0' && at - start > 1) throw Declined.LINE;
    if (at < end && bytes[at] == '.') {
      int point = ++at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
      if (at == point) throw Declined.LINE;
    }
    if (at - start > 300) throw Declined.LINE;
  }

  private void space() {
    while (at < end && bytes[at] == ' ') at++;
  }

  private int peek() {
    if (at >= end) throw Declined.LINE;
    return bytes[at];
  }

  private void expect(char wanted) {
    if (at >= end || bytes[at] != wanted) throw Declined.LINE;
    at++;
  }

  /** After an item: true if another follows, false at the closing mark; either is taken. */
  private boolean more(char close) {
    int c = peek();
    at++;
    if (c == ',') return true;
    if (c == close) return false;
    throw Declined.LINE;
  }
}
