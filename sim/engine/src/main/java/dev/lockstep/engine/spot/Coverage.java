package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.datasets.scenario.SwarmFaultKind;

/** How often each kind of fault was at work while an order stood in each phase, and how often the bot noted what. */
public final class Coverage {
  private final long[] notes = new long[SpotNote.Kind.values().length];
  private final long[][] hits = new long[SwarmFaultKind.values().length][OrderPhase.values().length];

  void mark(SwarmFaultKind kind, OrderPhase phase) {
    hits[kind.ordinal()][phase.ordinal()]++;
  }

  /** How often the spot bot notes something of a kind in a hundred windows at least: a third of what was measured. 0 for what is rarer. */
  public static int notesMin(SpotNote.Kind kind) {
    return switch (kind) {
      case STEP -> 13_000;
      case HEARTBEAT -> 1_300;
      case SAVING -> 1_000;
      case REFUSED -> 400;
      case REPRICED, FILL -> 250;
      case PENDING -> 200;
      case EXECUTION_ENDED -> 180;
      case BAD_DATA -> 150;
      case ENTRY_ENDED, LOT_OPENED, LOT_REDUCED, EXIT_INTENT -> 110;
      case BACKFILL -> 70;
      case RECHECK -> 40;
      case ERROR, ALARM, RECONCILED -> 2;
      case SAVE_FAILED -> 1;
      default -> linkNotesMin(kind);
    };
  }

  /** The same of the window bot, which keeps a journal of its own besides. */
  public static int binaryNotesMin(SpotNote.Kind kind) {
    return switch (kind) {
      case FILL -> 150;
      case REFUSED -> 20;
      default -> linkNotesMin(kind);
    };
  }

  private static int linkNotesMin(SpotNote.Kind kind) {
    return switch (kind) {
      case CONNECTING, CONNECTED, DISCONNECTED -> 60;
      case LINK_PROVED, READY -> 50;
      case CLOSING, CLOSED -> 40;
      case BACK_OFF -> 12;
      default -> 0;
    };
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
