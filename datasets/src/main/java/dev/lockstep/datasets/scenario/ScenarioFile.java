package dev.lockstep.datasets.scenario;

import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.quality.BadData;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Scenarios as YAML for people, one thing a line, its source in the comment behind it; {@code datasets/FORMATS.md} describes the keys.
 * What is read is checked strictly, and comments are kept, so that a scenario that is read and written again still says where it is from.
 */
public final class ScenarioFile {
  public static final String SCHEMA = "lockstep.scenario/1";
  private static final int BYTES_MAX = 1 << 20;
  private static final long DAY_NANOS = 24 * YamlMap.HOUR_NANOS;

  private ScenarioFile() {}

  /** Reads a file. */
  public static Scenario read(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) throw new BadData(file.toString(), "larger than " + BYTES_MAX + " bytes, so it is no scenario");
    return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Reads a text; {@code name} stands in messages. */
  public static Scenario read(String name, String text) throws BadData {
    YamlMap root = new YamlMap(name, root(name, text));
    String schema = root.text("schema");
    if (!schema.equals(SCHEMA)) throw root.bad("schema", "'" + schema + "' is not known; this program reads " + SCHEMA);
    Comments comments = new Comments(text);
    YamlMap window = root.map("window");
    Scenario scenario = new Scenario(
        root.text("title", ""), root.has("seed") ? root.whole("seed", Long.MIN_VALUE + 1, Long.MAX_VALUE) : 1, evidence(root),
        new Cited<>(id(window), comments.at(window.line("id"))), new Cited<>(data(window), comments.at(window.line("data"))),
        settings(root, comments), latencies(root, comments), faults(root, comments), expectations(root, comments), root.texts("notes"));
    window.done();
    root.done();
    if (scenario.expect().isEmpty()) throw root.bad("expect", "is empty: a scenario that expects nothing can show nothing");
    return scenario;
  }

  private static Node root(String name, String text) throws BadData {
    LoaderOptions limits = new LoaderOptions();
    limits.setNestingDepthLimit(20);
    limits.setMaxAliasesForCollections(0);
    limits.setCodePointLimit(BYTES_MAX);
    try {
      Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
      if (root == null) throw new BadData(name, "is empty");
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new BadData(name, line, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new BadData(name, "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static EvidenceForm evidence(YamlMap root) throws BadData {
    String word = root.text("evidence", EvidenceForm.LOG.label());
    for (EvidenceForm form : EvidenceForm.values()) if (form.label().equals(word)) return form;
    throw root.bad("evidence", "must be log or journal, not '" + word + "'");
  }

  private static String id(YamlMap window) throws BadData {
    String id = window.text("id");
    MarketNames.Span span = MarketNames.find(id);
    if (span == null || !span.id().equals(id)) throw window.bad("id", "'" + id + "' is not a slug such as btc-updown-15m-1772241300");
    return id;
  }

  private static String data(YamlMap window) throws BadData {
    String data = window.text("data");
    for (String kind : List.of("box:", "tape:", "spec:")) if (data.startsWith(kind) && data.length() > kind.length()) return data;
    throw window.bad("data", "must be box:FILE, tape:FILE or spec:FILE, not '" + data + "'");
  }

  private static List<Cited<Scenario.Setting>> settings(YamlMap root, Comments comments) throws BadData {
    List<Cited<Scenario.Setting>> settings = new ArrayList<>();
    if (!root.has("settings")) return settings;
    YamlMap map = root.map("settings");
    for (String key : map.keys()) settings.add(new Cited<>(new Scenario.Setting(key, map.text(key)), comments.at(map.line(key))));
    return settings;
  }

  private static List<Cited<LatencyLine>> latencies(YamlMap root, Comments comments) throws BadData {
    List<Cited<LatencyLine>> latencies = new ArrayList<>();
    for (YamlMap line : root.list("latency")) {
      latencies.add(new Cited<>(LatencyText.read(line), comments.at(line.line())));
      line.done();
    }
    return latencies;
  }

  private static List<Cited<FaultSpec>> faults(YamlMap root, Comments comments) throws BadData {
    List<Cited<FaultSpec>> faults = new ArrayList<>();
    for (YamlMap line : root.list("faults")) {
      faults.add(new Cited<>(FaultKind.of(line).read(line), comments.at(line.line())));
      line.done();
    }
    return faults;
  }

  private static List<Cited<Expectation>> expectations(YamlMap root, Comments comments) throws BadData {
    List<Cited<Expectation>> expect = new ArrayList<>();
    for (YamlMap line : root.list("expect")) {
      String rule = line.text("rule");
      String severity = line.text("severity", "");
      if (!List.of("", "critical", "warning", "info").contains(severity)) throw line.bad("severity", "must be critical, warning or info");
      boolean timed = line.has("at");
      long at = timed ? line.seconds("at", -DAY_NANOS, DAY_NANOS) : Expectation.ANY_NANOS;
      long tolerance = timed ? line.seconds("tolerance", 0, YamlMap.HOUR_NANOS) : 0;
      expect.add(new Cited<>(new Expectation(rule, severity, line.text("lane", ""), at, tolerance), comments.at(line.line())));
      line.done();
    }
    return expect;
  }

  /** A fault as its line in a file. */
  public static String line(FaultSpec fault) {
    return FaultKind.text(fault).toString();
  }

  /** A latency as its line in a file. */
  public static String line(LatencyLine latency) {
    return LatencyText.text(latency).toString();
  }

  /** Writes a scenario; reading it again gives an equal one. */
  public static void write(Scenario scenario, Appendable out) {
    ScenarioText text = new ScenarioText(out);
    try {
      text.write(scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The comments of a text by line. */
  private static final class Comments {
    private final String[] lines;

    Comments(String text) {
      lines = text.split("\n", -1);
    }

    /** The comment that ends a line, 1-based; empty if there is none. A '#' inside quotes is none. */
    String at(int line) {
      if (line < 1 || line > lines.length) return "";
      String text = lines[line - 1];
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quoted && c == '\\') i++;
        else if (c == '"') quoted = !quoted;
        else if (c == '#' && !quoted && i > 0 && text.charAt(i - 1) == ' ') return text.substring(i + 1).strip();
      }
      return "";
    }
  }
}
