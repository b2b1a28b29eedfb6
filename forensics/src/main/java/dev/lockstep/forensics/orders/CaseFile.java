package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.TimeStep;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.List;

/**
 * All that is known about one incident, ready for detectors.
 *
 * @param dumpNanos times of thread dumps, UTC
 * @param collectedNanos when the evidence was collected, from a manifest; UNTIMED without one
 */
public record CaseFile(
    List<LogSource> sources, List<StateSnapshot> states, List<Long> dumpNanos, long collectedNanos, Thresholds thresholds) {
  public CaseFile {
    sources = List.copyOf(sources);
    states = List.copyOf(states);
    dumpNanos = List.copyOf(dumpNanos);
  }

  /** A case of logs alone. */
  public static CaseFile of(List<LogSource> sources) {
    return new CaseFile(sources, List.of(), List.of(), LogEvent.UNTIMED, Thresholds.DEFAULT);
  }

  /** A case of states alone. */
  public static CaseFile ofStates(List<StateSnapshot> states) {
    return new CaseFile(List.of(), states, List.of(), LogEvent.UNTIMED, Thresholds.DEFAULT);
  }

  /** The last instant any evidence speaks of; UNTIMED if nothing has a time. */
  public long endNanos() {
    long end = logEndNanos();
    for (long dump : dumpNanos) end = Math.max(end, dump);
    return Math.max(end, collectedNanos);
  }

  /** The last event of any source. */
  public long logEndNanos() {
    long end = LogEvent.UNTIMED;
    for (LogSource source : sources) if (source.dated()) end = Math.max(end, source.all().lastNanos());
    return end;
  }

  /** How long after the last line of any log a state was saved, if long enough to say that lines are missing; else 0. */
  public long savedAfterLogNanos() {
    long end = logEndNanos();
    long most = 0;
    for (StateSnapshot state : states) {
      boolean told = !state.savedFrom().equals("unknown") && state.readable() && !state.sibling();
      if (end != LogEvent.UNTIMED && told && state.savedNanos() != LogEvent.UNTIMED) most = Math.max(most, state.savedNanos() - end);
    }
    long steps = 0;
    for (LogSource source : sources) for (TimeStep step : source.timeSteps()) steps = Math.max(steps, step.backNanos());
    return most > 2 * thresholds.silenceMinNanos() + steps ? most : 0;
  }

  /** True if something other than the logs says how long nothing has happened: a dump or a manifest. */
  public boolean endIsKnown() {
    return collectedNanos != LogEvent.UNTIMED || !dumpNanos.isEmpty();
  }

  /** The source with the most of the bot's own events, or null: states belong to it. */
  public LogSource mainSource() {
    LogSource main = null;
    long most = 0;
    for (LogSource source : sources) {
      long matched = 0;
      for (long count : source.ruleCounts().values()) matched += count;
      if (matched > most && !source.facts().bot().equals("unknown")) {
        main = source;
        most = matched;
      }
    }
    return main;
  }
}
