package dev.lockstep.forensics.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lockstep.forensics.event.BotFacts;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rule files in YAML; {@code RULES-FILE.md} in the module documents them. A word that is not known is refused, with its place. */
public final class EventRuleFile {
  public static final String SCHEMA = "lockstep.event-rules/1";
  /** The rule files that come with the program. */
  public static final List<String> SHIPPED = List.of("go-bot", "window-bot", "paper-session", "lockstep-journal", "common");
  private static final List<String> TOP = List.of("schema", "bot", "about", "facts", "rules");
  private static final List<String> RULE = List.of(
      "name", "kind", "about", "starts", "contains", "requires", "excludes", "pattern", "fields", "keep", "examples", "counterexamples");
  private static final List<String> FIELD = List.of("after", "until", "json", "value");
  private static final List<String> FACTS = List.of(
      "save_interval_s", "stale_after_s", "loop_s", "attempt_cap", "window_s", "frozen_price_s");
  private static final String UNTIL = " ,|)]}\"\t";

  private EventRuleFile() {}

  /** The rules that come with the program, without their examples. */
  public static EventRules shipped() {
    return CompiledRules.read(ShippedRules.TEXT);
  }

  /** The shipped rules read from their YAML files, with their examples. */
  public static EventRules shippedWithExamples() {
    EventRules all = null;
    for (String name : SHIPPED) {
      EventRules one = shipped(name);
      all = all == null ? one : all.before(one);
    }
    return all;
  }

  /** One of {@link #SHIPPED}. */
  public static EventRules shipped(String name) {
    String resource = "/dev/lockstep/forensics/rules/" + name + ".yaml";
    try (InputStream in = EventRuleFile.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("rule file " + name + " is not in the jar");
      return parse(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | RuleFileProblem e) {
      throw new IllegalStateException("rule file " + name + ": " + e.getMessage(), e);
    }
  }

  /** Reads the text of a rule file. */
  public static EventRules parse(String file, String yaml) throws RuleFileProblem {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new RuleFileProblem(file + ":" + line + ": not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    if (root == null || !root.isObject()) throw new RuleFileProblem(file + ": a rule file is a map with the keys " + TOP);
    known(file, root, TOP);
    if (!SCHEMA.equals(root.path("schema").asText())) throw new RuleFileProblem(file + ": schema must be " + SCHEMA);
    String bot = root.path("bot").asText("");
    if (bot.isEmpty()) throw new RuleFileProblem(file + ": bot: a name is missing");
    BotFacts facts = root.has("facts") ? facts(file, bot, root.get("facts")) : BotFacts.UNKNOWN;
    List<EventRule> rules = new ArrayList<>();
    Map<String, BotFacts> byRule = new LinkedHashMap<>();
    for (JsonNode node : root.path("rules")) {
      EventRule rule = rule(file, rules.size() + 1, node);
      if (byRule.put(rule.name(), facts) != null) throw new RuleFileProblem(file + ": rule " + rule.name() + " is there twice");
      rules.add(rule);
    }
    if (rules.isEmpty()) throw new RuleFileProblem(file + ": no rules");
    return new EventRules(rules, byRule);
  }

  private static BotFacts facts(String file, String bot, JsonNode node) throws RuleFileProblem {
    known(file + ": facts", node, FACTS);
    BotFacts base = BotFacts.UNKNOWN;
    return new BotFacts(
        bot,
        nanos(file, node, "save_interval_s", base.saveIntervalNanos()),
        nanos(file, node, "stale_after_s", base.staleNanos()),
        nanos(file, node, "loop_s", base.loopNanos()),
        node.path("attempt_cap").asInt(0),
        nanos(file, node, "window_s", 0),
        nanos(file, node, "frozen_price_s", 0));
  }

  private static long nanos(String file, JsonNode node, String key, long otherwise) throws RuleFileProblem {
    if (!node.has(key)) return otherwise;
    double seconds = Numbers.plain(node.get(key).asText());
    if (!(seconds >= 0 && seconds < 1e9)) throw new RuleFileProblem(file + ": facts: " + key + " must be seconds, not " + node.get(key));
    return Math.round(seconds * 1e9);
  }

  private static EventRule rule(String file, int number, JsonNode node) throws RuleFileProblem {
    String name = node.path("name").asText("");
    String where = file + ": rule " + (name.isEmpty() ? "number " + number : name);
    known(where, node, RULE);
    if (name.isEmpty()) throw new RuleFileProblem(where + ": name is missing");
    EventKind kind = EventKind.of(node.path("kind").asText());
    if (kind == null) throw new RuleFileProblem(where + ": kind " + node.path("kind").asText("(none)") + " is not known", node.path("kind").asText(), kinds());
    List<byte[]> starts = literals(where, node, "starts", 1);
    List<byte[]> contains = literals(where, node, "contains", 3);
    if (starts.isEmpty() && contains.isEmpty()) throw new RuleFileProblem(where + ": starts or contains is needed, so that a line can be found without reading all of it");
    List<FieldRule> fields = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.path("fields").properties()) {
      fields.add(field(where + ": field " + entry.getKey(), entry.getKey(), entry.getValue()));
      names.add(entry.getKey());
    }
    LazyPattern pattern = null;
    if (node.has("pattern")) {
      Pattern compiled;
      try {
        compiled = Pattern.compile(node.get("pattern").asText());
      } catch (PatternSyntaxException e) {
        throw new RuleFileProblem(where + ": pattern: " + e.getMessage());
      }
      pattern = new LazyPattern(node.get("pattern").asText());
      compiled.namedGroups().keySet().stream().sorted().filter(g -> !names.contains(g)).forEach(names::add);
    }
    boolean keep = node.has("keep") ? node.get("keep").asBoolean() : keptByDefault(kind);
    return new EventRule(
        name, kind, starts, contains, literals(where, node, "requires", 1), literals(where, node, "excludes", 1), pattern,
        List.copyOf(fields), List.copyOf(names), keep, examples(where, node));
  }

  private static boolean keptByDefault(EventKind kind) {
    return switch (kind) {
      case HEARTBEAT, EVALUATION, PRICE, DECISION, SELL_CHECKED, OTHER -> false;
      default -> true;
    };
  }

  private static FieldRule field(String where, String name, JsonNode node) throws RuleFileProblem {
    if (node.isTextual()) return FieldRule.of(name, node.asText().getBytes(StandardCharsets.UTF_8), UNTIL, null, null);
    known(where, node, FIELD);
    byte[] after = node.has("after") ? node.get("after").asText().getBytes(StandardCharsets.UTF_8) : null;
    if (after != null && after.length == 0) throw new RuleFileProblem(where + ": after is empty");
    byte[][] json = node.has("json") ? JsonFields.path(node.get("json").asText()) : null;
    String value = node.has("value") ? node.get("value").asText() : null;
    if (after == null && json == null && value == null) throw new RuleFileProblem(where + ": one of after, json, value is needed");
    return FieldRule.of(name, after, node.path("until").asText(UNTIL), json, value);
  }

  private static List<EventRule.Example> examples(String where, JsonNode node) throws RuleFileProblem {
    List<EventRule.Example> examples = new ArrayList<>();
    for (JsonNode example : node.path("examples")) {
      Map<String, String> fields = new LinkedHashMap<>();
      String line = example.isTextual() ? example.asText() : example.path("line").asText("");
      if (line.isEmpty()) throw new RuleFileProblem(where + ": an example needs a line");
      example.path("fields").properties().forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
      examples.add(new EventRule.Example(line, fields));
    }
    for (JsonNode example : node.path("counterexamples")) examples.add(new EventRule.Example(example.asText(), null));
    return List.copyOf(examples);
  }

  private static List<byte[]> literals(String where, JsonNode node, String key, int lengthMin) throws RuleFileProblem {
    List<byte[]> literals = new ArrayList<>();
    for (JsonNode item : node.path(key).isTextual() ? List.of(node.get(key)) : node.path(key)) {
      byte[] literal = item.asText().getBytes(StandardCharsets.UTF_8);
      if (literal.length < lengthMin || literal.length > 200) {
        throw new RuleFileProblem(where + ": " + key + ": a text needs " + lengthMin + " to 200 bytes");
      }
      literals.add(literal);
    }
    return List.copyOf(literals);
  }

  private static void known(String where, JsonNode node, List<String> keys) throws RuleFileProblem {
    for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
      String key = it.next();
      if (!keys.contains(key)) throw new RuleFileProblem(where + ": unknown key " + key, key, keys);
    }
  }

  private static List<String> kinds() {
    return Arrays.stream(EventKind.values()).map(EventKind::id).toList();
  }
}
