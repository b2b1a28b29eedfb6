package dev.lockstep.datasets.dataset;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Manifest;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.Instants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The manifest as JSON, the same bytes on every machine. */
final class ManifestJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestJson() {}

  static byte[] write(Manifest manifest) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", Manifest.SCHEMA).put("kind", manifest.kind()).put("title", manifest.title());
    root.put("licence", manifest.licence());
    ArrayNode sources = root.putArray("source");
    manifest.source().forEach(sources::add);
    if (manifest.sourceSha256() != null) root.put("sourceSha256", manifest.sourceSha256());
    if (manifest.seed() != null) root.put("seed", manifest.seed());
    ArrayNode tapes = root.putArray("tapes");
    for (Manifest.Entry entry : manifest.tapes()) tape(tapes.addObject(), entry);
    ArrayNode skipped = root.putArray("skipped");
    for (Manifest.Skipped skip : manifest.skipped())
      skipped.addObject().put("id", skip.id()).put("source", skip.source()).put("reason", skip.reason());
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indent);
    printer.indentArraysWith(indent);
    return (JSON.writer(printer).writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void tape(ObjectNode node, Manifest.Entry entry) {
    Window window = entry.window();
    node.put("file", entry.file()).put("sha256", entry.sha256()).put("window", window.id());
    node.put("start", time(window.startNanos())).put("end", time(window.endNanos()));
    node.put("up", window.upLabel()).put("down", window.downLabel());
    node.put("winner", window.winner() == null ? null : window.label(window.winner()));
    node.put("winnerSource", window.winnerSource().name().toLowerCase(Locale.ROOT)).put("winnerFrom", entry.provenance().winnerFrom());
    node.put("synthetic", window.synthetic());
    node.put("source", entry.provenance().source()).put("format", entry.provenance().format());
    node.put("depth", entry.provenance().depth().name().toLowerCase(Locale.ROOT));
    node.put("rows", entry.rows());
    node.put("first", entry.rows() == 0 ? null : time(entry.firstNanos())).put("last", entry.rows() == 0 ? null : time(entry.lastNanos()));
    node.put("complete", entry.complete());
    ObjectNode anomalies = node.putObject("anomalies");
    entry.anomalies().forEach(anomalies::put);
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).toString();
  }

  static Manifest read(Path file) throws IOException {
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (!root.path("schema").asText().equals(Manifest.SCHEMA)) throw new BadData(file.toString(), "not a manifest of tapes");
      List<String> sources = new ArrayList<>();
      root.path("source").forEach(source -> sources.add(source.asText()));
      List<Manifest.Entry> tapes = new ArrayList<>();
      for (JsonNode tape : root.path("tapes")) tapes.add(entry(tape));
      List<Manifest.Skipped> skipped = new ArrayList<>();
      for (JsonNode s : root.path("skipped"))
        skipped.add(new Manifest.Skipped(s.path("id").asText(), s.path("source").asText(), s.path("reason").asText()));
      Long seed = root.hasNonNull("seed") ? root.path("seed").asLong() : null;
      return new Manifest(root.path("kind").asText(), root.path("title").asText(), root.path("licence").asText(null), sources,
          root.path("sourceSha256").asText(null), seed, tapes, skipped);
    } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
      throw new BadData(file.toString(), "damaged manifest: " + e.getMessage());
    }
  }

  private static Manifest.Entry entry(JsonNode node) {
    String winner = node.path("winner").asText(null);
    String up = node.path("up").asText();
    Outcome outcome = winner == null || winner.equals("null") ? null : winner.equals(up) ? Outcome.UP : Outcome.DOWN;
    Window window =
        new Window(node.path("window").asText(), Instants.parse(node.path("start").asText()), Instants.parse(node.path("end").asText()),
            up, node.path("down").asText(), outcome,
            Window.WinnerSource.valueOf(node.path("winnerSource").asText().toUpperCase(Locale.ROOT)), node.path("synthetic").asBoolean());
    Provenance provenance =
        new Provenance(node.path("source").asText(), node.path("format").asText(),
            Depth.valueOf(node.path("depth").asText().toUpperCase(Locale.ROOT)), node.path("winnerFrom").asText(null));
    Map<String, Long> anomalies = new TreeMap<>();
    node.path("anomalies").properties().forEach(anomaly -> anomalies.put(anomaly.getKey(), anomaly.getValue().asLong()));
    long rows = node.path("rows").asLong();
    return new Manifest.Entry(node.path("file").asText(), node.path("sha256").asText(), window, provenance, rows,
        rows == 0 ? 0 : Instants.parse(node.path("first").asText()), rows == 0 ? 0 : Instants.parse(node.path("last").asText()),
        node.hasNonNull("complete") ? node.path("complete").asBoolean() : null, anomalies);
  }
}
