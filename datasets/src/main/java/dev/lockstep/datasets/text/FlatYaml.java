package dev.lockstep.datasets.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.datasets.quality.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML file of nested maps as one map of dotted keys; values keep their text. */
public final class FlatYaml {
  private static final long BYTES_MAX = 1 << 20;

  private FlatYaml() {}

  public static Map<String, String> read(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) throw new BadData(file.toString(), "larger than " + BYTES_MAX + " bytes, so it is no settings file");
    Map<String, String> values = new LinkedHashMap<>();
    try {
      JsonNode root = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build().readTree(Files.readString(file));
      if (root == null || root.isMissingNode() || root.isNull()) return values;
      if (!root.isObject()) throw new BadData(file.toString(), "expected keys and values, for instance 'exits.hard-stop.trigger: 0.6'");
      flatten(file, "", root, values);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadData(file.toString(), line, "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return values;
  }

  private static void flatten(Path file, String prefix, JsonNode node, Map<String, String> values) throws BadData {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      if (entry.getValue().isObject()) flatten(file, key, entry.getValue(), values);
      else if (values.put(key, entry.getValue().asText()) != null) throw new BadData(file.toString(), key + " stands there twice");
    }
  }
}
