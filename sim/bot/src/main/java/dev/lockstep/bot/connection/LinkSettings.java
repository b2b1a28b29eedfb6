package dev.lockstep.bot.connection;

/**
 * Numbers of the connection supervisor.
 *
 * @param provedNanos usable data must last so long before the back-off starts anew
 * @param failuresMax failures in a row, without such proof between, that end the bot
 */
public record LinkSettings(
    long openNanos, long firstDelayNanos, long delayNanosMax, long jitterNanos, long transportNanos, long usableNanos, long provedNanos,
    int failuresMax, long watchNanos, long backfillNanos, int backfillCandles) {
  public static LinkSettings standard() {
    return new LinkSettings(
        5_000_000_000L, 1_000_000_000L, 60_000_000_000L, 5_000_000_000L, 20_000_000_000L, 30_000_000_000L, 30_000_000_000L, 10,
        1_000_000_000L, 30_000_000_000L, 80);
  }
}
