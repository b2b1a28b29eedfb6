package dev.lockstep.forensics.event;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** The kept events of a source in the order of its log; also by kind, and with what was pieced together from them. */
final class EventList extends AbstractList<LogEvent> implements RandomAccess {
  private final LogEvent[] events;
  /** Each event's kind as its bit: whoever asks for a few kinds need not look at the events of the others. */
  private final long[] kinds;
  private final long present;
  private final List<LogEvent> untimed = new ArrayList<>();
  private final Map<Long, List<LogEvent>> byKinds = new HashMap<>();
  private final Map<Class<?>, Object> made = new HashMap<>();

  EventList(List<LogEvent> events) {
    this.events = events.toArray(new LogEvent[0]);
    kinds = new long[this.events.length];
    long all = 0;
    for (int i = 0; i < kinds.length; i++) {
      LogEvent event = this.events[i];
      all |= kinds[i] = 1L << event.kind().ordinal();
      if (!event.timed()) untimed.add(event);
    }
    present = all;
  }

  /** The events of some kinds, each told as the bit of its ordinal. */
  List<LogEvent> of(long wanted) {
    long asked = wanted & present;
    if (asked == 0) return List.of();
    List<LogEvent> known = byKinds.get(asked);
    if (known == null) byKinds.put(asked, known = select(asked));
    return known;
  }

  List<LogEvent> untimed() {
    return Collections.unmodifiableList(untimed);
  }

  private List<LogEvent> select(long wanted) {
    List<LogEvent> selected = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) if ((kinds[i] & wanted) != 0) selected.add(events[i]);
    return Collections.unmodifiableList(selected);
  }

  <T> T made(Class<T> type, Supplier<T> maker) {
    Object known = made.get(type);
    if (known == null) made.put(type, known = maker.get());
    return type.cast(known);
  }

  @Override
  public LogEvent get(int index) {
    return events[index];
  }

  @Override
  public int size() {
    return events.length;
  }
}
