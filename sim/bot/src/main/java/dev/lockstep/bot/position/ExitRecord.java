package dev.lockstep.bot.position;

/**
 * One trade that closed a lot or a part of it, as the state keeps the last of them (seed 001, phase 3).
 *
 * @param epochNanos wall time of the booking
 * @param reason why the closing order was sent; {@link #UNKNOWN} where an earlier life of the process decided it
 * @param wasRunner whether the lot was its side's runner
 */
public record ExitRecord(long epochNanos, Closing closing, String reason, boolean wasRunner) {
  public static final String UNKNOWN = "UNKNOWN";
}
