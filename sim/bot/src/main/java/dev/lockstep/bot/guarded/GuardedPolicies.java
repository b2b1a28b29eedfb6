package dev.lockstep.bot.guarded;

/** What controls replace in the guarded window bot; the first constant of each is ours. */
public final class GuardedPolicies {
  private GuardedPolicies() {}

  /** Whether an entry waits for its id to be durable. */
  public enum IdBeforeSend {
    DURABLE,
    SENT_AT_ONCE
  }

  /** What follows when a sending has no answer. */
  public enum AfterNoAnswer {
    /** The order is asked for by its id until its end is certain. */
    ASK_BY_ID,
    /** It counts as not sent. */
    TAKE_AS_FAILED
  }

  /** Whether gate, mode and kill switch are asked. */
  public enum BoundaryAsked {
    ASKED,
    OPEN
  }

  /** What a start does with the orders of the saved state. */
  public enum Restart {
    RECONCILES,
    /** They count as over, whatever became of them. */
    FORGETS
  }

  /** What a sale may be as large as. */
  public enum SaleSize {
    /** What is held, less what other sales may still sell. */
    WHAT_IS_SPARE,
    ANY
  }

  /** What the breaker hears of the entry that may try after too many refusals. */
  public enum EntryTries {
    TOLD,
    /** Nothing: then every entry is the one that may try, and none is refused any more. */
    UNTOLD
  }

  /** What the closing bot does with its orders. */
  public enum OnClosing {
    CANCELS,
    LEAVES_THEM
  }
}
