package dev.lockstep.bot.settings;

import java.util.Arrays;

/**
 * Comparisons that only lead to something if all of them come out in favour. One that comes out against is noted by its threshold at
 * once, unless {@link Misses} know better; those in favour wait here until they have led to something ({@link #keep()}) or turn out to have mattered to nobody
 * ({@link #drop()}). So a dip that was not long enough tells no two settings apart.
 *
 * <p>It is right only where fewer hits can never lead to more: with a hit turned into a miss, nothing may happen earlier.
 */
public final class Hits {
  private Threshold[] thresholds = new Threshold[4];
  private long[] lows = new long[4];
  private long[] highs = new long[4];
  private int size;
  private final Misses misses;

  /** With misses that are noted at once. */
  public Hits() {
    this(null);
  }

  /** With misses of which not every one needs to be noted; null notes each. */
  public Hits(Misses misses) {
    this.misses = misses;
  }

  /** Whether {@code x <= threshold}, which is in favour. */
  public boolean isAtLeast(Threshold threshold, long x) {
    return threshold.value() < x ? miss(threshold, Long.MIN_VALUE, x - 1) : note(threshold, x, Long.MAX_VALUE);
  }

  /** Whether {@code x < threshold}, which is in favour. */
  public boolean isAbove(Threshold threshold, long x) {
    return isAtLeast(threshold, x + 1);
  }

  /** Whether {@code x >= threshold}, which is in favour. */
  public boolean isReachedBy(Threshold threshold, long x) {
    return threshold.value() > x ? miss(threshold, x + 1, Long.MAX_VALUE) : note(threshold, Long.MIN_VALUE, x);
  }

  /** Whether {@code x > threshold}, which is in favour. */
  public boolean isExceededBy(Threshold threshold, long x) {
    return isReachedBy(threshold, x - 1);
  }

  /** All of them led to something: each of them counts. */
  public void keep() {
    for (int i = 0; i < size; i++) thresholds[i].narrow(lows[i], highs[i]);
    drop();
  }

  /** Nothing came of them. */
  public void drop() {
    size = 0;
  }

  private boolean miss(Threshold threshold, long low, long high) {
    if (misses == null) threshold.narrow(low, high);
    else misses.add(threshold, low, high);
    return false;
  }

  private boolean note(Threshold threshold, long low, long high) {
    int at = 0;
    while (at < size && thresholds[at] != threshold) at++;
    if (at < size) {
      lows[at] = Math.max(lows[at], low);
      highs[at] = Math.min(highs[at], high);
      return true;
    }
    if (size == thresholds.length) {
      thresholds = Arrays.copyOf(thresholds, 2 * size);
      lows = Arrays.copyOf(lows, 2 * size);
      highs = Arrays.copyOf(highs, 2 * size);
    }
    thresholds[size] = threshold;
    lows[size] = low;
    highs[size++] = high;
    return true;
  }
}
