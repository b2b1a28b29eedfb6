package dev.lockstep.bot.state;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object of texts, whole numbers, truths, lists and objects: ASCII only, members in the order in which they are given. */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private final StringBuilder text = new StringBuilder("{");

  public JsonText text(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  public JsonText whole(String name, long value) {
    name(name).append(value);
    return this;
  }

  public JsonText truth(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  public JsonText texts(String name, List<String> values) {
    StringBuilder out = name(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) out.append(',');
      quote(values.get(i));
    }
    out.append(']');
    return this;
  }

  public JsonText object(String name, Map<String, String> values) {
    JsonText inner = new JsonText();
    values.forEach(inner::text);
    name(name).append(inner.end());
    return this;
  }

  /** An object whose members {@code member} writes. */
  public JsonText part(String name, Consumer<JsonText> member) {
    JsonText inner = new JsonText();
    member.accept(inner);
    name(name).append(inner.end());
    return this;
  }

  /** A list of objects, each written by {@code member}. */
  public <T> JsonText list(String name, List<T> values, BiConsumer<JsonText, T> member) {
    StringBuilder out = name(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      JsonText inner = new JsonText();
      member.accept(inner, values.get(i));
      out.append(i > 0 ? ",\n " : "\n ").append(inner.end());
    }
    out.append(']');
    return this;
  }

  /** The finished object. Call it once. */
  public String end() {
    return text.append('}').toString();
  }

  private StringBuilder name(String name) {
    if (text.length() > 1) text.append(',');
    quote(name);
    return text.append(':');
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') text.append('\\').append(c);
      else if (c >= ' ' && c < 0x7F) text.append(c);
      else text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }
    text.append('"');
  }
}
