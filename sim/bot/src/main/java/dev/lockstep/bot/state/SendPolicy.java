package dev.lockstep.bot.state;

/**
 * What a send waits for: an entry for its durable intent, an exit no longer than a quarter of a second, since a position that cannot
 * be left is worse than an order that a restart must look for.
 *
 * @param entryNanosMax longest wait of an entry; after it the entry is dropped
 * @param exitNanosMax longest wait of an exit; after it the exit is sent all the same
 */
public record SendPolicy(long entryNanosMax, long exitNanosMax) {
  /** Five seconds and 250 ms. */
  public static final SendPolicy STANDARD = new SendPolicy(5_000_000_000L, 250_000_000L);

  public SendPolicy {
    if (entryNanosMax <= 0 || exitNanosMax <= 0) throw new IllegalArgumentException("a wait must be bounded and positive");
  }

  /** What may be done once the wait is over. */
  public enum Sending {
    SEND,
    /** Sent although a restart may not know it: reconcile by the venue's list of orders. */
    SEND_UNSAVED,
    /** Not sent: nothing would remember it. */
    DROP
  }

  /** @param outcome of the save that holds the intent, or null if it has not ended */
  public Sending entry(Saved outcome) {
    return outcome instanceof Saved.Durable ? Sending.SEND : Sending.DROP;
  }

  /** @param outcome of the save that holds the intent, or null if it has not ended */
  public Sending exit(Saved outcome) {
    return outcome instanceof Saved.Durable ? Sending.SEND : Sending.SEND_UNSAVED;
  }
}
