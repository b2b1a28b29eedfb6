package dev.lockstep.datasets.format.csv;

import java.util.List;
import java.util.Locale;

/** Which column of an order-book CSV holds what, by the usual names; -1 where there is none. */
record DepthColumns(
    int exchange,
    int exchangeScale,
    int local,
    int localScale,
    int type,
    int side,
    int priceTicks,
    int price,
    int lots,
    int size,
    int snapshot,
    int width) {

  /** Columns of a header line, or null if it is not an order-book CSV. */
  static DepthColumns of(List<String> header) {
    List<String> names = header.stream().map(n -> n.toLowerCase(Locale.ROOT).replace("\uFEFF", "")).toList();
    int exchange = first(names, "exch_ts", "exchange_ts", "exchange_timestamp", "timestamp", "ts", "time");
    int local = first(names, "local_ts", "local_timestamp", "recv_ts", "receive_ts", "received");
    int side = first(names, "side");
    int priceTicks = first(names, "price_tick", "price_ticks");
    int price = first(names, "price");
    int lots = first(names, "qty_lots", "size_lots", "lots");
    int size = first(names, "qty", "size", "amount", "quantity");
    int type = first(names, "type", "kind", "update_type");
    int snapshot = first(names, "is_snapshot");
    if (exchange < 0 && local < 0 || side < 0 || priceTicks < 0 && price < 0 || lots < 0 && size < 0) return null;
    if (exchange < 0) exchange = local;
    return new DepthColumns(exchange, unit(names.get(exchange)), local, local < 0 ? -1 : unit(names.get(local)), type, side,
        priceTicks, price, lots, size, snapshot, names.size());
  }

  private static int first(List<String> names, String... wanted) {
    for (String want : wanted)
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        if (name.equals(want)) return i;
        if (want.endsWith("ts") || want.endsWith("timestamp") || want.equals("time"))
          for (String unit : new String[] {"_ns", "_us", "_ms", "_s"}) if (name.equals(want + unit)) return i;
      }
    return -1;
  }

  /** Powers of ten from the named unit to nanoseconds; -1: told from the size of the numbers. */
  private static int unit(String name) {
    if (name.endsWith("_ns")) return 0;
    if (name.endsWith("_us")) return 3;
    if (name.endsWith("_ms")) return 6;
    return name.endsWith("_s") ? 9 : -1;
  }
}
