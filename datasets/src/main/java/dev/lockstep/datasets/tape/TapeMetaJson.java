package dev.lockstep.datasets.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.Completeness;
import java.io.IOException;
import java.util.Locale;

/** The JSON part of a tape's header. Numbers that readers need to find the rows stand in the fixed part as well. */
final class TapeMetaJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TapeMetaJson() {}

  static byte[] write(TapeMeta meta) throws IOException {
    Instrument instrument = meta.header().instrument();
    Window window = meta.header().window();
    ObjectNode root = JSON.createObjectNode();
    root.put("instrument", instrument.id());
    ObjectNode w = root.putObject("window");
    w.put("id", window.id());
    w.put("up", window.upLabel());
    w.put("down", window.downLabel());
    if (window.winner() != null) w.put("winner", window.winner().name().toLowerCase(Locale.ROOT));
    w.put("winnerSource", window.winnerSource().name().toLowerCase(Locale.ROOT));
    ObjectNode p = root.putObject("provenance");
    p.put("source", meta.provenance().source());
    p.put("format", meta.provenance().format());
    p.put("depth", meta.provenance().depth().name().toLowerCase(Locale.ROOT));
    if (meta.provenance().winnerFrom() != null) p.put("winnerFrom", meta.provenance().winnerFrom());
    if (meta.completeness() != null) writeCompleteness(root.putObject("completeness"), meta.completeness());
    ObjectNode a = root.putObject("anomalies");
    meta.anomalies()
        .counts()
        .forEach((kind, count) -> a.putObject(kind.label()).put("count", count).put("first", meta.anomalies().firstPlace(kind)));
    return JSON.writeValueAsBytes(root);
  }

  private static void writeCompleteness(ObjectNode node, Completeness c) {
    node.put("complete", c.complete());
    if (!c.complete()) node.put("reason", c.reason());
    if (!Double.isNaN(c.firstBookSeconds())) node.put("firstBookSeconds", c.firstBookSeconds());
    if (!Double.isNaN(c.lastBookSeconds())) node.put("lastBookSeconds", c.lastBookSeconds());
    node.put("longestGapSeconds", c.longestGapSeconds());
  }

  static TapeMeta read(byte[] json, TapeHeaderFields fixed) throws IOException {
    JsonNode root = JSON.readTree(json);
    JsonNode w = root.path("window");
    String winner = w.path("winner").asText(null);
    Window window =
        new Window(
            w.path("id").asText(),
            fixed.startNanos(),
            fixed.endNanos(),
            w.path("up").asText(),
            w.path("down").asText(),
            winner == null ? null : Outcome.valueOf(winner.toUpperCase(Locale.ROOT)),
            Window.WinnerSource.valueOf(w.path("winnerSource").asText("unknown").toUpperCase(Locale.ROOT)),
            fixed.synthetic());
    Instrument instrument = new Instrument(root.path("instrument").asText(), fixed.tickNanoUsd(), fixed.lotNanoShares(), fixed.binary());
    JsonNode p = root.path("provenance");
    Provenance provenance =
        new Provenance(
            p.path("source").asText(),
            p.path("format").asText(),
            Depth.valueOf(p.path("depth").asText("full_book").toUpperCase(Locale.ROOT)),
            p.path("winnerFrom").asText(null));
    Anomalies anomalies = new Anomalies();
    for (AnomalyKind kind : AnomalyKind.values()) {
      JsonNode n = root.path("anomalies").path(kind.label());
      if (n.isObject()) anomalies.add(kind, n.path("count").asLong(), n.path("first").asText(null));
    }
    return new TapeMeta(new TapeHeader(instrument, window, fixed.rows()), provenance, readCompleteness(root.path("completeness")), anomalies);
  }

  private static Completeness readCompleteness(JsonNode node) {
    if (!node.isObject()) return null;
    return new Completeness(
        node.path("firstBookSeconds").asDouble(Double.NaN),
        node.path("lastBookSeconds").asDouble(Double.NaN),
        node.path("longestGapSeconds").asDouble(),
        node.path("reason").asText(null));
  }

  /** The numbers of the fixed part. */
  record TapeHeaderFields(
      long rows, long tickNanoUsd, long lotNanoShares, long startNanos, long endNanos, boolean binary, boolean synthetic) {}
}
