package dev.lockstep.datasets.scenario;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.Decimals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file, read with checks; every complaint names file and line. {@link #done} refuses keys that nobody asked for. */
final class YamlMap {
  static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long DAY_NANOS = 24 * HOUR_NANOS;
  private static final int ITEMS_MAX = 10_000;

  private final String file;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  YamlMap(String file, Node node) throws BadData {
    this.file = file;
    line = node.getStartMark().getLine() + 1;
    if (!(node instanceof MappingNode map)) throw new BadData(file, line, "expected keys and values");
    for (NodeTuple pair : map.getValue()) {
      if (!(pair.getKeyNode() instanceof ScalarNode key)) throw new BadData(file, line, "a key must be a word");
      int at = key.getStartMark().getLine() + 1;
      if (values.put(key.getValue(), pair.getValueNode()) != null) throw new BadData(file, at, "'" + key.getValue() + "' stands there twice");
      lines.put(key.getValue(), at);
    }
  }

  /** Line of the mapping, 1-based. */
  int line() {
    return line;
  }

  /** Line of a key, 1-based; the mapping's own if there is none. */
  int line(String key) {
    return lines.getOrDefault(key, line);
  }

  BadData bad(String key, String what) {
    return new BadData(file, line(key), key + " " + what);
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  private Node node(String key) throws BadData {
    asked.add(key);
    Node node = values.get(key);
    if (node == null) throw bad(key, "is missing");
    return node;
  }

  String text(String key) throws BadData {
    if (!(node(key) instanceof ScalarNode scalar)) throw bad(key, "must be a text");
    return scalar.getValue();
  }

  String text(String key, String otherwise) throws BadData {
    return has(key) ? text(key) : otherwise;
  }

  long whole(String key, long from, long to) throws BadData {
    return decimal(key, 0, from, to, "");
  }

  /** Seconds as nanoseconds, between two bounds in nanoseconds. */
  long seconds(String key, long from, long to) throws BadData {
    return decimal(key, 9, from, to, " s");
  }

  private long decimal(String key, int scale, long from, long to, String unit) throws BadData {
    String text = text(key);
    long value;
    try {
      value = Decimals.parse(text, scale);
    } catch (NumberFormatException e) {
      throw bad(key, "must be a number: " + e.getMessage());
    }
    if (value < from || value > to) {
      throw bad(key, "must lie between " + bound(from, scale) + " and " + bound(to, scale) + unit + ", not " + text);
    }
    return value;
  }

  private static String bound(long value, int scale) {
    return scale == 0 ? Long.toString(value) : FlowText.decimal(value);
  }

  Traffic traffic(String key, Traffic otherwise) throws BadData {
    if (!has(key) && otherwise != null) return otherwise;
    String word = text(key);
    List<String> known = new ArrayList<>();
    for (Traffic traffic : Traffic.values()) {
      if (traffic.label().equals(word)) return traffic;
      known.add(traffic.label());
    }
    throw bad(key, "must be one of " + String.join(", ", known) + ", not '" + word + "'");
  }

  Role role(String key) throws BadData {
    String word = text(key);
    List<String> known = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role.label().equals(word)) return role;
      known.add(role.label());
    }
    throw bad(key, "must be one of " + String.join(", ", known) + ", not '" + word + "'");
  }

  /** The keys {@code from} and {@code to}: seconds relative to the window's end. */
  Span span(boolean needed) throws BadData {
    long from = needed || has("from") ? seconds("from", -DAY_NANOS, DAY_NANOS) : Long.MIN_VALUE;
    long to = needed || has("to") ? seconds("to", -DAY_NANOS, DAY_NANOS) : Long.MAX_VALUE;
    if (to <= from) throw bad("to", "must come after from");
    return new Span(from, to);
  }

  YamlMap map(String key) throws BadData {
    return new YamlMap(file, node(key));
  }

  /** Mappings of a list; empty if the key is absent. */
  List<YamlMap> list(String key) throws BadData {
    List<YamlMap> items = new ArrayList<>();
    for (Node item : sequence(key)) items.add(new YamlMap(file, item));
    return items;
  }

  /** Texts of a list; empty if the key is absent. */
  List<String> texts(String key) throws BadData {
    List<String> items = new ArrayList<>();
    for (Node item : sequence(key)) {
      if (!(item instanceof ScalarNode scalar)) throw bad(key, "must be a list of texts");
      items.add(scalar.getValue());
    }
    return items;
  }

  private List<Node> sequence(String key) throws BadData {
    if (!has(key)) return List.of();
    if (!(node(key) instanceof SequenceNode sequence)) throw bad(key, "must be a list");
    if (sequence.getValue().size() > ITEMS_MAX) throw bad(key, "has more than " + ITEMS_MAX + " items");
    return sequence.getValue();
  }

  /** The keys in their order; all count as asked for. */
  List<String> keys() {
    asked.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  /** Refuses what was not asked for: a misspelt key would otherwise silently do nothing. */
  void done() throws BadData {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) throw bad(key, "is not known here; known: " + String.join(", ", asked));
    }
  }
}
