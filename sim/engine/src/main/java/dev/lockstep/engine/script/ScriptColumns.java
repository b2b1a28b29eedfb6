package dev.lockstep.engine.script;

import java.util.List;
import java.util.Locale;

/** Which column of an order script holds what; -1 where there is none. {@code timeDecimals}: -1 = told from the numbers' size. */
record ScriptColumns(
    int time,
    int timeDecimals,
    int action,
    int id,
    int outcome,
    int side,
    int priceTicks,
    int price,
    int lots,
    int size,
    int timeInForce,
    int expiry) {

  static final String NEEDED =
      "a script needs the columns t_us (or t_ns, t_ms, t_s, time), action, id, side, price_tick or price, qty_lots or size, tif";

  /** Reads the header; null if a column is missing. */
  static ScriptColumns of(List<String> header) {
    List<String> names = header.stream().map(name -> name.replace("\uFEFF", "").toLowerCase(Locale.ROOT)).toList();
    int time = first(names, "t_us", "t_ns", "t_ms", "t_s", "time_us", "time_ns", "time_ms", "time_s", "t", "time", "timestamp");
    ScriptColumns columns = new ScriptColumns(
        time,
        time < 0 ? -1 : decimals(names.get(time)),
        first(names, "action", "type"),
        first(names, "id", "order_id"),
        first(names, "outcome", "token"),
        first(names, "side"),
        first(names, "price_tick", "price_ticks"),
        first(names, "price", "limit"),
        first(names, "qty_lots", "size_lots", "lots"),
        first(names, "size", "qty", "quantity", "shares", "amount"),
        first(names, "tif", "time_in_force", "order_type"),
        first(names, "expiry", "expiration"));
    return columns.complete() ? columns : null;
  }

  private boolean complete() {
    boolean priced = priceTicks >= 0 || price >= 0;
    boolean sized = lots >= 0 || size >= 0;
    return time >= 0 && action >= 0 && id >= 0 && side >= 0 && priced && sized && timeInForce >= 0;
  }

  private static int first(List<String> names, String... wanted) {
    for (String want : wanted) {
      int at = names.indexOf(want);
      if (at >= 0) return at;
    }
    return -1;
  }

  private static int decimals(String name) {
    if (name.endsWith("_ns")) return 0;
    if (name.endsWith("_us")) return 3;
    if (name.endsWith("_ms")) return 6;
    return name.endsWith("_s") ? 9 : -1;
  }
}
