package dev.lockstep.datasets.quality;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a window was recorded well enough to be replayed. Seconds are relative to the window's end, by receive time.
 *
 * @param firstBookSeconds first usable book: the first one after the last long silence before the window's start; NaN if none
 * @param lastBookSeconds last message of the market; NaN if none
 * @param longestGapSeconds longest silence inside the window
 * @param reason why it is not complete, or null if it is
 */
public record Completeness(double firstBookSeconds, double lastBookSeconds, double longestGapSeconds, String reason) {
  /** The rule in words, printed with the counts. */
  public static final String RULE =
      "complete = first usable book 130 s or more before the end, last message at the end (1 s tolerance), no gap above 10 s inside";
  public static final long LEAD_NANOS = 130_000_000_000L;
  public static final long END_TOLERANCE_NANOS = 1_000_000_000L;
  public static final long GAP_NANOS = 10_000_000_000L;

  public boolean complete() {
    return reason == null;
  }

  /** Judges receive times (ascending) of the messages of one market against its window. */
  public static Completeness of(long[] nanos, int size, long startNanos, long endNanos) {
    if (size == 0) return new Completeness(Double.NaN, Double.NaN, 0, "no book");
    long first = nanos[0];
    long gapMax = 0;
    for (int i = 1; i < size; i++) {
      if (nanos[i - 1] > endNanos) break;
      if (nanos[i] <= startNanos) {
        if (nanos[i] - nanos[i - 1] > GAP_NANOS) first = nanos[i];
      } else {
        gapMax = Math.max(gapMax, Math.min(nanos[i], endNanos) - nanos[i - 1]);
      }
    }
    long last = nanos[size - 1];
    String reason = null;
    if (endNanos - first < LEAD_NANOS)
      reason = first > endNanos
          ? said("first book %.2f s after the end", first - endNanos)
          : said("first book only %.2f s before the end (130 s needed)", endNanos - first);
    else if (last < endNanos - END_TOLERANCE_NANOS) reason = said("recording ends %.2f s before the end", endNanos - last);
    else if (gapMax > GAP_NANOS) reason = said("gap of %.2f s inside", gapMax);
    return new Completeness((first - endNanos) / 1e9, (last - endNanos) / 1e9, gapMax / 1e9, reason);
  }

  /** Indices of messages that come more than ten seconds after the one before, inside the window. */
  public static IntStream countGaps(long[] nanos, int size, long startNanos, long endNanos) {
    return IntStream.range(1, Math.max(1, size))
        .filter(i -> nanos[i - 1] <= endNanos && nanos[i] > startNanos && Math.min(nanos[i], endNanos) - nanos[i - 1] > GAP_NANOS);
  }

  private static String said(String format, long nanos) {
    return String.format(Locale.ROOT, format, nanos / 1e9);
  }
}
