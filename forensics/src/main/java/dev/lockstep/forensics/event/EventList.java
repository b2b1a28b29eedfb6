package dev.lockstep.forensics.event;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** The kept events of a source in the order of its log; also by kind, and with what was pieced together from them. */
final class EventList extends AbstractList<LogEvent> implements RandomAccess {
  private final LogEvent[] events;
  private final Map<EventKind, List<LogEvent>> byKind = new EnumMap<>(EventKind.class);
  private final Map<Class<?>, Object> made = new HashMap<>();

  EventList(List<LogEvent> events) {
    this.events = events.toArray(new LogEvent[0]);
    for (LogEvent event : this.events) {
      List<LogEvent> same = byKind.get(event.kind());
      if (same == null) byKind.put(event.kind(), same = new ArrayList<>());
      same.add(event);
    }
    byKind.replaceAll((kind, list) -> Collections.unmodifiableList(list));
  }

  List<LogEvent> of(EventKind kind) {
    return byKind.getOrDefault(kind, List.of());
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
