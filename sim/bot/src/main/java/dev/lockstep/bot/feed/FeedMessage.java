package dev.lockstep.bot.feed;

/** A message of the stream. Prices in ticks, sizes in lots, times in nanoseconds since the epoch on the venue's clock. */
public sealed interface FeedMessage {
  /** Counts up by one within a connection; a jump means that messages were lost. */
  long sequence();

  /** The best bid and ask. */
  record Top(long sequence, long exchangeNanos, int bidTicks, long bidLots, int askTicks, long askLots) implements FeedMessage {}

  /** A closed candle. */
  record Candle(long sequence, long openNanos, int openTicks, int highTicks, int lowTicks, int closeTicks, long lots)
      implements FeedMessage {}

  /** Nothing but a sign of life. */
  record Beat(long sequence, long exchangeNanos) implements FeedMessage {}
}
