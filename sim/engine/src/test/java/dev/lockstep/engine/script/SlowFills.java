package dev.lockstep.engine.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * A slow, plain re-telling of the fill rules of hftbacktest's two exchanges, with nothing of the engine in it: sorted maps, text in,
 * text out. What the engine prints must equal it row for row.
 */
final class SlowFills {
  private static final long ENTRY_US = 120_000;
  private static final long RESPONSE_US = 80_000;

  private final boolean partial;
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final PriorityQueue<Happening> queue =
      new PriorityQueue<>(Comparator.comparingLong(Happening::time).thenComparingInt(Happening::phase).thenComparingLong(Happening::sequence));
  private final List<Response> responses = new ArrayList<>();
  private long sequence;

  SlowFills(boolean partial) {
    this.partial = partial;
  }

  private static final class Order {
    long id;
    int side;
    long price;
    long leaves;
    String tif;
    long ahead;
    int answers;
    boolean resting;
    boolean knownOpen;
    int inFlight;
  }

  private record Happening(long time, int phase, long sequence, Runnable action) {}

  private record Response(long received, long id, int number, String rest) {
    String csv() {
      return received + "," + id + "," + number + "," + rest;
    }
  }

  private void at(long time, int phase, Runnable action) {
    queue.add(new Happening(time, phase, sequence++, action));
  }

  /** Rows and script as CSV with the golden files' columns, without headers. */
  List<String> run(List<String> rows, List<String> script) {
    for (String row : rows) {
      String[] c = row.split(",");
      at(Long.parseLong(c[0]), 0, () -> row(Integer.parseInt(c[2]), Integer.parseInt(c[3]), Long.parseLong(c[4]), Long.parseLong(c[5]), Long.parseLong(c[0])));
    }
    for (String line : script) {
      String[] c = line.split(",", -1);
      at(Long.parseLong(c[0]), 3, () -> send(c));
    }
    while (!queue.isEmpty()) queue.remove().action.run();
    responses.sort(Comparator.comparingLong(Response::received).thenComparingLong(Response::id).thenComparingInt(Response::number));
    return responses.stream().map(Response::csv).toList();
  }

  private void send(String[] c) {
    long now = Long.parseLong(c[0]);
    long id = Long.parseLong(c[2]);
    if (c[1].equals("cancel")) {
      Order order = orders.get(id);
      if (order == null || !order.knownOpen || order.inFlight > 0) return;
      order.inFlight++;
      at(now + ENTRY_US, 1, () -> cancel(order, now + ENTRY_US));
      return;
    }
    Order order = new Order();
    order.id = id;
    order.side = Integer.parseInt(c[3]);
    order.price = Long.parseLong(c[4]);
    order.leaves = Long.parseLong(c[5]);
    order.tif = c[6];
    order.inFlight++;
    orders.put(id, order);
    at(now + ENTRY_US, 1, () -> arrive(order, now + ENTRY_US));
  }

  private void cancel(Order order, long now) {
    order.inFlight--;
    if (!order.resting) return;
    order.resting = false;
    answer(order, now, "CANCELED", 0, 0, "");
  }

  private void answer(Order order, long now, String status, long price, long lots, String role) {
    String execution = role.isEmpty() ? "," : price + "," + lots;
    long received = now + RESPONSE_US;
    responses.add(new Response(received, order.id, order.answers++,
        status + "," + order.side + "," + execution + "," + order.leaves + "," + now + "," + role));
    at(received, 2, () -> order.knownOpen = status.equals("NEW") || status.equals("PARTIALLY_FILLED"));
  }

  private void fill(Order order, long now, long price, long lots, String role) {
    order.leaves -= lots;
    if (order.leaves == 0) order.resting = false;
    answer(order, now, order.leaves == 0 ? "FILLED" : "PARTIALLY_FILLED", price, lots, role);
  }

  private void arrive(Order order, long now) {
    order.inFlight--;
    boolean buy = order.side > 0;
    TreeMap<Long, Long> other = buy ? asks : bids;
    boolean crosses = !other.isEmpty() && (buy ? order.price >= other.firstKey() : order.price <= other.firstKey());
    boolean mayRest = order.tif.equals("GTC") || order.tif.equals("GTX");
    if (!crosses && mayRest) {
      order.resting = true;
      order.ahead = (buy ? bids : asks).getOrDefault(order.price, 0L);
      answer(order, now, "NEW", 0, 0, "");
    } else if (!crosses || order.tif.equals("GTX")) {
      answer(order, now, "EXPIRED", 0, 0, "");
    } else if (!partial) {
      fill(order, now, other.firstKey(), order.leaves, "taker");
    } else {
      takeDepth(order, now, other.headMap(order.price, !order.tif.equals("GTC")));
    }
  }

  private void takeDepth(Order order, long now, Map<Long, Long> reachable) {
    long shown = reachable.values().stream().mapToLong(Long::longValue).sum();
    if (order.tif.equals("FOK") && shown < order.leaves) {
      answer(order, now, "EXPIRED", 0, 0, "");
      return;
    }
    for (Map.Entry<Long, Long> level : new ArrayList<>(reachable.entrySet()))
      if (order.leaves > 0) fill(order, now, level.getKey(), Math.min(order.leaves, level.getValue()), "taker");
    if (order.leaves == 0) return;
    if (order.tif.equals("GTC")) fill(order, now, order.price, order.leaves, "taker");
    else answer(order, now, "EXPIRED", 0, 0, "");
  }

  private void row(int type, int side, long price, long lots, long now) {
    if (type == 3) {
      bids.clear();
      asks.clear();
    } else if (type == 2) {
      trade(side, price, lots, now);
    } else {
      depth(side, price, lots, now);
    }
  }

  private void trade(int aggressor, long price, long lots, long now) {
    for (Order order : orders.values()) {
      if (!order.resting || order.side == aggressor) continue;
      boolean beyond = order.side < 0 ? order.price < price : order.price > price;
      if (beyond) {
        fill(order, now, order.price, order.leaves, "maker");
      } else if (order.price == price) {
        order.ahead -= lots;
        if (order.ahead >= 0) continue;
        long through = -order.ahead;
        order.ahead = 0;
        fill(order, now, order.price, partial ? Math.min(Math.min(through, lots), order.leaves) : order.leaves, "maker");
      }
    }
  }

  private void depth(int side, long price, long lots, long now) {
    TreeMap<Long, Long> own = side > 0 ? bids : asks;
    Long before = own.isEmpty() ? null : own.firstKey();
    if (lots == 0) own.remove(price);
    else own.put(price, lots);
    for (Order order : orders.values())
      if (order.resting && order.side == side && order.price == price) order.ahead = Math.min(order.ahead, lots);
    if (own.isEmpty()) return;
    long best = own.firstKey();
    boolean better = before == null || (side > 0 ? best > before : best < before);
    if (!better) return;
    for (Order order : orders.values()) {
      boolean reached = side > 0 ? order.price <= best : order.price >= best;
      if (order.resting && order.side != side && reached) fill(order, now, order.price, order.leaves, "maker");
    }
  }
}
