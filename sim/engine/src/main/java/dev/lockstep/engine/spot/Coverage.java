package dev.lockstep.engine.spot;

import dev.lockstep.datasets.scenario.SwarmFaultKind;

/** How often each kind of fault was at work while an order stood in each phase. */
public final class Coverage {
  private final long[][] hits = new long[SwarmFaultKind.values().length][OrderPhase.values().length];

  void mark(SwarmFaultKind kind, OrderPhase phase) {
    hits[kind.ordinal()][phase.ordinal()]++;
  }

  /** Adds another's hits. */
  public void add(Coverage other) {
    for (int kind = 0; kind < hits.length; kind++) {
      for (int phase = 0; phase < hits[kind].length; phase++) hits[kind][phase] += other.hits[kind][phase];
    }
  }

  /** Whether a cell can be hit; a short queue is no event. */
  public static boolean applies(SwarmFaultKind kind, OrderPhase phase) {
    return switch (kind) {
      case F27_SHORT_QUEUE, F31_BOOK_VANISHES -> false;
      // A pause cannot be aimed: what was due in it is postponed when it is scheduled.
      case F30_HOST_PAUSE -> phase == OrderPhase.RESTING;
      default -> true;
    };
  }

  /** The same on a recorded market: its prices and sizes are what they are. */
  public static boolean appliesToRecorded(SwarmFaultKind kind, OrderPhase phase) {
    return applies(kind, phase) && kind != SwarmFaultKind.F11_PARTIAL_FILLS && kind != SwarmFaultKind.F26_PRICE_SHOCK;
  }

  /** The same for the window bot. */
  public static boolean appliesToBinary(SwarmFaultKind kind, OrderPhase phase) {
    if (phase == OrderPhase.QUEUED) return false;
    return switch (kind) {
      case F10_DUPLICATE_FILLS, F27_SHORT_QUEUE -> false;
      case F30_HOST_PAUSE -> phase == OrderPhase.RESTING;
      default -> true;
    };
  }

  public long hits(SwarmFaultKind kind, OrderPhase phase) {
    return hits[kind.ordinal()][phase.ordinal()];
  }
}
