package dev.lockstep.forensics.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A state kept as one event a line: folded to the positions that are open after the last line. */
final class EventSourced {
  private static final int OPEN_MAX = 10_000;

  private EventSourced() {}

  static StateSnapshot read(String name, String text, JsonMapper mapper) {
    Map<String, Lot> open = new LinkedHashMap<>();
    List<ExitEntry> exits = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    long last = LogEvent.UNTIMED;
    int number = 0;
    int unreadable = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) continue;
      JsonNode node;
      try {
        node = mapper.readTree(line);
      } catch (JsonProcessingException e) {
        unreadable++;
        continue;
      }
      for (String key : List.of("timestamp", "at", "created_at")) last = Math.max(last, StateTimes.nanos(node.get(key)));
      fold(node, number, open, exits, faults);
    }
    if (unreadable > 0) faults.add(unreadable + " of " + number + " lines are not JSON");
    return new StateSnapshot(
        name, "paper-session/events", true, "", last, last == LogEvent.UNTIMED ? "unknown" : "lower-bound", List.copyOf(open.values()), List.of(),
        exits, Map.of("lines", String.valueOf(number)), faults);
  }

  private static void fold(JsonNode node, int number, Map<String, Lot> open, List<ExitEntry> exits, List<String> faults) {
    String id = node.path("trade_id").asText(node.path("event").asText(""));
    JsonNode fill = node.path("fill");
    JsonNode exit = node.path("exit");
    if (fill.isObject() && open.size() < OPEN_MAX) {
      String side = fill.path("side").asText();
      open.put(id, new Lot(side, side, fill.path("price").asText(), fill.path("qty").asText(), fill.path("fees").asText(), id,
          StateTimes.nanos(fill.get("at")), false, "", "", ""));
      if (!(fill.path("price").asDouble() > 0)) StateFaults.add(faults, "line " + number + ": a fill at " + fill.path("price").asText());
    } else if (exit.isObject()) {
      Lot closed = open.remove(id);
      exits.add(
          new ExitEntry(
              StateTimes.nanos(exit.get("at")), closed == null ? "" : closed.side(), closed == null ? "" : closed.openPrice(),
              exit.path("price").asText(), closed == null ? "" : closed.quantity(), exit.path("fees").asText(), exit.path("pnl").asText(),
              exit.path("reason").asText()));
    }
  }
}
