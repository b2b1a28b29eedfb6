package dev.lockstep.bot.state;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object of texts, whole numbers, truths, lists and objects: ASCII only, members in the order in which they are given. */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final int USUAL_LENGTH = 1_024;
  private final StringBuilder text;
  private boolean begun;

  public JsonText() {
    this(new StringBuilder(USUAL_LENGTH));
  }

  /** An object inside another, written where that one stands. */
  private JsonText(StringBuilder text) {
    this.text = text.append('{');
  }

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
    return part(name, inner -> values.forEach(inner::text));
  }

  /** An object whose members {@code member} writes. */
  public JsonText part(String name, Consumer<JsonText> member) {
    member.accept(new JsonText(name(name)));
    text.append('}');
    return this;
  }

  /** A list of objects, each written by {@code member}. */
  public <T> JsonText list(String name, List<T> values, BiConsumer<JsonText, T> member) {
    StringBuilder out = name(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      out.append(i > 0 ? ",\n " : "\n ");
      member.accept(new JsonText(out), values.get(i));
      out.append('}');
    }
    out.append(']');
    return this;
  }

  /** The finished object. Call it once. */
  public String end() {
    return text.append('}').toString();
  }

  private StringBuilder name(String name) {
    if (begun) text.append(',');
    begun = true;
    quote(name);
    return text.append(':');
  }

  private void quote(String value) {
    text.append('"');
    int plain = 0;
    while (plain < value.length() && isPlain(value.charAt(plain))) plain++;
    text.append(value, 0, plain);
    for (int i = plain; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isPlain(c)) text.append(c);
      else if (c == '"' || c == '\\') text.append('\\').append(c);
      else text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }
    text.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }
}
