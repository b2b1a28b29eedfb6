package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;
import dev.lockstep.forensics.state.Lot;
import dev.lockstep.forensics.state.StateSnapshot;
import dev.lockstep.forensics.event.WindowId;
import java.util.ArrayList;
import java.util.List;

/** When a source held a position, as its own log tells: from a fill or a lot to the exit that booked it, or its window's end. */
final class Positions {
  /**
   * One holding.
   *
   * @param toNanos end, or {@code Long.MAX_VALUE} while nothing says it ended
   * @param overNanos end of the window it was held in: what is not sold by then is settled; {@code Long.MAX_VALUE} without windows
   */
  record Held(long fromNanos, long toNanos, long overNanos, LogEvent fill) {
    boolean contains(long nanos) {
      return nanos >= fromNanos && nanos < atRiskToNanos();
    }

    /** The last instant at which an exit could have done anything. */
    long atRiskToNanos() {
      return Math.min(toNanos, overNanos);
    }
  }

  private static final List<String> LOTS_KEYS = List.of(" lotsBuy=", " lotsSell=");
  private static final String CONDITION = "TRIGGER CONDITION MET";

  private static final int LOTS_MAX = 1_000_000;

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
    long over = Long.MAX_VALUE;
    for (LogEvent event : source.of(EventKind.ORDER_FILLED, EventKind.LOT_OPENED, EventKind.EXIT_RECORDED, EventKind.WINDOW_STARTED)) {
      if (!event.timed()) continue;
      boolean opens = opens(source, event);
      if (opens && open == null) {
        open = event;
      } else if (open != null && (closes(event) || event.kind() == EventKind.WINDOW_STARTED)) {
        held.add(new Held(open.timeNanos(), event.timeNanos(), over, open));
        open = null;
      }
      if (event.kind() == EventKind.WINDOW_STARTED && event.get("window") != null) over = windowEnd(source, event.get("window"));
    }
    if (open != null) held.add(new Held(open.timeNanos(), Long.MAX_VALUE, over, open));
    return new Positions(held);
  }

  private static long windowEnd(LogSource source, String window) {
    long began = source.dated() && source.facts().windowNanos() > 0 ? WindowId.beginNanos(window) : LogEvent.UNTIMED;
    return began == LogEvent.UNTIMED ? Long.MAX_VALUE : began + WindowId.lengthNanos(window, source.facts().windowNanos());
  }

  /** How much of a stretch of time went into exits: from a trigger within it to what it led to. That is spent executing, not blind. */
  static long executing(LogSource source, long fromNanos, long toNanos) {
    long spent = 0;
    LogEvent trigger = null;
    for (LogEvent event : source.of(EventKind.EXIT_TRIGGERED, EventKind.EXIT_RECORDED, EventKind.EXIT_FAILED)) {
      if (!event.timed() || event.timeNanos() < fromNanos || event.timeNanos() > toNanos) continue;
      // A condition that is met for the first of several times is no exit yet.
      if (event.kind() == EventKind.EXIT_TRIGGERED && trigger == null && !event.text().contains(CONDITION)) {
        trigger = event;
      } else if (trigger != null && (event.kind() == EventKind.EXIT_RECORDED || event.kind() == EventKind.EXIT_FAILED)) {
        spent += event.timeNanos() - trigger.timeNanos();
        trigger = null;
      }
    }
    return trigger == null ? spent : spent + toNanos - trigger.timeNanos();
  }

  /** A bot with windows holds what its capture order filled; the others hold lots, and paper lots are at no risk. */
  private static boolean opens(LogSource source, LogEvent event) {
    if ((event.kind() != EventKind.ORDER_FILLED && event.kind() != EventKind.LOT_OPENED) || event.get("paper") != null) return false;
    if (source.facts().windowNanos() > 0) return event.kind() == EventKind.ORDER_FILLED;
    boolean booked = event.kind() == EventKind.ORDER_FILLED && event.get("booked") != null;
    return (event.kind() == EventKind.LOT_OPENED && event.get("ledger") == null) || booked;
  }

  /** True if the log says that its orders go to no venue. */
  static boolean onPaper(LogSource source) {
    for (LogEvent event : source.of(EventKind.SESSION_STARTED)) if (event.text().contains("dry_run=true")) return true;
    for (LogEvent event : source.of(EventKind.LOT_OPENED)) if (event.get("paper") != null) return true;
    return false;
  }

  /** True if the evaluation before a silence counts lots: {@code lotsBuy} and {@code lotsSell}, as the Go bot prints them. */
  static boolean lotsTold(LogSource source, Silence silence) {
    Rhythm evaluations = source.rhythm(EventKind.EVALUATION);
    if (evaluations == null) return false;
    boolean toEnd = evaluations.lastNanos() <= silence.fromNanos();
    if (toEnd) return lots(evaluations.lastText());
    for (Silence gap : evaluations.silences()) {
      boolean around = gap.fromNanos() <= silence.fromNanos() && gap.toNanos() >= silence.toNanos();
      if (around) return lots(gap.fromText());
    }
    return false;
  }

  private static boolean lots(String text) {
    for (String key : LOTS_KEYS) if (count(text, key) > 0) return true;
    return false;
  }

  /** How many lots a log counted last, such as {@code 2 BUY lots, 1 SELL lot}; null if none or it does not count them. */
  static String countedLots(LogSource source) {
    Rhythm evaluations = source.rhythm(EventKind.EVALUATION);
    if (evaluations == null || onPaper(source)) return null;
    StringBuilder counted = new StringBuilder();
    for (String key : LOTS_KEYS) {
      int count = count(evaluations.lastText(), key);
      if (count > 0) counted.append(counted.length() > 0 ? ", " : "").append(count).append(key.contains("Buy") ? " BUY lot" : " SELL lot").append(count > 1 ? "s" : "");
    }
    return counted.length() == 0 ? null : counted.toString();
  }

  private static int count(String text, String key) {
    int at = text.indexOf(key);
    int end = at < 0 ? -1 : at + key.length();
    int count = 0;
    for (; end >= 0 && end < text.length() && Character.isDigit(text.charAt(end)) && count < LOTS_MAX; end++) count = count * 10 + text.charAt(end) - '0';
    return count;
  }

  /** True if the bot's state holds a lot that was open when a silence began, and the log shows no exit since the state was saved. */
  static boolean lotsInState(CaseFile file, LogSource source, Silence silence) {
    StateSnapshot state = file.mainSource() == null ? null : StateOwners.of(file).state(source);
    if (state == null || state.schema().startsWith("paper")) return false;
    for (LogEvent event : source.of(EventKind.EXIT_RECORDED)) {
      if (event.timed() && event.timeNanos() > state.savedNanos() && event.timeNanos() <= silence.fromNanos()) return false;
    }
    for (Lot lot : state.lots()) if (lot.openedNanos() <= silence.fromNanos()) return true;
    return false;
  }

  private static boolean closes(LogEvent event) {
    return event.kind() == EventKind.EXIT_RECORDED;
  }

  static boolean heldAt(List<Held> positions, long nanos) {
    for (Held held : positions) if (held.contains(nanos)) return true;
    return false;
  }
}
