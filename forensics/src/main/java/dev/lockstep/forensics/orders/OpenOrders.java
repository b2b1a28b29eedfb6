package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.List;

/** Orders and positions that a log leaves open at its end. */
public final class OpenOrders {
  private static final int CHAIN_MAX = 1_000;

  private OpenOrders() {}

  /**
   * An order whose end a log does not show.
   *
   * @param id null if the log never printed it
   * @param price null likewise
   */
  public record Resting(String side, String id, String price) {
    /** Side and id, as they are printed. */
    public String name() {
      return (side + " " + (id == null ? "(id not printed)" : id)).strip();
    }
  }

  public static List<Resting> of(LogSource source) {
    List<Resting> open = new ArrayList<>();
    for (OrderLives.Life life : OrderLives.of(source).lives()) if (life.alive()) open.add(new Resting(life.side, life.id, life.placed.get("price")));
    return open;
  }

  /** The order that replaced this one, if it or what replaced it in turn may still rest; else null. */
  public static String replacement(List<LogSource> sources, String id) {
    for (LogSource source : sources) {
      OrderLives orders = OrderLives.of(source);
      OrderLives.Life life = orders.byId(id);
      String by = life == null ? null : life.replacedBy;
      for (int links = 0; by != null && links < CHAIN_MAX; links++) {
        OrderLives.Life next = orders.byId(by);
        if (next == null) break;
        if (next.alive()) return next.id;
        by = next.replacedBy;
      }
    }
    return null;
  }

  public static List<String> positions(LogSource source) {
    List<String> open = new ArrayList<>();
    for (Positions.Held held : Positions.of(source)) {
      if (held.toNanos() != Long.MAX_VALUE) continue;
      String side = held.fill().get("side");
      String quantity = held.fill().get("qty");
      open.add((side == null ? "side not printed" : side) + " " + (quantity == null ? "(quantity not printed)" : quantity) + " since " + (source.dated() ? Report.instant(held.fromNanos()) : Report.instant(held.fromNanos()).toString().substring(11).replace("Z", " of a day the log does not name")));
    }
    String counted = Positions.countedLots(source);
    if (counted != null) open.add(counted + " by the log's last count (a state would name them)");
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
