package dev.lockstep.bot.connection;

/** What controls replace in the connection supervisor; the first constant of each is ours. */
public final class LinkPolicies {
  private LinkPolicies() {}

  /** When the back-off starts anew. */
  public enum Reset {
    AFTER_LASTING_DATA,
    /** A server that accepts and drops is then asked in a tight loop. */
    ON_CONNECT
  }

  /** Where the age of the stream is looked at. */
  public enum Watch {
    OWN_TIMER,
    /** Only when a message comes: a half-open connection is never found. */
    ON_MESSAGE
  }

  /** What keeps the usable-data clock young. */
  public enum Usable {
    BELIEVED_MESSAGES,
    /** Anything at all: a stream of NaN looks alive. */
    ANY_MESSAGE
  }

  /** What happens when the stream ends without an error. */
  public enum CleanEnd {
    RECONNECTS,
    /** The task is over, in silence. */
    ENDS_TASK
  }

  /** Whether the old connection is closed before a new one is opened. */
  public enum OldConnection {
    CLOSED,
    LEFT_OPEN
  }

  /** How back-off delays grow. */
  public enum Delay {
    DOUBLES,
    CONSTANT
  }

  /** How the next connection is begun. */
  public enum Restart {
    BY_TIMER,
    /** The task that lost a connection calls itself (Z12): it ends, in silence, at the depth at which a stack does; here after a few, since a window is short. */
    BY_RECURSION
  }

  /** Which clock limits back-filling. */
  public enum BackfillLimit {
    MONOTONIC_FAILURES_TOO,
    /** The wall clock: muted for hours when it steps back. */
    WALL_CLOCK,
    /** Only successes count: failures are repeated at once. */
    SUCCESSES_ONLY
  }
}
