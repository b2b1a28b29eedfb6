package dev.lockstep.reports.chart;

import java.util.Arrays;

/**
 * Thins a series so that no more points are drawn than there are pixels: of all points that fall into three columns of pixels the lowest,
 * the highest and the last are kept, in their order. So a crash of one sample stays visible, and a line that holds its last value holds
 * the right one. NaN means that there is no value from there on.
 */
public final class Decimation {
  private static final int KEPT = 3;

  private final double from;
  private final double to;
  private final double width;
  private final int columns;
  private final double[] keptX = new double[KEPT];
  private final double[] keptY = new double[KEPT];
  private double[] x = new double[64];
  private double[] y = new double[64];
  private int size;
  private int column = -1;
  private int low = -1;
  private int high = -1;
  private int kept;

  /** A series from {@code from} to {@code to} that is drawn over this many pixels. */
  public Decimation(double from, double to, int pixels) {
    this.from = from;
    this.to = to;
    this.columns = Math.max(pixels / KEPT, 1);
    this.width = (to - from) / columns;
  }

  public double from() {
    return from;
  }

  public double to() {
    return to;
  }

  /** Takes a point; x must not decrease. Points outside the span are left out. */
  public void add(double px, double py) {
    if (px < from || px > to) return;
    int at = Math.min((int) ((px - from) / width), columns - 1);
    if (at != column) {
      flush();
      column = at;
    }
    int last = kept - 1;
    if (last >= 0 && last != low && last != high) kept--; // the last one so far was neither lowest nor highest
    if (kept == KEPT) drop(dispensable());
    keptX[kept] = px;
    keptY[kept] = py;
    kept++;
    rank();
  }

  /** Of three points, lowest and highest among them, one is neither, or came before an equal. */
  private int dispensable() {
    for (int i = 0; i < KEPT; i++) if (i != low && i != high) return i;
    return 0;
  }

  private void drop(int index) {
    for (int i = index; i + 1 < kept; i++) {
      keptX[i] = keptX[i + 1];
      keptY[i] = keptY[i + 1];
    }
    kept--;
  }

  private void rank() {
    low = -1;
    high = -1;
    for (int i = 0; i < kept; i++) {
      if (Double.isNaN(keptY[i])) continue;
      if (low < 0 || keptY[i] < keptY[low]) low = i;
      if (high < 0 || keptY[i] > keptY[high]) high = i;
    }
  }

  private void flush() {
    if (size + KEPT > x.length) {
      x = Arrays.copyOf(x, x.length * 2);
      y = Arrays.copyOf(y, y.length * 2);
    }
    System.arraycopy(keptX, 0, x, size, kept);
    System.arraycopy(keptY, 0, y, size, kept);
    size += kept;
    kept = 0;
    low = -1;
    high = -1;
  }

  /** The points that are left; nothing may be added afterwards. */
  public Series finish() {
    flush();
    return new Series(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  /** Points of ascending x; y is NaN where there is no value. */
  public record Series(double[] x, double[] y) {}
}
