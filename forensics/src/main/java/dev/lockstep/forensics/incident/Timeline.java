package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.OrderSpan;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The incident in one clock: what was seen when, at most {@value #EVENTS_MAX} marks. */
public final class Timeline {
  static final int EVENTS_MAX = 4_000;
  private static final long SECOND = 1_000_000_000L;

  private Timeline() {}

  /** All marks; the main source's clock is the reference, other sources are shifted by their measured offset. */
  public static List<TimelineEvent> of(Incident incident) {
    CaseFile evidence = incident.evidence();
    List<TimelineEvent> events = new ArrayList<>();
    for (LogSource source : evidence.sources()) {
      if (!source.dated()) continue;
      long shift = 0;
      for (ClockOffset offset : incident.offsets()) if (offset.source().equals(source.name())) shift = offset.offsetNanos();
      beats(source, shift, events);
      for (OrderSpan span : OrderSpan.of(source, evidence.endNanos())) {
        events.add(new TimelineEvent(source.name() + " orders", span.fromNanos() - shift, span.toNanos() - shift, span.label(), TimelineEvent.Shade.ORDER));
      }
      marks(source, shift, events);
    }
    long focus = evidence.endNanos();
    for (Finding finding : incident.findings()) if (finding.time() != null && finding.severity().atLeast(Severity.WARNING)) focus = Math.min(focus, nanos(finding));
    List<TimelineEvent> kept = nearest(events, focus);
    for (Finding finding : incident.findings()) shade(finding, kept);
    for (StateSnapshot state : evidence.states()) {
      if (state.savedNanos() != LogEvent.UNTIMED) kept.add(mark("state files", state.savedNanos(), state.file(), TimelineEvent.Shade.NORMAL));
    }
    for (long dump : evidence.dumpNanos()) kept.add(mark("dumps", dump, "thread dump", TimelineEvent.Shade.DUMP));
    if (evidence.collectedNanos() != LogEvent.UNTIMED) kept.add(mark("collected", evidence.collectedNanos(), "evidence collected", TimelineEvent.Shade.DUMP));
    return kept;
  }

  /** The marks nearest to an instant, in the order they came in: a long log has more than a picture can hold. */
  private static List<TimelineEvent> nearest(List<TimelineEvent> events, long focus) {
    if (events.size() <= EVENTS_MAX) return events;
    long[] distances = events.stream().mapToLong(e -> distance(e, focus)).sorted().toArray();
    long limit = distances[EVENTS_MAX - 1];
    List<TimelineEvent> kept = new ArrayList<>();
    for (TimelineEvent event : events) if (kept.size() < EVENTS_MAX && distance(event, focus) <= limit) kept.add(event);
    return kept;
  }

  private static long distance(TimelineEvent event, long focus) {
    return Math.max(0, Math.max(event.fromNanos() - focus, focus - event.toNanos()));
  }

  private static long nanos(Finding finding) {
    return finding.time().getEpochSecond() * SECOND + finding.time().getNano();
  }

  /** A kind that beats is a bar with holes where it fell silent. */
  private static void beats(LogSource source, long shift, List<TimelineEvent> events) {
    for (Map.Entry<EventKind, Rhythm> entry : source.rhythms().entrySet()) {
      Rhythm rhythm = entry.getValue();
      if (rhythm.count() < 20 || rhythm.firstNanos() == LogEvent.UNTIMED) continue;
      String lane = source.name() + " " + entry.getKey().id();
      long from = rhythm.firstNanos();
      for (Silence silence : rhythm.silences()) {
        if (silence.nanos() < 5 * Math.max(SECOND, silence.q99Nanos())) continue;
        events.add(new TimelineEvent(lane, from - shift, silence.fromNanos() - shift, entry.getKey().id(), TimelineEvent.Shade.NORMAL));
        from = silence.toNanos();
      }
      events.add(new TimelineEvent(lane, from - shift, rhythm.lastNanos() - shift, entry.getKey().id(), TimelineEvent.Shade.NORMAL));
    }
  }

  private static void marks(LogSource source, long shift, List<TimelineEvent> events) {
    for (LogEvent event : source.events()) {
      if (!event.timed()) continue;
      TimelineEvent.Shade shade =
          switch (event.kind()) {
            case GATE_CLOSED, GATE_OPENED -> TimelineEvent.Shade.GATE;
            case SAVE_FAILED, TASK_FAILED, FAILURE, EXIT_FAILED, STALE_DATA -> TimelineEvent.Shade.FAILURE;
            case EXIT_TRIGGERED, EXIT_RECORDED, LOT_OPENED, ORDER_FILLED, WINDOW_STARTED, RETRY, SESSION_STARTED, SESSION_ENDED -> TimelineEvent.Shade.NORMAL;
            default -> null;
          };
      if (shade != null) {
        events.add(mark(source.name() + " " + event.kind().id(), event.timeNanos() - shift, event.text(), shade));
      }
    }
  }

  /** A stretch where the finding says how long it lasted, else a mark; retries that outlive their reason may go on for hours. */
  private static void shade(Finding finding, List<TimelineEvent> events) {
    if (finding.time() == null || !finding.severity().atLeast(Severity.WARNING)) return;
    double seconds = Numbers.plain(String.valueOf(finding.details().getOrDefault("durationSeconds", "")));
    boolean lasting = !Double.isNaN(seconds) && !finding.ruleId().equals("zombie-retry");
    long from = nanos(finding);
    events.add(new TimelineEvent("findings", from, lasting ? from + Math.round(seconds * 1e9) : from, finding.ruleId(), TimelineEvent.Shade.BLACKOUT));
  }

  private static TimelineEvent mark(String lane, long nanos, String label, TimelineEvent.Shade shade) {
    return new TimelineEvent(lane, nanos, nanos, label, shade);
  }
}
