package dev.lockstep.forensics.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paper session's states: the simple session, the asynchronous broker, the supervisor's unified state, and the broker's SQLite rows. */
final class PaperState {
  private PaperState() {}

  static boolean recognises(JsonNode root) {
    return root.has("processed_order_ids") || root.has("circuit_breaker") || root.has("current_equity")
        || (root.has("equity") && (root.has("position") || root.has("risk_pct"))) || (root.has("run_id") && root.has("balance"));
  }

  static StateSnapshot read(String name, JsonNode root) {
    String kind = root.has("processed_order_ids") ? "broker" : root.has("circuit_breaker") ? "unified" : "session";
    return build(name, "paper-session/" + kind, root, LogEvent.UNTIMED);
  }

  static StateSnapshot ofRows(String name, List<Map<String, Object>> rows, JsonMapper mapper) {
    if (rows.isEmpty()) {
      return new StateSnapshot(
          name, "paper-session/sqlite", true, "the table is empty: nothing was ever saved", LogEvent.UNTIMED, "unknown", List.of(), List.of(),
          List.of(), Map.of("rows", "0"), List.of());
    }
    Map<String, Object> newest = rows.get(0);
    for (Map<String, Object> row : rows) if (seconds(row) > seconds(newest)) newest = row;
    String data = String.valueOf(newest.get("data"));
    try {
      double at = seconds(newest);
      long saved = at > 1e9 && at < 9e9 ? Math.round(at * 1e6) * 1_000 : LogEvent.UNTIMED;
      JsonNode root = mapper.readTree(data);
      if (!root.isObject()) return StateReader.broken(name, "paper-session/sqlite", "the data column is no JSON object");
      return build(name, "paper-session/sqlite", root, saved);
    } catch (JsonProcessingException e) {
      return StateReader.broken(name, "paper-session/sqlite", "the data column is not JSON");
    }
  }

  private static double seconds(Map<String, Object> row) {
    return row.get("updated_at") instanceof Number number ? number.doubleValue() : 0;
  }

  private static StateSnapshot build(String name, String schema, JsonNode root, long rowSavedNanos) {
    List<Lot> lots = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    JsonNode position = root.has("pos") ? root.get("pos") : root.path("position");
    if (position.isObject()) position(position, lots, faults);
    List<PendingOrder> pending = new ArrayList<>();
    for (JsonNode order : root.path("working_orders")) {
      String id = order.path("client_order_id").asText(order.path("id").asText(""));
      String side = order.path("side").asText("LONG");
      pending.add(
          new PendingOrder(
              side, id.isEmpty() ? null : id, order.path("entry").asText(), order.path("qty").asText(),
              StateTimes.nanos(order.get("created_at")), LogEvent.UNTIMED));
    }
    List<ExitEntry> exits = new ArrayList<>();
    for (JsonNode exit : root.path("order_history")) {
      if (!exit.path("type").asText().equals("exit")) continue;
      exits.add(
          new ExitEntry(
              StateTimes.nanos(exit.get("at")), exit.path("side").asText(), exit.path("entry").asText(), exit.path("price").asText(),
              exit.path("quantity").asText(), exit.path("fees").asText(), exit.path("pnl").asText(), exit.path("reason").asText()));
    }
    if (root.has("net_pnl") && StateFaults.off(root.path("realized_pnl").asDouble() + root.path("unrealized_pnl").asDouble(), root.get("net_pnl").asDouble())) {
      faults.add("realised and unrealised profit do not add up to net_pnl " + root.get("net_pnl").asText());
    }
    StateFaults.notNumbers(root, faults);
    long saved = rowSavedNanos;
    for (String key : List.of("saved_at", "last_saved")) if (saved == LogEvent.UNTIMED) saved = StateTimes.nanos(root.get(key));
    String from = saved == LogEvent.UNTIMED ? "unknown" : "content";
    if (saved == LogEvent.UNTIMED) {
      saved = StateTimes.nanos(root.get("last_ts"));
      if (saved != LogEvent.UNTIMED) from = "lower-bound";
    }
    return new StateSnapshot(name, schema, true, "", saved, from, lots, pending, exits, values(root), faults);
  }

  private static void position(JsonNode position, List<Lot> lots, List<String> faults) {
    String side = position.path("side").asText();
    boolean split = position.path("lots").isArray() && !position.path("lots").isEmpty();
    for (JsonNode node : split ? position.get("lots") : List.of(position)) {
      String price = node.has("price") ? node.get("price").asText() : node.path("entry").asText();
      String fee = node.has("fees") ? node.get("fees").asText() : node.path("entry_fees").asText();
      lots.add(
          new Lot(
              side, side, price, node.path("qty").asText(), fee, null, StateTimes.nanos(position.get("opened_at")),
              position.path("trail_active").asBoolean(), "", position.path("trail_stop").asText(), ""));
      if (!(node.path("qty").asDouble() > 0)) faults.add("a position of " + node.path("qty").asText());
    }
    double stop = position.path("sl").asDouble();
    double entry = position.has("entry") ? position.get("entry").asDouble() : position.path("lots").path(0).path("price").asDouble();
    if (stop > 0 && entry > 0 && !position.path("trail_active").asBoolean() && (side.equals("LONG") ? stop > entry : stop < entry)) {
      faults.add("the stop of the " + side + " position lies on the wrong side of its entry");
    }
  }

  private static Map<String, String> values(JsonNode root) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : List.of(
        "symbol", "equity", "starting_equity", "current_equity", "realized_pnl", "unrealized_pnl", "fees_total", "balance", "last_ts",
        "saved_at", "last_saved")) {
      if (root.path(key).isValueNode() && root.has(key)) values.put(key, root.get(key).asText());
    }
    if (root.has("processed_order_ids")) values.put("processed_order_ids", String.valueOf(root.get("processed_order_ids").size()));
    if (root.has("circuit_breaker")) values.put("breaker_tripped", root.get("circuit_breaker").path("tripped").asText());
    return values;
  }
}
