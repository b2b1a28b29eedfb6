package dev.lockstep.bot.entry;

/** What controls replace in the maker-first entry; the first constant of each is ours. */
public final class EntryPolicies {
  private EntryPolicies() {}

  /** What follows when a sending has no answer. */
  public enum AfterNoAnswer {
    /** Asks for the order by its id until its end is certain. */
    ASK_BY_ID,
    /** Takes it as not sent. */
    TAKE_AS_FAILED
  }

  /** When a repriced order is sent. */
  public enum RepriceAfter {
    /** Once the old order is known to have ended. */
    OLD_ENDED,
    /** At once after the cancel was sent. */
    CANCEL_SENT
  }

  /** What follows when a cancel is refused or not answered. */
  public enum AfterCancel {
    /** Asks until the order's end is certain. */
    CONFIRM,
    /** Takes the order as cancelled. */
    BELIEVE
  }

  /** Whether an entry waits for its id to be durable. */
  public enum IdBeforeSend {
    DURABLE,
    SENT_AT_ONCE
  }

  /** What counts as the end of a resting order that was filled in part. */
  public enum PartialFill {
    /** The rest goes on resting. */
    KEEPS_RESTING,
    /** The order counts as done; its rest is forgotten at the venue. */
    COUNTS_AS_FULL,
    /** The attempt is cut off with the cancel it would have sent; its rest is forgotten at the venue (FACTS-001, g with e). */
    CUTS_OFF
  }

  /** What the closing bot does with its resting entry. */
  public enum OnClosing {
    CANCELS,
    LEAVES_IT
  }

  /** How long a resting order lives. */
  public enum Deadline {
    /** Fixed when the entry is decided. */
    FIXED,
    /** Begins anew with each reprice. */
    EXTENDED_BY_REPRICE,
    /** Never looked at. */
    IGNORED
  }

  /** How often a resting order is repriced. */
  public enum RepriceCount {
    BOUNDED,
    UNBOUNDED
  }

  /** Whether the main lane is asked before each sending. */
  public enum AskBeforeSend {
    EACH_SENDING,
    FIRST_ONLY
  }
}
