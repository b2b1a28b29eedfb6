package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.List;

/** Orders and positions that a log leaves open at its end. */
public final class OpenOrders {
  private OpenOrders() {}

  /** Side, id and limit of each order whose end the log does not show. */
  public static List<String> of(LogSource source) {
    List<String> open = new ArrayList<>();
    for (OrderLives.Life life : OrderLives.of(source).lives()) {
      if (!life.alive()) continue;
      String price = life.placed.get("price");
      open.add((life.side + " " + (life.id == null ? "(id not printed)" : life.id) + (price == null ? "" : " at " + price)).strip());
    }
    return open;
  }

  public static List<String> positions(LogSource source) {
    List<String> open = new ArrayList<>();
    for (Positions.Held held : Positions.of(source)) {
      if (held.toNanos() != Long.MAX_VALUE) continue;
      String side = held.fill().get("side");
      String quantity = held.fill().get("qty");
      open.add((side == null ? "side not printed" : side) + " " + (quantity == null ? "(quantity not printed)" : quantity) + " since " + (source.dated() ? Report.instant(held.fromNanos()) : Report.instant(held.fromNanos()).toString().substring(11).replace("Z", " of a day the log does not name")));
    }
    return open;
  }

  /** True if any source shows the end of this order. */
  public static boolean ended(List<LogSource> sources, String id) {
    for (LogSource source : sources) {
      OrderLives.Life life = OrderLives.of(source).byId(id);
      if (life != null && !life.alive()) return true;
    }
    return false;
  }
}
