package dev.lockstep.datasets.format.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lockstep.datasets.text.Decimals;
import java.io.IOException;
import java.util.Arrays;

/** One message, read into reused fields: a diff of the book, a snapshot of it, a trade, or something else. */
final class BinanceMessage {
  /** What a message is. */
  enum Type {
    DIFF,
    SNAPSHOT,
    TRADE,
    OTHER
  }

  /** Decimals in which the venue writes prices and sizes; sizes are kept so and rounded by whoever makes lots of them. */
  static final int WRITTEN_DECIMALS = 8;
  /** Ten million, in units of {@link #WRITTEN_DECIMALS}: more is no price, and would not fit as ticks. */
  private static final long PRICE_MAX = 1_000_000_000_000_000L;
  private static final int DEPTH_MAX = 8;
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxStringLength(1 << 10).build()).build();

  Type type = Type.OTHER;
  /** Ids of the first and the last change in a diff; of a snapshot only the last. */
  long firstId;
  long lastId;
  /** Last id of the diff before, where the venue states it (futures); else -1. */
  long previousId;
  /** Levels: side (1 bid, -1 ask), price and size in units of {@link #WRITTEN_DECIMALS}, three numbers each. */
  long[] levels = new long[3 * 64];
  int levelCount;
  long price;
  long size;
  boolean buyerIsMaker;

  void read(byte[] bytes, int from, int to) throws IOException {
    type = Type.OTHER;
    previousId = -1;
    levelCount = 0;
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("not a JSON object");
      object(json);
      if (json.nextToken() != null) throw new IOException("text after the end of the object");
    } catch (JsonProcessingException e) {
      throw new IOException("not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage());
    }
  }

  private void object(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT && name.equals("data")) object(json);
      else if (token == JsonToken.START_ARRAY) array(json, name);
      else if (token == JsonToken.START_OBJECT) json.skipChildren();
      else scalar(json, name);
    }
  }

  private void array(JsonParser json, String name) throws IOException {
    switch (name) {
      case "b", "bids" -> levels(json, 1);
      case "a", "asks" -> levels(json, -1);
      default -> json.skipChildren();
    }
  }

  private void scalar(JsonParser json, String name) throws IOException {
    switch (name) {
      case "e" -> type = switch (json.getText()) {
        case "depthUpdate" -> Type.DIFF;
        case "trade" -> Type.TRADE;
        default -> Type.OTHER;
      };
      case "lastUpdateId" -> {
        type = Type.SNAPSHOT;
        lastId = json.getLongValue();
      }
      case "U" -> firstId = json.getLongValue();
      case "u" -> lastId = json.getLongValue();
      case "pu" -> previousId = json.getLongValue();
      case "p" -> price = price(json);
      case "q" -> size = size(json);
      case "m" -> buyerIsMaker = json.getBooleanValue();
      default -> { }
    }
  }

  private static long price(JsonParser json) throws IOException {
    long price = Decimals.parse(json.getText(), WRITTEN_DECIMALS);
    if (price <= 0 || price > PRICE_MAX) throw new IOException("no price: " + json.getText());
    return price;
  }

  private static long size(JsonParser json) throws IOException {
    long size = Decimals.parse(json.getText(), WRITTEN_DECIMALS);
    if (size < 0) throw new IOException("no size: " + json.getText());
    return size;
  }

  private void levels(JsonParser json, int side) throws IOException {
    while (json.nextToken() == JsonToken.START_ARRAY) {
      if (3 * levelCount == levels.length) levels = Arrays.copyOf(levels, 2 * levels.length);
      int at = 3 * levelCount++;
      levels[at] = side;
      json.nextToken();
      levels[at + 1] = price(json);
      json.nextToken();
      levels[at + 2] = size(json);
      if (json.nextToken() != JsonToken.END_ARRAY) throw new IOException("a level is not a price and a size");
    }
    if (json.currentToken() != JsonToken.END_ARRAY) throw new IOException("levels are not a list of lists");
  }
}
