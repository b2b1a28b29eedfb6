package dev.lockstep.forensics.state;

import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state file.
 *
 * @param schema which bot and generation wrote it, such as {@code go-bot/2025-11}; {@code none} if it is no state file
 * @param readable false if it cannot be parsed or has the wrong shape; {@code problem} says which and where
 * @param savedNanos when it was saved, or {@code LogEvent.UNTIMED}
 * @param savedFrom what {@code savedNanos} was taken from: {@code content}, {@code manifest}, {@code lower-bound} (the youngest
 *     time in the content: it was saved then or later), or {@code unknown}
 * @param values further values worth showing, by name
 * @param faults values in the file that cannot hold together, one sentence each
 */
public record StateSnapshot(
    String file, String schema, boolean readable, String problem, long savedNanos, String savedFrom, List<Lot> lots,
    List<PendingOrder> pending, List<ExitEntry> exits, Map<String, String> values, List<String> faults) {
  /** A bot may take this long to notice that a deadline has passed. */
  private static final long OVERDUE_NANOS = 10_000_000_000L;

  public StateSnapshot {
    lots = List.copyOf(lots);
    pending = List.copyOf(pending);
    exits = List.copyOf(exits);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    faults = List.copyOf(faults);
  }

  /** The same snapshot with the time at which the file was written, as a manifest or archive tells it. */
  public StateSnapshot savedAt(long nanos, String from) {
    List<String> found = new ArrayList<>(faults);
    for (PendingOrder order : pending) {
      boolean past = order.deadlineNanos() != LogEvent.UNTIMED && nanos > order.deadlineNanos() + OVERDUE_NANOS;
      String fault = overdue(order);
      if (past && !found.contains(fault)) found.add(fault);
    }
    return new StateSnapshot(file, schema, readable, problem, nanos, from, lots, pending, exits, values, found);
  }

  static String overdue(PendingOrder order) {
    return "pending " + order.side() + " order " + order.id() + " is past its deadline and still there";
  }

  /** The order waiting on a side, or null. */
  public PendingOrder pending(String side) {
    for (PendingOrder order : pending) if (order.side().equalsIgnoreCase(side)) return order;
    return null;
  }

  /** The name without {@code .tmp}, {@code .bak} and {@code .corrupt} suffixes: generations of one file share it. */
  public String family() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int cut = name.length();
    for (String mark : List.of(".corrupt", ".bak", ".tmp")) {
      int at = name.indexOf(mark);
      if (at > 0) cut = Math.min(cut, at);
    }
    return name.substring(0, cut);
  }

  /** Folder and family without {@code .json} or {@code .db}: some bots put the suffix of a sibling in the place of that of the file. */
  public String lineage() {
    String family = file.substring(0, file.lastIndexOf('/') + 1) + family();
    for (String form : List.of(".json", ".db")) if (family.endsWith(form)) return family.substring(0, family.length() - form.length());
    return family;
  }

  /** True if both are generations of one file, or files of one name in different folders that have something in common. */
  public boolean sameFile(StateSnapshot other) {
    return lineage().equals(other.lineage()) || (family().equals(other.family()) && shares(other));
  }

  /** True if both are of one bot: generations of one file, or with a lot, an order or an exit in common. */
  public boolean sameBot(StateSnapshot other) {
    return lineage().equals(other.lineage()) || shares(other);
  }

  /** What tells whose state this is: states that have one of these in common are of one bot. */
  public List<Object> marks() {
    List<Object> marks = new ArrayList<>(List.of("file " + lineage()));
    for (Lot lot : lots) marks.add(key(lot));
    marks.addAll(exits);
    marks.addAll(pending);
    return marks;
  }

  /** True unless both hold something, nothing of it in common, and their names differ by more than numbers, as those of two bots do. */
  public boolean mayBeSameBot(StateSnapshot other) {
    return sameBot(other) || empty() || other.empty() || lineage().replaceAll("[0-9]+", "#").equals(other.lineage().replaceAll("[0-9]+", "#"));
  }

  private boolean empty() {
    return lots.isEmpty() && exits.isEmpty() && pending.isEmpty();
  }

  private boolean shares(StateSnapshot other) {
    return !Collections.disjoint(lots.stream().map(StateSnapshot::key).toList(), other.lots.stream().map(StateSnapshot::key).toList())
        || !Collections.disjoint(exits, other.exits) || !Collections.disjoint(pending, other.pending);
  }

  private static String key(Lot lot) {
    return lot.book() + ' ' + lot.openPrice() + ' ' + lot.openedNanos();
  }

  /** True for a sibling: a temporary file, a backup or a quarantined one. */
  public boolean sibling() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return !name.equals(family());
  }
}
