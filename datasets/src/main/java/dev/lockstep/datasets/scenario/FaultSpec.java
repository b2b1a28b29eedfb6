package dev.lockstep.datasets.scenario;

import dev.lockstep.bot.lane.Role;

/** Something the world does to the bot. What the bot does wrong by itself is not a fault but a release. Times relate to the window's end. */
public sealed interface FaultSpec {
  /** When it is at work. */
  Span span();

  /** Market data stand still: requests for books are answered with the books of the span's beginning. */
  record Stall(Span span) implements FaultSpec {}

  /** No answer comes to calls of a kind that arrive in the span; they are not carried out either. */
  record Gap(Traffic of, Span span) implements FaultSpec {}

  /** There is no connection: every call fails at once, and answers on their way are lost. */
  record Disconnect(Span span) implements FaultSpec {}

  /** Answers take longer, by so many nanoseconds. */
  record SlowResponse(Traffic of, long addedNanos, Span span) implements FaultSpec {}

  /** The venue refuses orders with an error. */
  record Reject(int status, String text, Span span) implements FaultSpec {}

  /** Orders are carried out and their answers are lost. */
  record LostAnswer(Span span) implements FaultSpec {}

  /** Orders that are filled at once are answered as matched, without saying how much. Asked for, they say it. */
  record UnstatedAmount(Span span) implements FaultSpec {}

  /** Shares bought can be sold so long after the purchase, in nanoseconds. */
  record SettlementDelay(long nanos) implements FaultSpec {
    @Override
    public Span span() {
      return Span.ALWAYS;
    }
  }

  /** Settlements fail: the venue takes trades back. Parts in a million. */
  record SettlementFailure(int perMillion) implements FaultSpec {
    @Override
    public Span span() {
      return Span.ALWAYS;
    }
  }

  /** The balance reads zero whatever is held; the venue itself knows better. */
  record BalanceUnseen(Span span) implements FaultSpec {}

  /** Each save of the bot's state that begins in the span takes so many nanoseconds. */
  record SlowSave(long nanos, Span span) implements FaultSpec {}

  /**
   * Somebody else takes the lock under which a role of the bot does its work, as soon as it is free after the span's beginning, and holds it for
   * the span's length. A lane stands for a lock, so whatever a release has placed on the role's lane waits.
   */
  record LockHeld(Role of, Span span) implements FaultSpec {
    /** What the lane is held by meanwhile; the role's word follows. */
    public static final String TASK = "lock of ";

    public LockHeld {
      requireEnd(span, "a lock that is held");
    }
  }

  /** The bot's machine stands still. */
  record HostPause(Span span) implements FaultSpec {
    public HostPause {
      requireEnd(span, "a pause");
    }
  }

  private static void requireEnd(Span span, String what) {
    if (span.fromNanos() == Long.MIN_VALUE || span.toNanos() == Long.MAX_VALUE) throw new IllegalArgumentException(what + " without end");
  }
}
