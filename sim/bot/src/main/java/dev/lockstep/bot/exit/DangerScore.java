package dev.lockstep.bot.exit;

/**
 * The danger score of the recorded bot, in millionths and whole numbers: {@code 3.0*max(peak-current,0) + 0.4*max(-imbalance-0.5,0)
 * + 2.0*max(velocity,0) + 0.5*max(opponentAsk-0.20,0) + (left<60s ? 0.3*(1-left/60s) : 0)}. A sum, not capped. Weights are those of
 * v1.61 (FACTS-000, section 4); the velocity term is inert there and needs a reference price that book tapes do not carry.
 */
public final class DangerScore {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private DangerScore() {}

  /**
   * @param peakMicro confidence when the position was filled, millionths
   * @param currentMicro confidence now
   * @param imbalanceMilli own book's imbalance in thousandths, -1000 to 1000
   * @param velocityMicro adverse move of the reference price as a fraction, millionths
   * @param opponentAskMicro the other token's best ask, millionths of a dollar
   */
  public static long micro(
      long peakMicro, long currentMicro, long imbalanceMilli, long velocityMicro, long opponentAskMicro, long leftNanos) {
    long score = 3 * Math.max(peakMicro - currentMicro, 0);
    score += 400 * Math.max(-imbalanceMilli - 500, 0);
    score += 2 * Math.max(velocityMicro, 0);
    score += Math.max(opponentAskMicro - 200_000, 0) / 2;
    if (leftNanos < MINUTE_NANOS) score += 300_000 * (MINUTE_NANOS - leftNanos) / MINUTE_NANOS;
    return score;
  }
}
