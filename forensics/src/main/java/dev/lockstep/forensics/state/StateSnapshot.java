package dev.lockstep.forensics.state;

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
  public StateSnapshot {
    lots = List.copyOf(lots);
    pending = List.copyOf(pending);
    exits = List.copyOf(exits);
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    faults = List.copyOf(faults);
  }

  /** The same snapshot with the time at which the file was written, as a manifest or archive tells it. */
  public StateSnapshot savedAt(long nanos, String from) {
    return new StateSnapshot(file, schema, readable, problem, nanos, from, lots, pending, exits, values, faults);
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

  /** True for a sibling: a temporary file, a backup or a quarantined one. */
  public boolean sibling() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return !name.equals(family());
  }
}
