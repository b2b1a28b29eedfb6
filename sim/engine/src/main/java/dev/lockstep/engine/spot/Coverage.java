package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.EnumSet;
import java.util.Set;

/** How often each kind of fault was at work while an order stood in each phase, and how often the bot noted what. */
public final class Coverage {
  private final long[] notes = new long[SpotNote.Kind.values().length];
  private final long[][] hits = new long[SwarmFaultKind.values().length][OrderPhase.values().length];

  void mark(SwarmFaultKind kind, OrderPhase phase) {
    hits[kind.ordinal()][phase.ordinal()]++;
  }

  /** What the spot bot notes in every hundred windows; dust, funding hours and operators are rarer, and no lane is held. */
  public static Set<SpotNote.Kind> notes() {
    return EnumSet.complementOf(EnumSet.of(SpotNote.Kind.DUST, SpotNote.Kind.HELD, SpotNote.Kind.FUNDING, SpotNote.Kind.BREAKER_RESET));
  }

  /** The same of the window bot, which keeps a journal of its own besides. */
  public static Set<SpotNote.Kind> binaryNotes() {
    return EnumSet.of(
        SpotNote.Kind.FILL, SpotNote.Kind.REFUSED, SpotNote.Kind.CONNECTING, SpotNote.Kind.CONNECTED, SpotNote.Kind.DISCONNECTED,
        SpotNote.Kind.BACK_OFF, SpotNote.Kind.LINK_PROVED, SpotNote.Kind.READY, SpotNote.Kind.CLOSING, SpotNote.Kind.CLOSED);
  }

  void noted(SpotNote.Kind kind) {
    notes[kind.ordinal()]++;
  }

  /** How often the bot noted something of a kind. */
  public long notes(SpotNote.Kind kind) {
    return notes[kind.ordinal()];
  }

  /** Adds another's hits. */
  public void add(Coverage other) {
    for (int kind = 0; kind < notes.length; kind++) notes[kind] += other.notes[kind];
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
