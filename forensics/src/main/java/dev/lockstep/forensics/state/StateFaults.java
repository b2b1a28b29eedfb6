package dev.lockstep.forensics.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Checks of values that cannot hold together. Sums may be off by two cents or half a per cent: the bots round fees and fills. */
final class StateFaults {
  private static final double CENTS = 0.02;
  private static final double SHARE = 0.005;
  private static final int FAULTS_MAX = 50;

  private StateFaults() {}

  static void lot(Lot lot, JsonNode node, int index, List<String> faults) {
    String name = lot.book() + " lot " + index;
    double price = node.path("OpenPrice").asDouble();
    double size = node.path("SizeBase").asDouble();
    if (!lot.side().isEmpty() && !lot.side().equalsIgnoreCase(lot.book())) add(faults, name + " is of side " + lot.side());
    if (!(price > 0)) add(faults, name + " has the open price " + lot.openPrice());
    if (!(size > 0)) add(faults, name + " has the size " + lot.quantity());
    double notional = node.path("OpenNotionalUSD").asDouble(0);
    if (notional != 0 && off(notional, price * size)) add(faults, name + ": price times size is not the notional " + notional);
    double fee = node.path("EntryFee").asDouble();
    if (fee < 0 || (price * size > 1 && fee > 0.02 * price * size)) add(faults, name + " has an entry fee of " + lot.entryFee());
    if (!lot.trailActive()) return;
    double peak = node.path("TrailPeak").asDouble();
    double stop = node.path("TrailStop").asDouble();
    boolean sell = lot.book().equalsIgnoreCase("SELL");
    if (!(peak > 0) || !(stop > 0) || (sell ? stop < peak : stop > peak)) {
      add(faults, name + " trails with peak " + lot.trailPeak() + " and stop " + lot.trailStop());
    }
  }

  static void exit(JsonNode node, int number, List<String> faults) {
    if (!node.has("pnl_usd") || !node.has("close_price")) return;
    double size = node.path("size_base").asDouble();
    double move = node.path("close_price").asDouble() - node.path("open_price").asDouble();
    double gross = (node.path("side").asText().equalsIgnoreCase("SELL") ? -move : move) * size;
    double fees = node.path("entry_fee_usd").asDouble() + node.path("exit_fee_usd").asDouble();
    if (off(gross - fees, node.get("pnl_usd").asDouble())) {
      add(faults, "exit " + number + ": gains minus fees are not the profit of " + node.get("pnl_usd").asText());
    }
  }

  static boolean off(double left, double right) {
    return !(Math.abs(left - right) <= Math.max(CENTS, SHARE * Math.max(Math.abs(left), Math.abs(right))));
  }

  /** Names every NaN and infinity in the tree. */
  static void notNumbers(JsonNode root, List<String> faults) {
    notNumbers(root, "", faults, 0);
  }

  private static void notNumbers(JsonNode node, String path, List<String> faults, int depth) {
    if (depth > 50) return;
    if (node.isFloatingPointNumber() && !Double.isFinite(node.asDouble())) add(faults, path + " is " + node.asText());
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) notNumbers(entry.getValue(), path + "/" + entry.getKey(), faults, depth + 1);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) notNumbers(node.get(i), path + "/" + i, faults, depth + 1);
    }
  }

  static void add(List<String> faults, String fault) {
    if (faults.size() < FAULTS_MAX) faults.add(fault);
  }
}
