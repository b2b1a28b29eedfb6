package dev.lockstep.datasets.synth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One mapping of a specification with its place, read with checks; {@link #done} refuses keys that nobody asked for. */
final class SpecNode {
  private static final int ITEMS_MAX = 100_000;
  private final String place;
  private final JsonNode node;
  private final SpecNode defaults;
  private final TreeSet<String> asked = new TreeSet<>();

  SpecNode(String place, JsonNode node, SpecNode defaults) {
    if (!node.isObject()) throw new SpecProblem(place, "must be a mapping");
    this.place = place;
    this.node = node;
    this.defaults = defaults;
  }

  /** The same mapping with defaults for keys it does not have. */
  SpecNode over(SpecNode defaults) {
    return new SpecNode(place, node, defaults);
  }

  SpecProblem problem(String key, String what) {
    return new SpecProblem(place + "." + key, what);
  }

  private JsonNode value(String key) {
    asked.add(key);
    if (defaults != null) defaults.asked.add(key);
    JsonNode own = node.get(key);
    if (own != null && !own.isNull()) return own;
    return defaults == null ? null : defaults.value(key);
  }

  boolean has(String key) {
    return value(key) != null;
  }

  String text(String key, String otherwise) {
    JsonNode value = value(key);
    if (value == null) {
      if (otherwise == null) throw problem(key, "is missing");
      return otherwise;
    }
    if (!value.isValueNode()) throw problem(key, "must be a text");
    return value.asText();
  }

  /** A decimal times 10^scale, within bounds; {@code otherwise} is the default as a decimal, null if the key must be there. */
  long scaled(String key, int scale, String otherwise, String from, String to) {
    JsonNode value = value(key);
    if (value == null && otherwise == null) throw problem(key, "is missing");
    return scaled(key, value, otherwise, scale, from, to);
  }

  private long scaled(String key, JsonNode value, String otherwise, int scale, String from, String to) {
    if (value != null && !value.isNumber()) throw problem(key, "must be a number, not " + value);
    BigDecimal number = value == null ? new BigDecimal(otherwise) : value.decimalValue();
    if (number.compareTo(new BigDecimal(from)) < 0 || number.compareTo(new BigDecimal(to)) > 0)
      throw problem(key, number.toPlainString() + " is not between " + from + " and " + to);
    try {
      return number.movePointRight(scale).longValueExact();
    } catch (ArithmeticException e) {
      throw problem(key, number.toPlainString() + " has more than " + scale + " decimals");
    }
  }

  /** Seconds as nanoseconds. */
  long seconds(String key, String otherwise) {
    return scaled(key, 9, otherwise, "-100000", "100000");
  }

  /** A price in dollars as thousandths. */
  int price(String key, String otherwise) {
    return (int) scaled(key, 3, otherwise, "0", "1");
  }

  long whole(String key, String otherwise, long from, long to) {
    return scaled(key, 0, otherwise, Long.toString(from), Long.toString(to));
  }

  double real(String key, String otherwise, String from, String to) {
    return scaled(key, 9, otherwise, from, to) / 1e9;
  }

  /** A list of sizes in shares as lots of a millionth, or null if absent. */
  long[] sizes(String key) {
    JsonNode value = value(key);
    if (value == null) return null;
    if (value.isNumber()) return new long[] {scaled(key, value, null, 6, "0", "1000000000")};
    if (!value.isArray() || value.isEmpty()) throw problem(key, "must be a list of sizes in shares");
    long[] sizes = new long[value.size()];
    for (int i = 0; i < sizes.length; i++) sizes[i] = scaled(key + "[" + i + "]", value.get(i), null, 6, "0", "1000000000");
    return sizes;
  }

  /** Two numbers, or one that counts twice, scaled. */
  long[] range(String key, int scale, String from, String to) {
    JsonNode value = value(key);
    if (value == null) return new long[] {scaled(key, null, from, scale, "-100000", "100000"), scaled(key, null, to, scale, "-100000", "100000")};
    if (value.isNumber()) {
      long one = scaled(key, value, null, scale, "-100000", "100000");
      return new long[] {one, one};
    }
    if (!value.isArray() || value.size() != 2) throw problem(key, "must be a number or [from, to]");
    long first = scaled(key, value.get(0), null, scale, "-100000", "100000");
    long second = scaled(key, value.get(1), null, scale, "-100000", "100000");
    if (first > second) throw problem(key, "goes from high to low");
    return new long[] {first, second};
  }

  /** Mappings of a list; empty if absent. */
  List<SpecNode> list(String key) {
    JsonNode value = value(key);
    List<SpecNode> items = new ArrayList<>();
    if (value == null) return items;
    if (!value.isArray()) throw problem(key, "must be a list");
    if (value.size() > ITEMS_MAX) throw problem(key, "has more than " + ITEMS_MAX + " items");
    for (int i = 0; i < value.size(); i++) items.add(new SpecNode(place + "." + key + "[" + i + "]", value.get(i), null));
    return items;
  }

  /** A mapping inside this one, or null if absent. */
  SpecNode inner(String key) {
    JsonNode value = value(key);
    return value == null ? null : new SpecNode(place + "." + key, value, null);
  }

  /** Refuses what was not asked for: a misspelt key would otherwise silently do nothing. */
  void done() {
    for (var key = node.fieldNames(); key.hasNext(); ) {
      String name = key.next();
      if (!asked.contains(name)) throw problem(name, "is not known here; known: " + String.join(", ", asked));
    }
  }

  String place() {
    return place;
  }
}
