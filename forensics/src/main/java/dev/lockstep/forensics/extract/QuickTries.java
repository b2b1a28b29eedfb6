package dev.lockstep.forensics.extract;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The first tries of the profit lock in a row, at most three stamped seconds apart: half a second's rest and two account calls lie between two of
 * them. Stamps of whole seconds still bound their distance, if they are evenly spaced.
 *
 * @param apartLowNanos the least distance that the stamps allow
 * @param apartHighNanos the greatest; {@link Long#MAX_VALUE} of a single try
 */
record QuickTries(List<LogEvent> tries, long apartLowNanos, long apartHighNanos) {
  static final long REST_NANOS = 500_000_000L;
  static final int CALLS_OF_A_TRY = 2;
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  static QuickTries of(WindowCase window) {
    List<LogEvent> tries = inARow(window);
    long resolution = tries.stream().allMatch(e -> e.timeNanos() % SECOND == 0) ? SECOND : MILLI;
    long low = 0;
    long high = Long.MAX_VALUE;
    for (int i = 0; i < tries.size(); i++) {
      for (int j = i + 1; j < tries.size(); j++) {
        long apart = tries.get(j).timeNanos() - tries.get(i).timeNanos();
        low = Math.max(low, (apart - resolution) / (j - i));
        high = Math.min(high, (apart + resolution) / (j - i));
      }
    }
    return new QuickTries(tries, low, high);
  }

  private static List<LogEvent> inARow(WindowCase window) {
    List<LogEvent> tries = new ArrayList<>();
    for (LogEvent event : window.source().of(EventKind.RETRY)) {
      if (!event.timed()) continue;
      if (!tries.isEmpty()) {
        LogEvent last = tries.get(tries.size() - 1);
        boolean next = event.number("attempt") == last.number("attempt") + 1 && event.timeNanos() - last.timeNanos() <= 3 * SECOND;
        if (!next) break;
      }
      tries.add(event);
    }
    return tries;
  }

  /** Whether they are a rest and two calls apart at all. */
  boolean even() {
    return tries.size() > 1 && apartHighNanos > apartLowNanos && apartHighNanos > REST_NANOS;
  }

  /** The least that a call takes. */
  long callLowNanos() {
    return Math.max(0, apartLowNanos - REST_NANOS) / CALLS_OF_A_TRY;
  }

  /** The most that a call takes. */
  long callHighNanos() {
    return (apartHighNanos - REST_NANOS) / CALLS_OF_A_TRY;
  }
}
