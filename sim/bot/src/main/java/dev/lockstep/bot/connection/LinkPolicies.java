package dev.lockstep.bot.connection;

/** What controls replace in the connection supervisor; the first constant of each is ours. */
public final class LinkPolicies {
  private LinkPolicies() {}

  /** When the back-off starts anew. */
  public enum Reset {
    AFTER_LASTING_DATA,
    /** A server that accepts and drops is then asked in a tight loop. */
    ON_CONNECT,
    /** By the first usable message (seed 002, task 2.1): so is one that sends something before it drops. */
    ON_FIRST_DATA
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

  /** What follows when nothing usable has come for the whole time that data may be stale. */
  public enum Stale {
    /** A connection is dropped; the bot goes on trying. */
    DROPS_THE_CONNECTION,
    /** The session is over, as the recorded bot's guard has it: the budget of failures is never reached. */
    ENDS_THE_SESSION
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
