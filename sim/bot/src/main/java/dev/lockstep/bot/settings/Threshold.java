package dev.lockstep.bot.settings;

/**
 * A setting that is only ever compared with, and remembers for which other values every comparison so far would have come out
 * the same: {@link #low()} to {@link #high()}, both inclusive. All comparisons are of whole numbers, so the interval is exact.
 */
public final class Threshold {
  private static final Runnable NOBODY = () -> {};
  private final long value;
  private long low = Long.MIN_VALUE;
  private long high = Long.MAX_VALUE;
  private Runnable watcher = NOBODY;

  public Threshold(long value) {
    this.value = value;
  }

  /** Whether {@code x <= threshold}. */
  public boolean isAtLeast(long x) {
    boolean isAtLeast = x <= value;
    if (isAtLeast) narrow(x, Long.MAX_VALUE);
    else narrow(Long.MIN_VALUE, x - 1);
    return isAtLeast;
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

  /** The setting's number; whoever decides by it compares. */
  long value() {
    return value;
  }

  /** Calls the watcher, in place of any before it, whenever the interval has become narrower and nothing has come of that yet. */
  public void watch(Runnable newWatcher) {
    watcher = newWatcher;
  }

  /** Whether somebody wants to know which values the comparisons tell apart. */
  public boolean isWatched() {
    return watcher != NOBODY;
  }

  /** A comparison that only values from {@code from} to {@code to} answer as this one did. */
  void narrow(long from, long to) {
    if (from <= low && to >= high) return;
    low = Math.max(low, from);
    high = Math.min(high, to);
    watcher.run();
  }

  public long low() {
    return low;
  }

  public long high() {
    return high;
  }
}
