package dev.lockstep.bot.guard;

import java.util.Locale;

/**
 * Refuses once equity has fallen by so much below where it stood when the UTC day began. Starting equity and trip survive a restart. A clock
 * that goes back starts no day.
 */
public final class DrawdownBreaker implements CircuitBreaker {
  /** Five per cent, in basis points. */
  public static final int STANDARD_BPS = 500;

  private static final int WHOLE_BPS = 10_000;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private final int maxBps;
  private Image now = new Image(Long.MIN_VALUE, 0, 0, null);
  private boolean known;

  /** @param maxBps fall that trips it, in basis points of the starting equity; 0 disables it */
  public DrawdownBreaker(int maxBps) {
    if (maxBps < 0 || maxBps > WHOLE_BPS) throw new IllegalArgumentException("a drawdown of " + maxBps + " basis points");
    this.maxBps = maxBps;
  }

  /** All it knows, as it is saved. {@code trip} may be null. */
  public record Image(long epochDay, long startNanoUsd, long equityNanoUsd, Trip trip) {}

  /** Equity as it is now. */
  public void equity(long equityNanoUsd, long epochNanos) {
    long day = Math.floorDiv(epochNanos, DAY_NANOS);
    boolean begins = day > now.epochDay();
    known = true;
    now = new Image(begins ? day : now.epochDay(), begins ? equityNanoUsd : now.startNanoUsd(), equityNanoUsd, now.trip());
    if (maxBps == 0 || now.trip() != null || now.startNanoUsd() <= 0 || now.startNanoUsd() - equityNanoUsd < fallThatTrips()) return;
    String message = String.format(Locale.ROOT, "Daily drawdown %.2f%% >= %.1f%%",
        100.0 * (now.startNanoUsd() - equityNanoUsd) / now.startNanoUsd(), maxBps / 100.0);
    now = new Image(now.epochDay(), now.startNanoUsd(), equityNanoUsd, new Trip("max_daily_drawdown", message, epochNanos));
  }

  /** Equity cannot be told at the moment. */
  public void equityUnknown() {
    known = false;
  }

  /** Smallest fall of at least the limit, without a product that could overflow. */
  private long fallThatTrips() {
    long start = now.startNanoUsd();
    return start / WHOLE_BPS * maxBps + (start % WHOLE_BPS * maxBps + WHOLE_BPS - 1) / WHOLE_BPS;
  }

  @Override
  public String name() {
    return "drawdown";
  }

  @Override
  public BreakerVerdict judge(EntryView view) {
    if (maxBps == 0) return BreakerVerdict.disabled();
    if (now.trip() != null) return now.trip().verdict();
    if (!known || now.startNanoUsd() <= 0) return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, "drawdown_unknown", "equity is not known");
    return BreakerVerdict.pass();
  }

  /** An operator has looked: the fall is measured from here. */
  public void reset() {
    now = new Image(now.epochDay(), now.equityNanoUsd(), now.equityNanoUsd(), null);
  }

  public Image image() {
    return now;
  }

  /** After a restart equity is unknown until it is told again; the day's start is not forgotten. */
  public void restore(Image image) {
    now = image;
    known = false;
  }
}
