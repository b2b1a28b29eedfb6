package dev.lockstep.bot.settings;

/**
 * A setting that is only ever compared with, and remembers for which other values every comparison so far would have come out
 * the same: {@link #low()} to {@link #high()}, both inclusive. All comparisons are of whole numbers, so the interval is exact.
 */
public final class Threshold {
  private final long value;
  private long low = Long.MIN_VALUE;
  private long high = Long.MAX_VALUE;

  public Threshold(long value) {
    this.value = value;
  }

  /** Whether {@code x <= threshold}. */
  public boolean isAtLeast(long x) {
    if (x <= value) {
      if (x > low) low = x;
      return true;
    }
    if (x - 1 < high) high = x - 1;
    return false;
  }

  /** Whether {@code x < threshold}. */
  public boolean isAbove(long x) {
    return isAtLeast(x + 1);
  }

  /** Whether {@code x >= threshold}. */
  public boolean isReachedBy(long x) {
    return !isAbove(x);
  }

  /** Whether {@code x > threshold}. */
  public boolean isExceededBy(long x) {
    return !isAtLeast(x);
  }

  public long low() {
    return low;
  }

  public long high() {
    return high;
  }
}
