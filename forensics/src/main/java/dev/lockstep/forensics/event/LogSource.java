package dev.lockstep.forensics.event;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One program's log after the pass: its rhythms, the events worth keeping, and what was lost. Several files of a rotation
 * are one source; one file of several services is several.
 *
 * @param files names as the user gave them; events refer to them by index
 * @param rhythms per kind; absent where no event of the kind was seen
 * @param all rhythm of all timed lines
 * @param ruleCounts lines per rule, in rule-file order, zero counts left out
 * @param extract the lines were picked by a grep, so silence proves nothing
 * @param eventsDropped events over the limit that were counted and not kept
 * @param shown rhythms within the stretch of time that was asked for; those of the whole log if none was
 * @param shownAll rhythm of all timed lines of that stretch
 * @param dated false if the clock has no date, so that only differences of times mean something
 */
public record LogSource(
    String name, List<String> files, BotFacts facts, Map<EventKind, Rhythm> rhythms, Rhythm all,
    Map<String, Long> ruleCounts, List<LogEvent> events, List<FrozenPrice> frozenPrices, List<BadPrice> badPrices, List<TimeStep> timeSteps,
    List<RestartGap> restarts, Map<String, Rhythm> tasks, LogLoss loss, boolean extract, long eventsDropped, boolean dated,
    Map<EventKind, Rhythm> shown, Rhythm shownAll) {
  public LogSource {
    files = List.copyOf(files);
    rhythms = Collections.unmodifiableMap(rhythms.isEmpty() ? new EnumMap<>(EventKind.class) : new EnumMap<>(rhythms));
    shown = Collections.unmodifiableMap(shown.isEmpty() ? new EnumMap<>(EventKind.class) : new EnumMap<>(shown));
    ruleCounts = Collections.unmodifiableMap(new LinkedHashMap<>(ruleCounts));
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    events = new EventList(events);
    frozenPrices = List.copyOf(frozenPrices);
    badPrices = List.copyOf(badPrices);
    timeSteps = List.copyOf(timeSteps);
    restarts = List.copyOf(restarts);
  }

  public Rhythm rhythm(EventKind kind) {
    return rhythms.get(kind);
  }

  /** Kept events of some kinds, in the order of the log. */
  public List<LogEvent> of(EventKind... kinds) {
    long wanted = 0;
    for (EventKind kind : kinds) wanted |= 1L << kind.ordinal();
    return ((EventList) events).of(wanted);
  }

  /** Kept events without a time. */
  public List<LogEvent> untimed() {
    return ((EventList) events).untimed();
  }

  /** What is pieced together from the events of this source by {@code maker}: made when it is first asked for, and kept. */
  public <T> T made(Class<T> type, Function<LogSource, T> maker) {
    return ((EventList) events).made(type, () -> maker.apply(this));
  }

  public String file(int index) {
    return index >= 0 && index < files.size() ? files.get(index) : name;
  }

  /** The kind that shows the process lives: the first of heartbeat, evaluation, decision, price that was seen, else null. */
  public EventKind pulse() {
    for (EventKind kind : new EventKind[] {EventKind.HEARTBEAT, EventKind.EVALUATION, EventKind.DECISION, EventKind.PRICE}) {
      Rhythm rhythm = rhythms.get(kind);
      if (rhythm != null && rhythm.count() > 1) return kind;
    }
    return null;
  }

  /** The kind that shows that exits are looked at: evaluations, else null. */
  public EventKind evaluation() {
    Rhythm rhythm = rhythms.get(EventKind.EVALUATION);
    return rhythm != null && rhythm.count() > 1 ? EventKind.EVALUATION : null;
  }
}
