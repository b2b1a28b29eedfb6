package dev.lockstep.bot.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of one JSON object, asked for by name and kind; what is missing or of another kind is the wrong shape. */
public final class JsonFields {
  private final Map<String, Object> members;
  private final String path;

  JsonFields(Map<String, Object> members, String path) {
    this.members = members;
    this.path = path;
  }

  /** Reads a text that holds one object of whole numbers, texts, truths, lists and objects. */
  public static JsonFields parse(String text) throws WrongShape {
    return new JsonFields(new JsonReader(text).document(), "");
  }

  public boolean has(String name) {
    return members.get(name) != null;
  }

  public String text(String name) throws WrongShape {
    return as(name, String.class, "text");
  }

  public long whole(String name) throws WrongShape {
    return as(name, Long.class, "whole number");
  }

  /** A whole number of at least {@code least}. */
  public long wholeFrom(long least, String name) throws WrongShape {
    long value = whole(name);
    if (value < least) throw new WrongShape(path + name + " is " + value + ", below " + least);
    return value;
  }

  /** A whole number of at least {@code least} that fits an int. */
  public int count(int least, String name) throws WrongShape {
    long value = wholeFrom(least, name);
    if (value > Integer.MAX_VALUE) throw new WrongShape(path + name + " is " + value + ", too large");
    return (int) value;
  }

  public boolean truth(String name) throws WrongShape {
    return as(name, Boolean.class, "true or false");
  }

  /** One of an enum's constants, by name. */
  public <E extends Enum<E>> E word(String name, E[] words) throws WrongShape {
    String text = text(name);
    for (E word : words) if (word.name().equals(text)) return word;
    throw new WrongShape(path + name + " is none of " + List.of(words) + ": " + text);
  }

  public List<String> texts(String name) throws WrongShape {
    List<String> texts = new ArrayList<>();
    for (Object value : as(name, List.class, "list")) {
      if (!(value instanceof String text)) throw new WrongShape(path + name + " holds something else than texts");
      texts.add(text);
    }
    return texts;
  }

  /** The members of a list of objects. */
  public List<JsonFields> list(String name) throws WrongShape {
    List<JsonFields> fields = new ArrayList<>();
    int index = 0;
    for (Object value : as(name, List.class, "list")) fields.add(object(value, name + "[" + index++ + "]"));
    return fields;
  }

  /** The members of an object. */
  public JsonFields part(String name) throws WrongShape {
    return object(as(name, Map.class, "object"), name);
  }

  /** An object of texts. */
  public Map<String, String> object(String name) throws WrongShape {
    JsonFields inner = object(as(name, Map.class, "object"), name);
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : inner.members.keySet()) values.put(key, inner.text(key));
    return values;
  }

  private JsonFields object(Object value, String name) throws WrongShape {
    if (!(value instanceof Map<?, ?> map)) throw new WrongShape(path + name + " is no object");
    Map<String, Object> inner = new LinkedHashMap<>();
    map.forEach((key, member) -> inner.put((String) key, member));
    return new JsonFields(inner, path + name + "/");
  }

  private <T> T as(String name, Class<T> kind, String called) throws WrongShape {
    Object value = members.get(name);
    if (!kind.isInstance(value)) throw new WrongShape(path + name + (value == null ? " is missing" : " is no " + called));
    return kind.cast(value);
  }
}
