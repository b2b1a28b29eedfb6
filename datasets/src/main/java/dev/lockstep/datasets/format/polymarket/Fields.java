package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.text.Bytes;
import dev.lockstep.datasets.text.Decimals;
import dev.lockstep.datasets.text.Instants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The scalars of one object, gathered until it is known whether the object is a frame or an envelope. */
final class Fields {
  boolean envelope;
  boolean bids;
  boolean asks;
  boolean changes;
  private String eventType;
  private String timestamp;
  private String price;
  private String size;
  private String side;
  private String newTickSize;
  private String received;
  private int receivedRank = Integer.MAX_VALUE;
  private String ownReceived;
  private int ownReceivedRank = Integer.MAX_VALUE;

  void scalar(String name, String text, Frame frame, Map<String, String> names) {
    int rank = Envelope.receiveRank(name);
    if (rank >= 0) {
      if (rank < receivedRank) {
        received = text;
        receivedRank = rank;
      }
      if (rank < 10 && rank < ownReceivedRank) {
        ownReceived = text;
        ownReceivedRank = rank;
      }
      if (name.equals("timestamp")) timestamp = text;
      return;
    }
    switch (name) {
      case "event_type" -> eventType = text;
      case "market", "condition_id" -> frame.market = name(text, names);
      case "asset_id" -> frame.token = name(text, names);
      case "slug" -> frame.slug = name(text, names);
      case "hash" -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame.hashPrint = Bytes.print(bytes, 0, bytes.length);
      }
      case "tick_size" -> frame.tickSize = text;
      case "last_trade_price" -> frame.lastTradePrice = text;
      case "new_tick_size" -> newTickSize = text;
      case "price" -> price = text;
      case "size" -> size = text;
      case "side" -> side = text;
      case "transaction_hash" -> frame.transactionHash = text;
      case "winning_asset_id" -> frame.winningToken = name(text, names);
      case "winning_outcome" -> frame.winningOutcome = text;
      default -> {}
    }
  }

  /** Whether the object shows a book or changes of its own: then a payload beside them does not make it an envelope. */
  boolean isFrame() {
    return bids || asks || changes;
  }

  long receiveNanos(long outer) {
    return received == null ? outer : Instants.parse(received);
  }

  long ownReceiveNanos(long outer) {
    return ownReceived == null ? outer : Instants.parse(ownReceived);
  }

  void finish(Frame frame) throws IOException {
    frame.eventType = eventType;
    frame.type = type();
    if (frame.type == null) return;
    if (timestamp != null) frame.exchangeNanos = Instants.parse(timestamp);
    switch (frame.type) {
      case BOOK -> {
        if (frame.token == null) throw new IOException("a book without asset_id");
      }
      case PRICE_CHANGE -> {
        for (int i = 0; i < frame.changes.size; i++)
          if (frame.changes.token[i] == null && frame.token == null) throw new IOException("a price change without asset_id");
      }
      case TRADE -> {
        if (frame.token == null || price == null) throw new IOException("a trade without asset_id or price");
        frame.ticks = levelTicks(price);
        frame.lots = size == null ? 0 : lots(size);
        frame.side = side == null || side.isEmpty() ? 0 : side(side);
      }
      case TICK_SIZE -> {
        if (newTickSize == null) throw new IOException("a tick size change without new_tick_size");
        frame.newTick = tickTicks(newTickSize);
      }
      default -> {}
    }
  }

  private Frame.Type type() {
    if (eventType == null) return shape();
    return switch (eventType) {
      case "book" -> Frame.Type.BOOK;
      case "price_change" -> Frame.Type.PRICE_CHANGE;
      case "last_trade_price" -> Frame.Type.TRADE;
      case "tick_size_change" -> Frame.Type.TICK_SIZE;
      case "market_resolved" -> Frame.Type.RESOLVED;
      case "new_market" -> Frame.Type.NEW_MARKET;
      default -> Frame.Type.OTHER;
    };
  }

  /** Old recordings and some clients leave the type out: then the fields tell. */
  private Frame.Type shape() {
    if (bids && asks) return Frame.Type.BOOK;
    if (changes) return Frame.Type.PRICE_CHANGE;
    if (newTickSize != null) return Frame.Type.TICK_SIZE;
    return price != null && size != null && side != null && timestamp != null ? Frame.Type.TRADE : null;
  }

  /** One copy of every id, so that ids can be compared quickly and do not pile up. */
  static String name(String text, Map<String, String> names) {
    if (names.size() > 10_000) names.clear();
    String known = names.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  static int levelTicks(String text) {
    long ticks = Decimals.parse(text, Grid.PRICE_DECIMALS);
    if (ticks <= 0 || ticks >= Grid.UNIT) throw new NumberFormatException("price \"" + text + "\" is not between 0 and 1");
    return (int) ticks;
  }

  static int tickTicks(String text) {
    long ticks = Decimals.parse(text, Grid.PRICE_DECIMALS);
    if (ticks <= 0 || ticks >= Grid.UNIT) throw new NumberFormatException("tick size \"" + text + "\" is not between 0 and 1");
    return (int) ticks;
  }

  static long lots(String text) {
    long lots = Decimals.parse(text, Grid.SIZE_DECIMALS);
    if (lots < 0) throw new NumberFormatException("size \"" + text + "\" is negative");
    return lots;
  }

  static byte side(String text) {
    if (text.equalsIgnoreCase("BUY")) return 1;
    if (text.equalsIgnoreCase("SELL")) return -1;
    throw new NumberFormatException("side \"" + text + "\" is neither BUY nor SELL");
  }

  /** A stated best price: "0" and "1" mean an empty side and are no quote. */
  static int best(String text) {
    if (text == null || text.isEmpty()) return -1;
    long ticks = Decimals.parse(text, Grid.PRICE_DECIMALS);
    return ticks <= 0 || ticks >= Grid.UNIT ? 0 : (int) ticks;
  }
}
