package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lives of a source's orders, pieced together from its events. A bot that prints no id when it places an order gets it
 * from the next event that names one.
 */
final class OrderLives {
  /** One order, or one link of a chain of replaced orders. */
  static final class Life {
    String id;
    String side;
    LogEvent placed;
    LogEvent last;
    LogEvent end;
    String replacedBy;
    String replaced;
    long deadlineNanos = LogEvent.UNTIMED;
    double quantity = Double.NaN;
    double filled;
    List<LogEvent> fills = List.of();

    boolean alive() {
      return end == null;
    }
  }

  /** Something in the events that no order can do. */
  record Oddity(String rule, String id, String side, LogEvent event, LogEvent before, String what) {}

  private final List<Life> lives = new ArrayList<>();
  private static final int OPEN_MAX = 256;
  private static final long STRANGERS_NANOS = 3_600_000_000_000L;

  /** Orders that may still be alive, oldest first; those beyond the limit are only found by their id. */
  private final List<Life> open = new ArrayList<>();
  private final Map<String, Life> byId = new HashMap<>();
  private final Map<String, Life> current = new LinkedHashMap<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private final Map<String, LogEvent> trades = new LinkedHashMap<>();
  private boolean anyPlaced;
  /** Where the oldest events were given up, orders of theirs may still end; UNTIMED if none were. */
  private long strangersUntilNanos = LogEvent.UNTIMED;

  private OrderLives() {}

  static OrderLives of(LogSource source) {
    return source.made(OrderLives.class, OrderLives::read);
  }

  private static OrderLives read(LogSource source) {
    OrderLives orders = new OrderLives();
    if (source.eventsDropped() > 0) orders.strangersUntilNanos = firstNanos(source.events()) + STRANGERS_NANOS;
    List<LogEvent> events = source.of(
        EventKind.ORDER_PLACED, EventKind.ORDER_ACKED, EventKind.ORDER_REPRICED, EventKind.ORDER_FILLED, EventKind.ORDER_ENDED,
        EventKind.ORDER_REJECTED, EventKind.SESSION_STARTED);
    for (LogEvent event : events) orders.take(event);
    return orders;
  }

  private static long firstNanos(List<LogEvent> events) {
    for (LogEvent event : events) if (event.timed()) return event.timeNanos();
    return LogEvent.UNTIMED;
  }

  List<Life> lives() {
    return lives;
  }

  List<Oddity> oddities() {
    return oddities;
  }

  Life byId(String id) {
    return byId.get(id);
  }

  /** The last order of a side, alive or not; null if the side never had one. */
  Life current(String side) {
    return current.get(side(side));
  }

  boolean openAt(long nanos) {
    for (Life life : lives) {
      boolean begun = life.placed != null && life.placed.timed() && life.placed.timeNanos() <= nanos;
      if (begun && (life.end == null || life.end.timeNanos() > nanos)) return true;
    }
    return false;
  }

  private void take(LogEvent event) {
    switch (event.kind()) {
      case ORDER_PLACED -> placed(event);
      case ORDER_ACKED -> acked(event);
      case ORDER_REPRICED -> repriced(event);
      case ORDER_FILLED -> filled(event);
      case ORDER_ENDED, ORDER_REJECTED -> ended(event);
      case SESSION_STARTED -> current.clear();
      default -> {}
    }
  }

  private static String side(String side) {
    if ("BUY".equals(side) || "SELL".equals(side)) return side;
    return side == null ? "" : side.toUpperCase(java.util.Locale.ROOT);
  }

  private void placed(LogEvent event) {
    anyPlaced = true;
    String id = event.get("id");
    Life known = id == null ? null : byId.get(id);
    if (known != null && known.placed != null) {
      oddities.add(new Oddity("bad-lifecycle", id, known.side, event, known.last, "submitted twice"));
      return;
    }
    Life life = begin(id, event.get("side"), event);
    life.quantity = event.number("qty");
    double timeout = event.number("timeout");
    if (timeout > 0 && event.timed()) life.deadlineNanos = event.timeNanos() + Math.round(timeout * 1e9);
  }

  private Life begin(String id, String side, LogEvent event) {
    Life life = new Life();
    life.id = id;
    life.side = side(side);
    life.placed = event;
    life.last = event;
    lives.add(life);
    // Most of the time the one before has just ended.
    for (int i = open.size() - 1; i >= 0; i--) if (!open.get(i).alive()) open.remove(i);
    if (open.size() >= OPEN_MAX) open.remove(0);
    open.add(life);
    if (id != null) byId.put(id, life);
    current.put(life.side, life);
    return life;
  }

  /** The order an event speaks of: by id, or the one placed without an id that still waits for one. */
  private Life find(LogEvent event, String id) {
    Life life = id == null ? null : byId.get(id);
    if (life != null) return life;
    String side = event.get("side");
    for (int i = open.size() - 1; i >= 0; i--) {
      Life waiting = open.get(i);
      boolean sideFits = side == null || waiting.side.isEmpty() || waiting.side.equals(side(side));
      if (waiting.alive() && sideFits && (waiting.id == null || id == null)) {
        if (waiting.id == null && id != null) {
          waiting.id = id;
          byId.put(id, waiting);
        }
        return waiting;
      }
    }
    return null;
  }

  private void acked(LogEvent event) {
    String id = event.get("id");
    Life life = find(event, id);
    if (life == null) {
      life = begin(id, event.get("side"), event);
      life.quantity = event.number("qty");
    } else if (!life.alive()) {
      oddities.add(new Oddity("bad-lifecycle", id, life.side, event, life.end, "acknowledged after its end"));
    }
    life.last = event;
  }

  private void repriced(LogEvent event) {
    String old = event.get("old");
    String fresh = event.get("new");
    Life before = old == null ? null : byId.get(old);
    Life inSide = current.get(side(event.get("side")));
    if (before == null && inSide != null && inSide.alive() && inSide.id == null) before = find(event, old);
    if (before == null && inSide != null && inSide.id != null && old != null) {
      oddities.add(new Oddity("reprice-chain-break", old, inSide.side, event, inSide.last, "the last id of the side is " + inSide.id));
    } else if (before != null && !before.alive()) {
      String rule = before.replacedBy != null ? "reprice-chain-break" : "bad-lifecycle";
      oddities.add(new Oddity(rule, old, before.side, event, before.end, "it had already ended"));
    }
    if (fresh != null && byId.containsKey(fresh)) {
      oddities.add(new Oddity("reprice-chain-break", fresh, side(event.get("side")), event, byId.get(fresh).last, "the new id is not new"));
      return;
    }
    long deadline = before == null ? LogEvent.UNTIMED : before.deadlineNanos;
    if (before != null && before.alive()) {
      before.end = event;
      before.last = event;
      before.replacedBy = fresh;
    }
    if (inSide != null && inSide != before && inSide.alive()) inSide.end = event;
    Life next = begin(fresh, event.get("side"), event);
    next.replaced = old;
    next.deadlineNanos = deadline;
    next.quantity = event.number("qty");
  }

  private void stranger(String id, LogEvent event) {
    if (id == null || !anyPlaced || event.timeNanos() <= strangersUntilNanos) return;
    oddities.add(new Oddity("foreign-order", id, "", event, null, "no submission of it is known"));
  }

  private void filled(LogEvent event) {
    String id = event.get("id");
    String trade = event.get("trade");
    if (trade != null) {
      LogEvent first = trades.putIfAbsent(trade, event);
      if (first != null) {
        oddities.add(new Oddity("duplicate-fill", id, side(event.get("side")), event, first, "trade " + trade + " twice"));
        return;
      }
    }
    Life life = find(event, id);
    if (life == null) {
      stranger(id, event);
      return;
    }
    double quantity = event.number("qty");
    if (!life.alive() && life.replacedBy != null) {
      // A cancel and a fill can cross: the replaced order filled after all. The replacement now rests beside a position.
      oddities.add(new Oddity("bad-lifecycle", id, life.side, event, life.end, "filled after it was replaced"));
    } else if (!life.alive() && life.fills.isEmpty()) {
      oddities.add(new Oddity("bad-lifecycle", id, life.side, event, life.end, "filled after its end"));
    } else if (!life.fills.isEmpty() && beyond(life, quantity)) {
      LogEvent first = life.fills.get(life.fills.size() - 1);
      oddities.add(new Oddity("duplicate-fill", id, life.side, event, first, "filled beyond its quantity"));
    }
    if (life.fills.isEmpty()) life.fills = new ArrayList<>(2);
    life.fills.add(event);
    life.filled += Double.isNaN(quantity) ? 0 : quantity;
    life.last = event;
    boolean whole = Double.isNaN(life.quantity) || Double.isNaN(quantity) || life.filled >= life.quantity * 0.999;
    if (whole && life.end == null) life.end = event;
  }

  private static boolean beyond(Life life, double quantity) {
    if (Double.isNaN(quantity) || Double.isNaN(life.quantity)) return life.end != null;
    return life.filled + quantity > life.quantity * 1.01;
  }

  private void ended(LogEvent event) {
    String id = event.get("id");
    Life life = find(event, id);
    if (life == null) {
      stranger(id, event);
      return;
    }
    // A bot that asks about an order is told its end as often as it asks.
    boolean toldAgain = !life.alive() && event.get("state") != null && event.get("state").equals(life.end.get("state"));
    if (!life.alive() && event.kind() == EventKind.ORDER_ENDED && !toldAgain) {
      oddities.add(new Oddity("bad-lifecycle", id, life.side, event, life.end, "ended twice"));
      return;
    }
    if (life.alive()) life.end = event;
    life.last = event;
  }
}
