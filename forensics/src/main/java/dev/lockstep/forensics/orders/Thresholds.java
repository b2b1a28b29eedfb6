package dev.lockstep.forensics.orders;

/**
 * The numbers in the rules.
 *
 * @param blackoutMinNanos shortest blackout
 * @param silenceMinNanos shortest silence of a kind or a source
 * @param savesMinNanos shortest time without a save
 * @param clockToleranceNanos how far two clocks of one host may differ
 * @param lagMaxNanos longest time in which a bot notices what the venue did
 * @param quantileFactor how many times its 99th percentile a gap must last to be a silence
 * @param stormAttempts most attempts in ten seconds that are no storm
 * @param latencyMinNanos latencies below are never outliers
 */
public record Thresholds(
    long blackoutMinNanos, long silenceMinNanos, long savesMinNanos, long clockToleranceNanos, long lagMaxNanos,
    double quantileFactor, int stormAttempts, long latencyMinNanos) {
  static final long SECOND = 1_000_000_000L;
  public static final Thresholds DEFAULT =
      new Thresholds(2 * SECOND, 10 * SECOND, 30 * SECOND, 2 * SECOND, 5 * SECOND, 5, 20, SECOND / 4);
}
