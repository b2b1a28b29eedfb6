package dev.lockstep.datasets.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A specification of synthetic windows, read from YAML or JSON; datasets/FORMATS.md describes it.
 *
 * @param title what the windows are
 * @param windows in the order of the specification, recipes unrolled
 */
record SynthSpec(String title, List<WindowSpec> windows) {
  static final String SCHEMA = "lockstep.synth/1";
  private static final int WINDOWS_MAX = 100_000;
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /** Reads a specification; {@code name} stands in messages. */
  static SynthSpec read(String name, byte[] bytes, long seed) {
    JsonNode root;
    try {
      root = YAML.readTree(bytes);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new SpecProblem(name + line, "not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new SpecProblem(name, "cannot be read: " + e.getMessage());
    }
    if (root == null || root.isMissingNode()) throw new SpecProblem(name, "empty specification");
    SpecNode spec = new SpecNode(name, root, null);
    String schema = spec.text("schema", null);
    if (!schema.equals(SCHEMA)) throw spec.problem("schema", schema + " is not known; write " + SCHEMA);
    String title = spec.text("title", "synthetic windows");
    SpecNode defaults = spec.inner("defaults");
    spec.text("note", "");
    List<WindowSpec> windows = new ArrayList<>();
    for (SpecNode window : withDefaults(spec, "windows", defaults)) windows.add(WindowReader.read(window));
    for (SpecNode recipe : withDefaults(spec, "recipes", defaults)) {
      windows.addAll(Recipe.unroll(recipe, seed));
      if (windows.size() > WINDOWS_MAX) throw recipe.problem("count", "more than " + WINDOWS_MAX + " windows");
    }
    spec.done();
    if (defaults != null) defaults.done();
    if (windows.isEmpty()) throw new SpecProblem(name, "neither windows nor recipes");
    TreeSet<String> ids = new TreeSet<>();
    for (WindowSpec window : windows) if (!ids.add(window.id())) throw new SpecProblem(name, "window " + window.id() + " stands there twice");
    return new SynthSpec(title, windows);
  }

  private static List<SpecNode> withDefaults(SpecNode spec, String key, SpecNode defaults) {
    return spec.list(key).stream().map(item -> item.over(defaults)).toList();
  }
}
