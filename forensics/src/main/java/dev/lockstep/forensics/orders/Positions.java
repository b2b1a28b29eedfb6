package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.List;

/** When a source held a position, as its own log tells: from a fill or a lot to the exit that booked it, or its window's end. */
final class Positions {
  /**
   * One holding.
   *
   * @param toNanos end, or {@code Long.MAX_VALUE} while nothing says it ended
   */
  record Held(long fromNanos, long toNanos, LogEvent fill, LogEvent exit) {
    boolean contains(long nanos) {
      return nanos >= fromNanos && nanos < toNanos;
    }
  }

  private final List<Held> held;

  private Positions(List<Held> held) {
    this.held = List.copyOf(held);
  }

  static List<Held> of(LogSource source) {
    return source.made(Positions.class, Positions::read).held;
  }

  private static Positions read(LogSource source) {
    List<Held> held = new ArrayList<>();
    LogEvent open = null;
    for (LogEvent event : source.events()) {
      if (!event.timed()) continue;
      boolean opens = opens(source, event);
      if (opens && open == null) {
        open = event;
      } else if (open != null && (closes(event) || event.kind() == EventKind.WINDOW_STARTED)) {
        held.add(new Held(open.timeNanos(), event.timeNanos(), open, event.kind() == EventKind.WINDOW_STARTED ? null : event));
        open = null;
      }
    }
    if (open != null) held.add(new Held(open.timeNanos(), Long.MAX_VALUE, open, null));
    return new Positions(held);
  }

  /** A bot with windows holds what its capture order filled; the others hold lots, and paper lots are at no risk. */
  private static boolean opens(LogSource source, LogEvent event) {
    if ((event.kind() != EventKind.ORDER_FILLED && event.kind() != EventKind.LOT_OPENED) || event.get("paper") != null) return false;
    if (source.facts().windowNanos() > 0) return event.kind() == EventKind.ORDER_FILLED;
    boolean booked = event.kind() == EventKind.ORDER_FILLED && event.get("booked") != null;
    return (event.kind() == EventKind.LOT_OPENED && event.get("ledger") == null) || booked;
  }

  private static boolean closes(LogEvent event) {
    return event.kind() == EventKind.EXIT_RECORDED;
  }

  static boolean heldAt(List<Held> positions, long nanos) {
    for (Held held : positions) if (held.contains(nanos)) return true;
    return false;
  }
}
