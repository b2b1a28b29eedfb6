package dev.lockstep.bot.entry;

/**
 * Numbers of the maker-first entry. Offsets in hundredths of a basis point.
 *
 * @param quoteNanoUsd what one entry may spend
 * @param baseOffsetCentiBps distance of the first limit from the own best price
 * @param offsetPerMille how much of spread plus volatility is added to it
 * @param repriceMax most reprices of one entry
 * @param driftCentiBps how far a reprice may go from the first limit
 * @param improveTicks least change of a reprice
 * @param edgeNanoUsd least worth of a reprice: change times size
 * @param slippageCentiBps how far a taking order may go from the best price
 */
public record EntrySettings(
    long quoteNanoUsd, long minNotionalNanoUsd, long timeoutNanos, long pollNanos, long repriceNanos, int repriceMax, int baseOffsetCentiBps,
    int offsetPerMille, int driftCentiBps, int improveTicks, long edgeNanoUsd, int slippageCentiBps, long callNanos) {
  public static EntrySettings standard() {
    return new EntrySettings(
        100_000_000_000L, 5_000_000_000L, 5_000_000_000L, 200_000_000L, 400_000_000L, 3, 500, 100, 1_500, 1, 1_000_000L, 1_500,
        1_000_000_000L);
  }
}
