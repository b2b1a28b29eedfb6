package dev.lockstep.datasets.quality;

import java.util.EnumMap;
import java.util.Map;

/** Counts of anomalies by kind, each with the place where it was first seen. */
public final class Anomalies {
  private final long[] counts = new long[AnomalyKind.values().length];
  private final String[] first = new String[AnomalyKind.values().length];

  /** Counts one; {@code line} 0 means the file as a whole. */
  public void count(AnomalyKind kind, String file, long line) {
    if (counts[kind.ordinal()]++ == 0) first[kind.ordinal()] = line > 0 ? file + ":" + line : file;
  }

  /** Counts many at once, for instance those of a header. */
  public void add(AnomalyKind kind, long count, String firstPlace) {
    if (count <= 0) return;
    if (counts[kind.ordinal()] == 0) first[kind.ordinal()] = firstPlace;
    counts[kind.ordinal()] += count;
  }

  public void addAll(Anomalies other) {
    for (AnomalyKind kind : AnomalyKind.values()) add(kind, other.count(kind), other.firstPlace(kind));
  }

  public long count(AnomalyKind kind) {
    return counts[kind.ordinal()];
  }

  /** "file:line" of the first one, or null. */
  public String firstPlace(AnomalyKind kind) {
    return first[kind.ordinal()];
  }

  /** Kinds that occurred, in the order of the enum. */
  public Map<AnomalyKind, Long> counts() {
    Map<AnomalyKind, Long> seen = new EnumMap<>(AnomalyKind.class);
    for (AnomalyKind kind : AnomalyKind.values()) if (count(kind) > 0) seen.put(kind, count(kind));
    return seen;
  }

  public boolean isEmpty() {
    return counts().isEmpty();
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
