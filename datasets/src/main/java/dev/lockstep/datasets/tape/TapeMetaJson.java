package dev.lockstep.datasets.tape;

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
import dev.lockstep.datasets.text.PlainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The JSON part of a tape's header. Numbers that readers need to find the rows stand in the fixed part as well. */
final class TapeMetaJson {
  private TapeMetaJson() {}

  static byte[] write(TapeMeta meta) throws IOException {
    Instrument instrument = meta.header().instrument();
    Window window = meta.header().window();
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
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
    return json.writeValueAsBytes(root);
  }

  private static void writeCompleteness(ObjectNode node, Completeness c) {
    node.put("complete", c.complete());
    if (!c.complete()) node.put("reason", c.reason());
    if (!Double.isNaN(c.firstBookSeconds())) node.put("firstBookSeconds", c.firstBookSeconds());
    if (!Double.isNaN(c.lastBookSeconds())) node.put("lastBookSeconds", c.lastBookSeconds());
    node.put("longestGapSeconds", c.longestGapSeconds());
  }

  /** Reads without the JSON library, which takes longer to load than a tape to replay. */
  static TapeMeta read(byte[] json, TapeHeaderFields fixed) throws IOException {
    Members root = new Members(PlainJson.parse(new String(json, StandardCharsets.UTF_8)));
    Members w = root.members("window");
    String winner = w.text("winner", null);
    Window window =
        new Window(
            w.text("id", ""),
            fixed.startNanos(),
            fixed.endNanos(),
            w.text("up", ""),
            w.text("down", ""),
            winner == null ? null : Outcome.valueOf(winner.toUpperCase(Locale.ROOT)),
            Window.WinnerSource.valueOf(w.text("winnerSource", "unknown").toUpperCase(Locale.ROOT)),
            fixed.synthetic());
    Instrument instrument = new Instrument(root.text("instrument", ""), fixed.tickNanoUsd(), fixed.lotNanoShares(), fixed.binary());
    Members p = root.members("provenance");
    Provenance provenance =
        new Provenance(
            p.text("source", ""),
            p.text("format", ""),
            Depth.valueOf(p.text("depth", "full_book").toUpperCase(Locale.ROOT)),
            p.text("winnerFrom", null));
    Anomalies anomalies = new Anomalies();
    for (AnomalyKind kind : AnomalyKind.values()) {
      Members n = root.members("anomalies").members(kind.label());
      if (n.present()) anomalies.add(kind, (long) n.number("count", 0), n.text("first", null));
    }
    return new TapeMeta(new TapeHeader(instrument, window, fixed.rows()), provenance, readCompleteness(root.members("completeness")), anomalies);
  }

  private static Completeness readCompleteness(Members node) {
    if (!node.present()) return null;
    return new Completeness(
        node.number("firstBookSeconds", Double.NaN),
        node.number("lastBookSeconds", Double.NaN),
        node.number("longestGapSeconds", 0),
        node.text("reason", null));
  }

  /** Members of a JSON object; of anything else it has none. */
  private record Members(Object value) {
    boolean present() {
      return value instanceof Map<?, ?>;
    }

    private Object member(String name) {
      return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    Members members(String name) {
      return new Members(member(name));
    }

    String text(String name, String otherwise) {
      return member(name) instanceof String text ? text : otherwise;
    }

    double number(String name, double otherwise) {
      return member(name) instanceof Double number ? number : otherwise;
    }
  }

  /** The numbers of the fixed part. */
  record TapeHeaderFields(
      long rows, long tickNanoUsd, long lotNanoShares, long startNanos, long endNanos, boolean binary, boolean synthetic) {}
}
