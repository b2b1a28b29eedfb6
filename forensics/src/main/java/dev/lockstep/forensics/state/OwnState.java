package dev.lockstep.forensics.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The state that this project's own bot writes: {@code schema} begins with {@code lockstep.state/}. */
final class OwnState {
  private OwnState() {}

  static boolean recognises(JsonNode root) {
    return root.path("schema").asText().startsWith("lockstep.state/");
  }

  static StateSnapshot read(String name, JsonNode root) {
    List<String> faults = new ArrayList<>();
    List<Lot> lots = new ArrayList<>();
    for (JsonNode node : root.path("positions")) {
      lots.add(
          new Lot(
              node.path("side").asText(), node.path("side").asText(), node.path("price").asText(), node.path("quantity").asText(), "0",
              node.path("orderId").asText(null), StateTimes.nanos(node.get("openedAt")), false, "", "", ""));
      if (!(node.path("quantity").asDouble() > 0)) faults.add("a position of " + node.path("quantity").asText());
    }
    List<PendingOrder> pending = new ArrayList<>();
    for (JsonNode node : root.path("pending")) {
      if (node.has("order")) continue;
      pending.add(
          new PendingOrder(
              node.path("side").asText(), node.path("id").asText(null), node.path("price").asText(), node.path("quantity").asText(),
              StateTimes.nanos(node.get("createdAt")), StateTimes.nanos(node.get("deadline"))));
    }
    for (JsonNode node : root.path("lots")) spotLot(node, lots, faults);
    for (JsonNode node : root.path("pending")) if (node.has("order")) pending.add(spotOrder(node));
    StateFaults.notNumbers(root, faults);
    long saved = StateTimes.nanos(root.get("savedAt"));
    return new StateSnapshot(
        name, root.get("schema").asText(), true, "", saved, saved == LogEvent.UNTIMED ? "unknown" : "content", lots, pending, List.of(),
        root.has("generation") ? Map.of("generation", root.get("generation").asText()) : Map.of(), faults);
  }

  /** The spot bot counts in ticks and lots; a lot's price is the average of what is left. */
  private static void spotLot(JsonNode node, List<Lot> lots, List<String> faults) {
    long held = node.path("lots").asLong();
    if (held <= 0) {
      StateFaults.add(faults, "lot " + node.path("id").asText() + " of " + held);
      return;
    }
    String side = node.path("side").asText();
    String price = Long.toString(node.path("value").asLong() / held);
    String exit = node.path("exit").asLong() == 0 ? null : node.path("exit").asText();
    lots.add(new Lot(side, side, price, Long.toString(held), node.path("fee").asText(), exit, LogEvent.UNTIMED, false, "", "", ""));
  }

  private static PendingOrder spotOrder(JsonNode node) {
    long deadlineNanos = node.path("deadline").asLong(LogEvent.UNTIMED);
    return new PendingOrder(
        node.path("side").asText(), node.path("order").asText(), node.path("limit").asText(), node.path("lots").asText(), LogEvent.UNTIMED, deadlineNanos);
  }
}
