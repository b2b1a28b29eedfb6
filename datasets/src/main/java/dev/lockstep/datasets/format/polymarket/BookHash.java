package dev.lockstep.datasets.format.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Checks the hash of whole books: SHA-1 over compact JSON of market, token, time, an empty hash, the levels as sent, minimum size,
 * tick, risk flag and last trade price. A book that does not carry tick and last trade is tried with every one there can be,
 * beginning near the last that matched; so a match proves every level, and recovers both.
 */
final class BookHash {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PRICES = 1000;
  private static final String[] TICKS = {"0.01", "0.001"};

  private int lastPrice = PRICES / 2;
  private int lastTick;
  private long checked;
  private long failed;

  /** Checks every book of a line that has a hash; true if all that were checked match. */
  boolean matches(byte[] bytes, int from, int to) throws IOException {
    long before = failed;
    search(JSON.readTree(bytes, from, to - from), 0);
    return failed == before;
  }

  long checked() {
    return checked;
  }

  private void search(JsonNode node, int depth) throws IOException {
    if (depth > 12) return;
    if (node.isArray()) {
      for (JsonNode item : node) search(item, depth + 1);
    } else if (node.isTextual() && (node.asText().startsWith("{") || node.asText().startsWith("["))) {
      search(JSON.readTree(node.asText()), depth + 1);
    } else if (node.isObject()) {
      if (node.path("bids").isArray() && node.path("asks").isArray()) {
        if (node.path("hash").isTextual()) check(node);
        return;
      }
      for (var field : node.properties()) if (Envelope.isContent(field.getKey())) search(field.getValue(), depth + 1);
    }
  }

  private void check(JsonNode book) {
    checked++;
    MessageDigest prefix = digest();
    StringBuilder text = new StringBuilder(8192);
    text.append("{\"market\":\"").append(book.path("market").asText()).append("\",\"asset_id\":\"").append(book.path("asset_id").asText());
    text.append("\",\"timestamp\":\"").append(book.path("timestamp").asText()).append("\",\"hash\":\"\",\"bids\":");
    levels(text, book.path("bids"));
    text.append(",\"asks\":");
    levels(text, book.path("asks"));
    text.append(",\"min_order_size\":\"").append(book.path("min_order_size").asText("5")).append("\",\"tick_size\":\"");
    prefix.update(text.toString().getBytes(StandardCharsets.UTF_8));
    String risk = "\",\"neg_risk\":" + book.path("neg_risk").asText("false") + ",\"last_trade_price\":\"";
    byte[] wanted;
    try {
      wanted = HexFormat.of().parseHex(book.path("hash").asText().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      failed++;
      return;
    }
    if (!found(book, prefix, risk, wanted)) failed++;
  }

  private boolean found(JsonNode book, MessageDigest prefix, String risk, byte[] wanted) {
    String tick = book.path("tick_size").asText(null);
    String trade = book.path("last_trade_price").asText(null);
    if (trade != null && tick != null) return tried(prefix, tick, risk, trade, wanted);
    for (int away = 0; away < 2 * PRICES; away++) {
      int price = lastPrice + ((away & 1) == 0 ? away / 2 : -(away + 1) / 2);
      if (price < 0 || price >= PRICES) continue;
      String text = String.format(Locale.ROOT, "0.%03d", price);
      for (int i = 0; i < TICKS.length; i++) {
        int index = (lastTick + i) % TICKS.length;
        if (!tried(prefix, tick != null ? tick : TICKS[index], risk, trade != null ? trade : text, wanted)) continue;
        lastPrice = price;
        lastTick = index;
        return true;
      }
    }
    return false;
  }

  private static boolean tried(MessageDigest prefix, String tick, String risk, String trade, byte[] wanted) {
    try {
      MessageDigest digest = (MessageDigest) prefix.clone();
      digest.update((tick + risk + trade + "\"}").getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(digest.digest(), wanted);
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  private static void levels(StringBuilder text, JsonNode levels) {
    text.append('[');
    for (int i = 0; i < levels.size(); i++) {
      JsonNode level = levels.get(i);
      text.append(i == 0 ? "" : ",").append("{\"price\":\"").append(level.path("price").asText()).append("\",\"size\":\"");
      text.append(level.path("size").asText()).append("\"}");
    }
    text.append(']');
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
