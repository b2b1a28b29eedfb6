package dev.lockstep.datasets.scenario;

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

  /** The bot's machine stands still. */
  record HostPause(Span span) implements FaultSpec {
    public HostPause {
      if (span.fromNanos() == Long.MIN_VALUE || span.toNanos() == Long.MAX_VALUE) throw new IllegalArgumentException("a pause without end");
    }
  }
}
