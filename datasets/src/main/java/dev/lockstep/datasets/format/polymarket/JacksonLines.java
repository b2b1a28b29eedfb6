package dev.lockstep.datasets.format.polymarket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The validating reader of recorded lines: finds the frames in whatever envelope they were recorded in. It is the reference for
 * the fast reader and takes every line that one declines.
 */
final class JacksonLines {
  private static final int NESTING_MAX = 12;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(1 << 24).build())
          .build();

  private final Map<String, String> names = new HashMap<>();

  /** Decodes one line; throws an IOException or NumberFormatException that says what is wrong with it. */
  void read(byte[] bytes, int from, int to, Frames out) throws IOException {
    out.clear();
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) throw new JsonParseException(json, "not an object");
      value(json, first, out, 0, -1);
      if (json.nextToken() != null) throw new JsonParseException(json, "text after the end of the object");
    } catch (JsonProcessingException e) {
      throw new IOException("not JSON: " + e.getOriginalMessage());
    }
  }

  private void value(JsonParser json, JsonToken token, Frames out, int depth, long receiveNanos) throws IOException {
    if (depth > NESTING_MAX) throw new IOException("envelopes nested deeper than " + NESTING_MAX);
    if (token == JsonToken.START_ARRAY) {
      while ((token = json.nextToken()) != JsonToken.END_ARRAY) value(json, token, out, depth + 1, receiveNanos);
    } else if (token == JsonToken.START_OBJECT) {
      object(json, out, depth, receiveNanos);
    } else if (token == JsonToken.VALUE_STRING) {
      text(json.getText(), out, depth, receiveNanos);
    }
  }

  private void text(String text, Frames out, int depth, long receiveNanos) throws IOException {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || trimmed.charAt(0) != '{' && trimmed.charAt(0) != '[') {
      out.textFrames++;
      return;
    }
    try (JsonParser inner = JSON.createParser(trimmed)) {
      value(inner, inner.nextToken(), out, depth + 1, receiveNanos);
    }
  }

  /** An object is a frame, or an envelope around frames; which of both is known when it ends. */
  private void object(JsonParser json, Frames out, int depth, long outerReceiveNanos) throws IOException {
    Frame frame = out.add();
    int own = out.size();
    Fields fields = new Fields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (Envelope.isContent(name) && (token.isStructStart() || token == JsonToken.VALUE_STRING)) {
        fields.envelope = true;
        value(json, token, out, depth + 1, -1);
      } else {
        field(json, token, name, frame, fields);
      }
    }
    if (fields.envelope && !fields.isFrame()) {
      long received = fields.receiveNanos(outerReceiveNanos);
      for (int i = own; i < out.size(); i++) {
        Frame inner = out.get(i);
        if (inner.receiveNanos < 0) inner.receiveNanos = received;
        if (inner.slug == null) inner.slug = frame.slug;
      }
      frame.type = null;
    } else {
      frame.receiveNanos = fields.ownReceiveNanos(outerReceiveNanos);
      fields.finish(frame);
    }
  }

  private void field(JsonParser json, JsonToken token, String name, Frame frame, Fields fields) throws IOException {
    switch (name) {
      case "bids", "buys" -> fields.bids = levels(json, token, frame.bids);
      case "asks", "sells" -> fields.asks = levels(json, token, frame.asks);
      case "price_changes", "changes" -> fields.changes = changes(json, token, frame.changes);
      case "assets_ids", "clob_token_ids" -> strings(json, token, frame.tokens);
      case "outcomes" -> strings(json, token, frame.outcomes);
      default -> {
        if (token.isStructStart()) json.skipChildren();
        else if (token != JsonToken.VALUE_NULL) fields.scalar(name, json.getText(), frame, names);
      }
    }
  }

  private static boolean levels(JsonParser json, JsonToken token, Levels out) throws IOException {
    out.clear();
    if (token != JsonToken.START_ARRAY) {
      json.skipChildren();
      return token == JsonToken.VALUE_NULL;
    }
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      String price = null;
      String size = null;
      if (token == JsonToken.START_OBJECT) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (value.isStructStart()) json.skipChildren();
          else if (name.equals("price")) price = json.getText();
          else if (name.equals("size")) size = json.getText();
        }
      } else if (token == JsonToken.START_ARRAY) {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
          if (i == 0) price = json.getText();
          else if (i == 1) size = json.getText();
        }
      }
      if (price == null || size == null) throw new IOException("a level without price or size");
      out.add(Fields.levelTicks(price), Fields.lots(size));
    }
    return true;
  }

  private boolean changes(JsonParser json, JsonToken token, Levels out) throws IOException {
    out.clear();
    if (token != JsonToken.START_ARRAY) {
      json.skipChildren();
      return false;
    }
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.START_OBJECT) throw new IOException("a price change that is not an object");
      String asset = null;
      String price = null;
      String size = null;
      String side = null;
      String bid = null;
      String ask = null;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isStructStart()) json.skipChildren();
        else if (value != JsonToken.VALUE_NULL)
          switch (name) {
            case "asset_id" -> asset = Fields.name(json.getText(), names);
            case "price" -> price = json.getText();
            case "size" -> size = json.getText();
            case "side" -> side = json.getText();
            case "best_bid" -> bid = json.getText();
            case "best_ask" -> ask = json.getText();
            default -> {}
          }
      }
      if (price == null || size == null || side == null) throw new IOException("a price change without price, size or side");
      out.addChange(asset, Fields.levelTicks(price), Fields.lots(size), Fields.side(side), Fields.best(bid), Fields.best(ask));
    }
    return true;
  }

  private void strings(JsonParser json, JsonToken token, List<String> out) throws IOException {
    if (token == JsonToken.VALUE_STRING && json.getText().startsWith("[")) {
      try (JsonParser inner = JSON.createParser(json.getText())) {
        strings(inner, inner.nextToken(), out);
      }
      return;
    }
    if (token != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    out.clear();
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (token.isStructStart()) json.skipChildren();
      else out.add(Fields.name(json.getText(), names));
    }
  }
}
