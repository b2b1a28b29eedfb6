package dev.lockstep.forensics.state;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs between two snapshots of one state, older first, one sentence each. */
public final class StateChanges {
  private StateChanges() {}

  public static List<String> between(StateSnapshot older, StateSnapshot newer) {
    List<String> changes = new ArrayList<>();
    Map<String, Lot> before = byKey(older.lots());
    Map<String, Lot> after = byKey(newer.lots());
    after.forEach((key, lot) -> {
      Lot was = before.get(key);
      if (was == null) changes.add("+ " + lot.book() + " lot of " + Numbers.shown(lot.quantity()) + " at " + Numbers.shown(lot.openPrice()));
      else if (!was.quantity().equals(lot.quantity())) changes.add("~ " + lot.book() + " lot at " + Numbers.shown(lot.openPrice()) + ": " + Numbers.shown(was.quantity()) + " to " + Numbers.shown(lot.quantity()));
    });
    before.forEach((key, lot) -> {
      if (!after.containsKey(key)) changes.add("- " + lot.book() + " lot of " + Numbers.shown(lot.quantity()) + " at " + Numbers.shown(lot.openPrice()));
    });
    for (ExitEntry exit : newer.exits()) {
      if (!older.exits().contains(exit)) changes.add("+ exit " + exit.side() + " " + Numbers.shown(exit.quantity()) + " at " + Numbers.shown(exit.closePrice()) + ", profit " + Numbers.shown(exit.pnl()));
    }
    pending(older, newer, changes);
    newer.values().forEach((key, value) -> {
      String was = older.values().get(key);
      if (was != null && !Objects.equals(was, value)) changes.add("~ " + key + ": " + Numbers.shown(was) + " to " + Numbers.shown(value));
    });
    boolean timed = older.savedNanos() != LogEvent.UNTIMED && newer.savedNanos() != LogEvent.UNTIMED;
    if (timed && newer.savedNanos() < older.savedNanos()) changes.add("! the later file is the older state");
    return changes;
  }

  private static void pending(StateSnapshot older, StateSnapshot newer, List<String> changes) {
    for (PendingOrder order : newer.pending()) {
      PendingOrder was = older.pending(order.side());
      if (was == null) changes.add("+ pending " + order.side() + " order " + order.id());
      else if (!Objects.equals(was.id(), order.id())) changes.add("~ pending " + order.side() + " order: " + was.id() + " to " + order.id());
    }
    for (PendingOrder order : older.pending()) {
      if (newer.pending(order.side()) == null) changes.add("- pending " + order.side() + " order " + order.id());
    }
  }

  /** Lots have no id in every generation: book, price and opening time name one well enough. */
  private static Map<String, Lot> byKey(List<Lot> lots) {
    Map<String, Lot> map = new LinkedHashMap<>();
    for (Lot lot : lots) {
      String key = lot.book() + " " + lot.openPrice() + " " + lot.openedNanos();
      for (int i = 2; map.containsKey(key); i++) key = lot.book() + " " + lot.openPrice() + " " + lot.openedNanos() + " #" + i;
      map.put(key, lot);
    }
    return map;
  }
}
