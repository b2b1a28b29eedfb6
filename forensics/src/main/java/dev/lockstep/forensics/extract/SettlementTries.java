package dev.lockstep.forensics.extract;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;

/**
 * When shares settled, between the last try of the profit lock that read a balance of zero and the line that says it was placed. Tries come at a
 * known pace, so their number tells more than stamps of whole seconds; and a line that the main lane writes comes late where the lane was held.
 */
final class SettlementTries {
  private static final long SECOND = 1_000_000_000L;
  /** Half a second's rest and two calls. */
  private static final long PACE_NANOS = SECOND * 6 / 10;
  /** From the purchase to the first answer about the balance: half a loop, then three calls. */
  private static final long FIRST_NANOS = SECOND * 4 / 10;
  /** Without a stated cap the tries after these come every five seconds. */
  private static final int QUICK_TRIES = 10;
  /** Of tries with a stated cap the first five are told, then every tenth. */
  private static final int TOLD_TRIES = 5;
  private static final int TOLD_EVERY = 10;
  /** Whatever number a line bears, no more are reckoned with. */
  private static final int TRIES_MAX = 1_000;

  private final WindowCase window;

  SettlementTries(WindowCase window) {
    this.window = window;
  }

  /** The middle of what is possible, from the purchase on, in nanoseconds. */
  long delayNanos(LogEvent fill, LogEvent lastZero, LogEvent placed) {
    long zero = lastZero.timeNanos() - fill.timeNanos();
    long seen = placed.timeNanos() - fill.timeNanos();
    double number = lastZero.number("attempt");
    boolean capped = lastZero.get("cap") != null;
    if (Double.isNaN(number) || !capped && number >= QUICK_TRIES) return (zero + seen) / 2;
    long resolution = placed.timeNanos() % SECOND == 0 && fill.timeNanos() % SECOND == 0 ? SECOND : 0;
    int last = (int) Math.max(1, Math.min(number, TRIES_MAX));
    long reckoned = FIRST_NANOS + (last - 1) * PACE_NANOS;
    long low = Math.max(zero - resolution, Math.min(reckoned, zero + resolution));
    int next = capped && last >= TOLD_TRIES ? (last / TOLD_EVERY + 1) * TOLD_EVERY : last + 1;
    long high = Math.max(low, Math.min(seen, low + (next - last) * PACE_NANOS));
    low = Math.max(low, Math.min(high, seen - lateNanos(placed) - PACE_NANOS - resolution));
    return (low + high) / 2;
  }

  /** How much later than it was written a line may be true: the longest hold of the main lane that ended just before it. */
  private long lateNanos(LogEvent line) {
    double longest = 0;
    for (LogEvent hold : window.source().of(EventKind.LANE_HELD)) {
      boolean before = hold.timed() && Math.abs(line.timeNanos() - hold.timeNanos()) <= SECOND;
      if (before && "main".equals(hold.get("lane")) && hold.number("held") > longest) longest = hold.number("held");
    }
    return Math.round(longest * SECOND);
  }
}
