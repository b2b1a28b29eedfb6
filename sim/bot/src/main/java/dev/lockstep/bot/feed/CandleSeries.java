package dev.lockstep.bot.feed;

import java.util.List;

/** The last closed candles without holes: after a hole that was not filled, the series starts anew. */
public final class CandleSeries {
  private final long intervalNanos;
  private final long[] openNanos;
  private final int[] closeTicks;
  private int size;

  public CandleSeries(long intervalNanos, int capacity) {
    this.intervalNanos = intervalNanos;
    openNanos = new long[capacity];
    closeTicks = new int[capacity];
  }

  /** Candles between the last one and this one that are not there; 0 if none is missing or there is no last one. */
  public long missingBefore(FeedMessage.Candle candle) {
    if (size == 0) return 0;
    long gap = candle.openNanos() - openNanos[size - 1];
    return 2 * gap > 3 * intervalNanos ? gap / intervalNanos - 1 : 0;
  }

  /** Adds a candle newer than the last; a hole before it empties the series first. Older ones are left out. */
  public void add(FeedMessage.Candle candle) {
    if (size > 0 && candle.openNanos() <= openNanos[size - 1]) return;
    if (missingBefore(candle) > 0) size = 0;
    if (size == openNanos.length) {
      System.arraycopy(openNanos, 1, openNanos, 0, size - 1);
      System.arraycopy(closeTicks, 1, closeTicks, 0, size - 1);
      size--;
    }
    openNanos[size] = candle.openNanos();
    closeTicks[size++] = candle.closeTicks();
  }

  /** Takes fetched candles, oldest first: the series becomes their unbroken end, followed by what it had beyond them. */
  public void merge(List<FeedMessage.Candle> fetched) {
    long[] times = openNanos.clone();
    int[] closes = closeTicks.clone();
    int had = size;
    size = 0;
    int mine = 0;
    for (FeedMessage.Candle candle : fetched) {
      while (mine < had && times[mine] < candle.openNanos()) addRow(times[mine], closes[mine++]);
      if (mine < had && times[mine] == candle.openNanos()) mine++;
      add(candle);
    }
    while (mine < had) addRow(times[mine], closes[mine++]);
  }

  private void addRow(long nanos, int close) {
    add(new FeedMessage.Candle(0, nanos, close, close, close, close, 1));
  }

  public int size() {
    return size;
  }

  public long lastOpenNanos() {
    return size == 0 ? Long.MIN_VALUE : openNanos[size - 1];
  }

  /** Close of the candle {@code back} places before the last, in ticks. */
  public int closeTicks(int back) {
    return closeTicks[size - 1 - back];
  }

  /** Sum of the last {@code count} closes, in ticks. */
  public long sumOfCloses(int count) {
    long sum = 0;
    for (int back = 0; back < count; back++) sum += closeTicks(back);
    return sum;
  }

  /** Mean absolute change of the last {@code count} closes from one to the next, in hundredths of a basis point. */
  public long volatilityCentiBps(int count) {
    if (size <= count) return 0;
    long sum = 0;
    for (int back = 0; back < count; back++) {
      sum += Math.abs((long) closeTicks(back) - closeTicks(back + 1)) * 1_000_000L / closeTicks(back + 1);
    }
    return sum / count;
  }
}
