package dev.lockstep.datasets.format.kalshi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lockstep.datasets.format.kalshi.KalshiEvent.Type;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Instants;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Decodes one line of a Kalshi recording: cents or dollars, counts or fixed-point counts, times in any unit. */
final class KalshiJson {
  static final int UNIT = 1000;
  private static final int PRICE_DECIMALS = 3;
  private static final int SIZE_DECIMALS = 6;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(1 << 24).build())
          .build();

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> scalars = new HashMap<>();

  void read(byte[] bytes, int from, int to, KalshiEvent out) throws IOException {
    out.clear();
    scalars.clear();
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("not a JSON object");
      object(json, out, 0);
      if (json.nextToken() != null) throw new IOException("text after the end of the object");
    } catch (JsonProcessingException e) {
      throw new IOException("not JSON: " + e.getOriginalMessage());
    }
    finish(out);
  }

  private void object(JsonParser json, KalshiEvent out, int depth) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      switch (name) {
        case "payload_json", "payload", "msg", "raw", "data", "message" -> {
          if (token == JsonToken.START_OBJECT && depth < 8) object(json, out, depth + 1);
          else skip(json, token);
        }
        case "yes", "yes_dollars_fp", "yes_dollars" -> levels(json, token, out.yes, name.length() > 3);
        case "no", "no_dollars_fp", "no_dollars" -> levels(json, token, out.no, name.length() > 2);
        case "yes_bid_prices", "no_bid_prices" -> prices(json, token, name.startsWith("yes") ? out.yes : out.no);
        case "yes_bid_sizes", "no_bid_sizes" -> sizes(json, token, name.startsWith("yes") ? out.yes : out.no);
        default -> {
          if (token.isStructStart()) json.skipChildren();
          else if (token != JsonToken.VALUE_NULL && isWanted(name)) scalars.putIfAbsent(depth == 0 ? name : "." + name, json.getText());
        }
      }
    }
  }

  private static void skip(JsonParser json, JsonToken token) throws IOException {
    if (token.isStructStart()) json.skipChildren();
  }

  private static boolean isWanted(String name) {
    return switch (name) {
      case "event_type", "type", "market_ticker", "local_recv_ns", "local_recv_ts", "recv_ns", "recv_ts", "recv_ms", "_received_at",
          "checkpoint_ts", "ts_wall", "exchange_ts", "ts_ms", "ts", "time", "sequence_number", "seq", "price", "price_dollars", "delta",
          "delta_fp", "side", "yes_bid", "yes_ask", "yes_bid_dollars", "yes_ask_dollars", "yes_bid_size_fp", "yes_ask_size_fp",
          "yes_bid_size", "yes_ask_size", "close_time", "yes_price", "yes_price_dollars", "count", "count_fp", "taker_side" -> true;
      default -> false;
    };
  }

  private String first(String... keys) {
    for (String key : keys) {
      String inner = scalars.get("." + key);
      String text = inner == null ? scalars.get(key) : inner;
      if (text != null && !text.isEmpty()) return text;
    }
    return null;
  }

  private void finish(KalshiEvent out) throws IOException {
    out.market = name(first("market_ticker"));
    String type = scalars.get("event_type") != null ? scalars.get("event_type") : scalars.get("type");
    String local = first("local_recv_ns", "local_recv_ts", "recv_ns", "recv_ts", "recv_ms", "_received_at", "checkpoint_ts", "ts_wall");
    if (local != null) out.localNanos = Instants.parse(local);
    String sequence = first("sequence_number", "seq");
    if (sequence != null) out.sequence = Decimals.parse(sequence, 0);
    out.type = typeOf(type == null ? "" : type);
    String sent = out.type == Type.CHECKPOINT ? null : first("exchange_ts", "time", "ts_ms", "ts");
    if (sent != null) out.exchangeNanos = Instants.parse(sent);
    if (out.market == null && out.type != Type.OTHER && out.type != Type.CONNECTED)
      throw new IOException(type + " without market_ticker");
    switch (out.type) {
      case DELTA -> delta(out);
      case TICKER -> ticker(out);
      case TRADE -> trade(out);
      case WATCH -> {
        String close = first("close_time");
        if (close != null) out.closeNanos = Instants.parse(close);
      }
      default -> {}
    }
  }

  private static Type typeOf(String name) {
    return switch (name) {
      case "orderbook_snapshot" -> Type.SNAPSHOT;
      case "orderbook_delta" -> Type.DELTA;
      case "ticker" -> Type.TICKER;
      case "trade" -> Type.TRADE;
      case "orderbook_checkpoint" -> Type.CHECKPOINT;
      case "ws_connected" -> Type.CONNECTED;
      case "watch_market" -> Type.WATCH;
      default -> Type.OTHER;
    };
  }

  private void delta(KalshiEvent out) throws IOException {
    String dollars = first("price_dollars");
    String cents = first("price");
    String change = first("delta_fp", "delta");
    if (dollars == null && cents == null || change == null) throw new IOException("an orderbook_delta without price or delta");
    out.ticks = dollars != null ? ticks(dollars, true) : ticks(cents, false);
    out.lots = Decimals.parse(change, SIZE_DECIMALS);
    out.side = side(first("side"));
  }

  private void trade(KalshiEvent out) throws IOException {
    String dollars = first("yes_price_dollars");
    String cents = first("yes_price");
    String count = first("count_fp", "count");
    if (dollars == null && cents == null || count == null) throw new IOException("a trade without price or count");
    out.ticks = dollars != null ? ticks(dollars, true) : ticks(cents, false);
    out.lots = lots(count);
    out.side = side(first("taker_side"));
  }

  /** Prices of 0 and 1 mean that the side is empty. */
  private void ticker(KalshiEvent out) {
    out.bidTicks = quote(first("yes_bid_dollars"), first("yes_bid"));
    out.askTicks = quote(first("yes_ask_dollars"), first("yes_ask"));
    String bidSize = first("yes_bid_size_fp", "yes_bid_size");
    String askSize = first("yes_ask_size_fp", "yes_ask_size");
    out.bidLots = out.bidTicks == 0 || bidSize == null ? 0 : lots(bidSize);
    out.askLots = out.askTicks == 0 || askSize == null ? 0 : lots(askSize);
  }

  private static int quote(String dollars, String cents) {
    if (dollars == null && cents == null) return 0;
    long ticks = dollars != null ? Decimals.parse(dollars, PRICE_DECIMALS) : Decimals.parse(cents, PRICE_DECIMALS - 2);
    if (ticks < 0 || ticks > UNIT) throw new NumberFormatException("price of " + ticks + " thousandths is not between 0 and 1");
    return ticks == UNIT ? 0 : (int) ticks;
  }

  /** Checkpoints show whole cents; 0 and 100 stand for levels within half a cent of the range's ends. */
  private static int cents(String text) {
    long ticks = Decimals.parse(text, PRICE_DECIMALS - 2);
    if (ticks < 0 || ticks > UNIT) throw new NumberFormatException("price \"" + text + "\" is not between 0 and 1");
    return (int) ticks;
  }

  private static int ticks(String text, boolean dollars) {
    long ticks = Decimals.parse(text, dollars ? PRICE_DECIMALS : PRICE_DECIMALS - 2);
    if (ticks <= 0 || ticks >= UNIT) throw new NumberFormatException("price \"" + text + "\" is not between 0 and 1");
    return (int) ticks;
  }

  private static long lots(String text) {
    long lots = Decimals.parse(text, SIZE_DECIMALS);
    if (lots < 0) throw new NumberFormatException("size \"" + text + "\" is negative");
    return lots;
  }

  private static int side(String text) {
    if ("yes".equals(text)) return 1;
    if ("no".equals(text)) return -1;
    throw new NumberFormatException("side \"" + text + "\" is neither yes nor no");
  }

  private String name(String text) {
    if (text == null) return null;
    if (names.size() > 10_000) names.clear();
    String known = names.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private static void levels(JsonParser json, JsonToken token, KalshiEvent.Side out, boolean dollars) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      skip(json, token);
      return;
    }
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.START_ARRAY) throw new IOException("a level that is not a pair");
      String price = null;
      String size = null;
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        if (i == 0) price = json.getText();
        else if (i == 1) size = json.getText();
      }
      if (price == null || size == null) throw new IOException("a level without price or size");
      out.add(ticks(price, dollars), lots(size));
    }
  }

  private static void prices(JsonParser json, JsonToken token, KalshiEvent.Side out) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      skip(json, token);
      return;
    }
    boolean fresh = out.size == 0;
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      int ticks = cents(json.getText());
      if (fresh) out.add(ticks, 0);
      else if (i < out.size) out.ticks[i] = ticks;
    }
  }

  private static void sizes(JsonParser json, JsonToken token, KalshiEvent.Side out) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      skip(json, token);
      return;
    }
    boolean fresh = out.size == 0;
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      long lots = lots(json.getText());
      if (fresh) out.add(0, lots);
      else if (i < out.size) out.lots[i] = lots;
    }
  }
}
