package dev.lockstep.forensics.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person read in each dump of the corpus, written down before the detectors existed. */
record Expected(String sha256, long threads, List<Found> findings, String note) {

  /** One expected finding at warning or above; a null field is not checked. */
  record Found(
      String rule, String holder, Integer waiterCount, List<String> cycle, List<String> victims, String confidenceMax, List<String> candidates) {}

  static Map<String, Expected> table() throws IOException {
    Map<String, Expected> out = new LinkedHashMap<>();
    try (InputStream in = Expected.class.getResourceAsStream("/corpus/expected.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in)) {
        List<Found> findings = new ArrayList<>();
        for (JsonNode found : node.get("findings")) {
          findings.add(
              new Found(found.get("rule").asText(), text(found, "holder"),
                  found.hasNonNull("waiterCount") ? found.get("waiterCount").asInt() : null, list(found, "cycle"), list(found, "victims"),
                  text(found, "confidenceMax"), list(found, "holderCandidates")));
        }
        Expected expected = new Expected(node.get("sha256").asText(), node.get("threads").asLong(), findings, node.get("note").asText());
        out.put(expected.sha256(), expected);
      }
    }
    return out;
  }

  private static String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  private static List<String> list(JsonNode node, String field) {
    if (!node.hasNonNull(field)) {
      return null;
    }
    List<String> out = new ArrayList<>();
    node.get(field).forEach(item -> out.add(item.asText()));
    out.sort(null);
    return out;
  }

  static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
