package dev.lockstep.forensics.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Go bot's state in every generation seen: flat lots (September 2025), runner_id (October), NextLotSeq, runner_ids (November), 2026. */
final class GoBotState {
  private GoBotState() {}

  static boolean recognises(JsonNode root) {
    boolean books = root.has("BookBuy") && root.has("BookSell");
    return root.has("EquityUSD") && (books || root.has("Lots")) || (books && root.has("Exits"));
  }

  static StateSnapshot read(String name, JsonNode root) {
    List<Lot> lots = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    lots(root.path("BookBuy").path("lots"), "BUY", lots, faults);
    lots(root.path("BookSell").path("lots"), "SELL", lots, faults);
    lots(root.path("Lots"), "", lots, faults);
    runners(root.path("BookBuy"), "BUY", faults);
    runners(root.path("BookSell"), "SELL", faults);
    List<ExitEntry> exits = exits(root.path("Exits"), faults);
    List<PendingOrder> pending = new ArrayList<>();
    for (String side : List.of("Buy", "Sell")) pending(root.path("Pending" + side), side.toUpperCase(java.util.Locale.ROOT), pending, faults);
    long youngest = youngest(root, lots, exits, pending);
    for (PendingOrder order : pending) {
      if (order.deadlineNanos() != LogEvent.UNTIMED && youngest != LogEvent.UNTIMED && youngest > order.deadlineNanos()) {
        faults.add(StateSnapshot.overdue(order));
      }
    }
    StateFaults.notNumbers(root, faults);
    return new StateSnapshot(
        name, "go-bot/" + generation(root), true, "", youngest, youngest == LogEvent.UNTIMED ? "unknown" : "lower-bound", lots,
        pending, exits, values(root), faults);
  }

  private static String generation(JsonNode root) {
    if (root.has("Lots")) return "2025-09";
    String text = root.has("PendingReplacementRetry") ? "2026" : "";
    for (String book : List.of("BookBuy", "BookSell")) {
      for (JsonNode lot : root.path(book).path("lots")) if (lot.has("confidence_mult") || lot.has("entry_method")) text = "2026";
    }
    if (!text.isEmpty()) return text;
    if (root.has("NextLotSeq")) return "2025-10-21";
    boolean plural = root.path("BookBuy").has("runner_ids") || root.path("BookSell").has("runner_ids") || root.has("RefundBuyUSD");
    return plural ? "2025-11" : "2025-10";
  }

  private static Map<String, String> values(JsonNode root) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : List.of(
        "EquityUSD", "DailyStart", "DailyPnL", "NextLotSeq", "PendingRecheckBuy", "PendingRecheckSell", "LastAddBuy", "LastAddSell",
        "WinLowBuy", "WinHighSell", "EquityStageBuy", "EquityStageSell", "RefundBuyUSD", "RefundSellUSD", "SpareBuyUSD", "SpareSellUSD")) {
      if (root.has(key)) values.put(key, root.get(key).asText());
    }
    for (String book : List.of("BookBuy", "BookSell")) {
      for (String key : List.of("runner_id", "runner_ids")) {
        if (root.path(book).has(key)) values.put(book + "." + key, root.path(book).get(key).toString());
      }
    }
    return values;
  }

  private static void lots(JsonNode array, String book, List<Lot> lots, List<String> faults) {
    int index = 0;
    for (JsonNode node : array) {
      Lot lot =
          new Lot(
              book.isEmpty() ? node.path("Side").asText() : book, node.path("Side").asText(), node.path("OpenPrice").asText(),
              node.path("SizeBase").asText(), node.path("EntryFee").asText(), text(node, "entry_order_id"),
              StateTimes.nanos(node.get("OpenTime")), node.path("TrailActive").asBoolean(), node.path("TrailPeak").asText(),
              node.path("TrailStop").asText(), node.path("exit_mode").asText());
      lots.add(lot);
      StateFaults.lot(lot, node, index++, faults);
    }
  }

  private static void runners(JsonNode book, String side, List<String> faults) {
    int lots = book.path("lots").size();
    List<JsonNode> runners = new ArrayList<>();
    if (book.has("runner_id")) runners.add(book.get("runner_id"));
    book.path("runner_ids").forEach(runners::add);
    for (JsonNode runner : runners) {
      int index = runner.asInt(-1);
      if (index < -1 || index >= lots && index != 0) faults.add(side + " runner " + runner + " points past its " + lots + " lots");
    }
  }

  private static void pending(JsonNode node, String side, List<PendingOrder> pending, List<String> faults) {
    if (!node.isObject()) return;
    PendingOrder order =
        new PendingOrder(
            side, text(node, "OrderID"), node.path("LimitPx").asText(), node.path("BaseAtLimit").asText(),
            StateTimes.nanos(node.get("CreatedAt")), StateTimes.nanos(node.get("Deadline")));
    pending.add(order);
    String said = node.path("Side").asText(side);
    if (!said.equalsIgnoreCase(side)) faults.add("pending " + side + " order is of side " + said);
    if (order.createdNanos() != LogEvent.UNTIMED && order.deadlineNanos() != LogEvent.UNTIMED && order.deadlineNanos() < order.createdNanos()) {
      faults.add("pending " + side + " order has its deadline before its creation");
    }
  }

  private static List<ExitEntry> exits(JsonNode array, List<String> faults) {
    List<ExitEntry> exits = new ArrayList<>();
    long before = LogEvent.UNTIMED;
    for (JsonNode node : array) {
      long at = StateTimes.nanos(node.get("time"));
      exits.add(
          new ExitEntry(
              at, node.path("side").asText(), node.path("open_price").asText(), node.path("close_price").asText(),
              node.path("size_base").asText(), String.valueOf(node.path("entry_fee_usd").asDouble() + node.path("exit_fee_usd").asDouble()),
              node.path("pnl_usd").asText(), node.path("reason").asText()));
      if (at != LogEvent.UNTIMED && before != LogEvent.UNTIMED && at < before) faults.add("exits go back in time at number " + exits.size());
      before = at;
      StateFaults.exit(node, exits.size(), faults);
    }
    return exits;
  }

  /** The youngest time in the file: it was saved then or later. */
  private static long youngest(JsonNode root, List<Lot> lots, List<ExitEntry> exits, List<PendingOrder> pending) {
    long youngest = Math.max(StateTimes.nanos(root.get("LastAddBuy")), StateTimes.nanos(root.get("LastAddSell")));
    for (Lot lot : lots) youngest = Math.max(youngest, lot.openedNanos());
    for (ExitEntry exit : exits) youngest = Math.max(youngest, exit.closedNanos());
    for (PendingOrder order : pending) youngest = Math.max(youngest, order.createdNanos());
    return youngest;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() || value.asText().isEmpty() ? null : value.asText();
  }
}
