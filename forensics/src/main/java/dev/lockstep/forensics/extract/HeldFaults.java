package dev.lockstep.forensics.extract;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Saves that took long and locks that somebody else had, from the lines that say so: a lane held by a save or by the lock of a role, or a
 * save that tells what it took.
 */
final class HeldFaults {
  private static final long SECOND = 1_000_000_000L;
  /** A line that tells of more is about something else than a wait. */
  private static final double HELD_SECONDS_MAX = 3_600;
  /** A try so long before a hold began may have had the lane until then. */
  private static final long JUST_BEFORE_NANOS = 2 * SECOND;
  /** A save that takes less is what any disk does. */
  private static final double SLOW_SECONDS_MIN = 0.5;
  /** When the bot asks for its saves differs by so much from run to run. */
  private static final long EARLIER_NANOS = SECOND;
  /** Between slow saves closer than this the disk was slow too. */
  private static final long SPELL_NANOS = 30 * SECOND;

  private final WindowCase window;
  private final StatusFaults status;

  HeldFaults(WindowCase window, StatusFaults status) {
    this.window = window;
    this.status = status;
  }

  /** A line's interval, relative to the window's end. */
  private record Held(LogEvent line, long fromNanos, long nanos) {
    long toNanos() {
      return fromNanos + nanos;
    }
  }

  List<Cited<FaultSpec>> faults() {
    List<Cited<FaultSpec>> faults = new ArrayList<>();
    List<Held> saves = saves();
    for (int i = 0; i < saves.size(); i++) faults.add(slow(saves.get(i), i + 1 < saves.size() ? saves.get(i + 1) : null));
    for (LogEvent line : window.source().of(EventKind.LANE_HELD)) {
      Role role = role(line.get("task"));
      Held held = role == null ? null : held(line, "held");
      if (held == null) continue;
      long earlier = waited(held) ? EARLIER_NANOS : 0;
      Span span = new Span(held.fromNanos() - earlier, held.toNanos() - earlier);
      faults.add(new Cited<>(new FaultSpec.LockHeld(role, span), window.cite(line)));
    }
    return faults;
  }

  private Cited<FaultSpec> slow(Held save, Held next) {
    boolean spell = next != null && next.fromNanos() - save.toNanos() <= SPELL_NANOS;
    Span span = new Span(save.fromNanos() - EARLIER_NANOS, Math.max(save.toNanos(), spell ? next.fromNanos() : Long.MIN_VALUE));
    String more = spell ? " - until the next one begins (" + window.place(next.line()) + ")" : "";
    return new Cited<>(new FaultSpec.SlowSave(save.nanos(), span), window.cite(save.line()) + more);
  }

  /** In the order in which they began. */
  private List<Held> saves() {
    List<Held> saves = new ArrayList<>();
    for (LogEvent line : window.source().events()) {
      boolean lane = line.kind() == EventKind.LANE_HELD && StateSaver.TASK.equals(line.get("task"));
      if (!lane && line.kind() != EventKind.STATE_SAVED) continue;
      Held held = held(line, lane ? "held" : "took");
      if (held != null && held.nanos() >= SLOW_SECONDS_MIN * SECOND) saves.add(held);
    }
    saves.sort((a, b) -> Long.compare(a.fromNanos(), b.fromNanos()));
    return saves;
  }

  /** A line comes when it is over; some say besides when it began. Null where the line does not say how long. */
  private Held held(LogEvent line, String field) {
    double seconds = line.number(field);
    if (!line.timed() || Double.isNaN(seconds) || seconds <= 0 || seconds > HELD_SECONDS_MAX) return null;
    long nanos = Math.round(seconds * SECOND);
    double since = line.number("since");
    long from = Double.isNaN(since) ? window.toEnd(line.timeNanos()) - nanos : Math.round(since * SECOND);
    return new Held(line, from, nanos);
  }

  /**
   * Whether the bot's own tries had the lane until then: whoever came next had asked before. Tries with a
   * stated cap have a lane of their own, and a status line after the last try says that the main lane was free.
   */
  private boolean waited(Held held) {
    for (LogEvent retry : window.source().of(EventKind.RETRY)) {
      long before = retry.timed() ? held.fromNanos() - window.toEnd(retry.timeNanos()) : Long.MAX_VALUE;
      boolean sameLane = "main".equals(held.line().get("lane")) != retry.number("cap") > 0;
      boolean busy = sameLane && before >= 0 && before <= JUST_BEFORE_NANOS && !status.anyBetween(window.line(retry), window.line(held.line()));
      if (busy) return true;
    }
    return false;
  }

  /** The role whose lock it was; null where a task tells of no lock. */
  private static Role role(String task) {
    for (Role role : Role.values()) if ((FaultSpec.LockHeld.TASK + role.label()).equals(task)) return role;
    return null;
  }
}
