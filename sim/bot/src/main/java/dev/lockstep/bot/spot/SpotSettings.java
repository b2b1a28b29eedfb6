package dev.lockstep.bot.spot;

import dev.lockstep.bot.connection.LinkSettings;
import dev.lockstep.bot.entry.EntrySettings;
import dev.lockstep.bot.execution.ExecutionQueue;
import dev.lockstep.bot.exit.LotExit;

/**
 * Numbers of the spot bot; the defaults are those of FACTS-001 and FACTS-002 where they make sense for candles of five seconds.
 *
 * @param prefix first digits of all its order ids
 * @param feePpm fee that is expected, in millionths of the value
 * @param warmUpCandles candles that must be known before an entry
 * @param signalCentiBps least distance of the two averages, in hundredths of a basis point of the slow one
 * @param quoteAgeNanos an entry is priced on no older quote
 * @param spreadCentiBpsMax no entry at a wider spread
 * @param cooldownNanos time between two lots of one side
 * @param attemptNanos time between two attempts of one side; the market fallback does not wait for it
 * @param jumpPerMille see {@link dev.lockstep.bot.feed.DataGuard}
 * @param drainNanos how long a closing bot waits for what is in flight
 */
public record SpotSettings(
    long prefix, long tickNanos, long candleNanos, int feePpm, int warmUpCandles, int fastCandles, int slowCandles, int signalCentiBps,
    long quoteAgeNanos, int spreadCentiBpsMax, int lotsPerSideMax, long cooldownNanos, long attemptNanos, int jumpPerMille, long drainNanos,
    int requestsPerSecond, int requestsForExits, MakerOrMarket entryMode, EntrySettings entry, ExecutionQueue.Settings execution,
    LotExit exits, LinkSettings link) {

  /** How a lot is opened. */
  public enum MakerOrMarket {
    MAKER_FIRST,
    MARKET_FIRST
  }

  /** The same with other numbers for entries, the queue and exits. */
  public SpotSettings with(EntrySettings entries, ExecutionQueue.Settings queue, LotExit rules) {
    return new SpotSettings(
        prefix, tickNanos, candleNanos, feePpm, warmUpCandles, fastCandles, slowCandles, signalCentiBps, quoteAgeNanos, spreadCentiBpsMax,
        lotsPerSideMax, cooldownNanos, attemptNanos, jumpPerMille, drainNanos, requestsPerSecond, requestsForExits, entryMode, entries, queue, rules, link);
  }

  /** The same with another time between two attempts of one side. */
  public SpotSettings withAttempt(long nanos) {
    return new SpotSettings(
        prefix, tickNanos, candleNanos, feePpm, warmUpCandles, fastCandles, slowCandles, signalCentiBps, quoteAgeNanos, spreadCentiBpsMax,
        lotsPerSideMax, cooldownNanos, nanos, jumpPerMille, drainNanos, requestsPerSecond, requestsForExits, entryMode, entry, execution, exits, link);
  }

  /** The same with another distance of the averages. */
  public SpotSettings withSignal(int centiBps) {
    return new SpotSettings(
        prefix, tickNanos, candleNanos, feePpm, warmUpCandles, fastCandles, slowCandles, centiBps, quoteAgeNanos, spreadCentiBpsMax,
        lotsPerSideMax, cooldownNanos, attemptNanos, jumpPerMille, drainNanos, requestsPerSecond, requestsForExits, entryMode, entry, execution, exits, link);
  }

  /** The same, opening lots in another way. */
  public SpotSettings with(MakerOrMarket mode) {
    return new SpotSettings(
        prefix, tickNanos, candleNanos, feePpm, warmUpCandles, fastCandles, slowCandles, signalCentiBps, quoteAgeNanos, spreadCentiBpsMax,
        lotsPerSideMax, cooldownNanos, attemptNanos, jumpPerMille, drainNanos, requestsPerSecond, requestsForExits, mode, entry, execution, exits, link);
  }

  public static SpotSettings standard() {
    return new SpotSettings(
        7, 1_000_000_000L, 5_000_000_000L, 200, 50, 5, 20, 1_000, 3_000_000_000L, 3_000, 3, 60_000_000_000L, 45_000_000_000L, 200, 8_000_000_000L, 20, 8,
        MakerOrMarket.MAKER_FIRST, EntrySettings.standard(), ExecutionQueue.Settings.standard(),
        new LotExit(3_000, 4_500, 1_500, 1_000, 1_600, 50_000_000L, 50, 200), LinkSettings.standard());
  }
}
