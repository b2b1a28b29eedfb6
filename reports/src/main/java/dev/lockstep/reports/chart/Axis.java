package dev.lockstep.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis: a span of numbers and how they are labelled.
 *
 * @param title what is measured, with its unit
 * @param steps what the distance between two labels may be, times a power of ten
 */
public record Axis(String title, double min, double max, Steps steps) {
  /** Families of distances between labels. */
  public enum Steps {
    /** 1, 2, 5 times a power of ten. */
    DECIMAL,
    /** The same, but nothing below one: counts. */
    WHOLE,
    /** Seconds: above ten by 15, 30, 60, 120, 300, 600. */
    SECONDS
  }

  private static final double[] SECONDS = {15, 30, 60, 120, 300, 600, 1800, 3600};

  public Axis {
    if (!(min <= max)) throw new IllegalArgumentException(title + ": " + min + " to " + max);
    if (min == max) {
      min -= 0.5;
      max += 0.5;
    }
  }

  public static Axis decimal(String title, double min, double max) {
    return new Axis(title, min, max, Steps.DECIMAL);
  }

  public static Axis counts(String title, double min, double max) {
    return new Axis(title, min, max, Steps.WHOLE);
  }

  /** An axis that ends at whole steps around the values. */
  public static Axis around(String title, double min, double max) {
    Axis tight = decimal(title, min, max);
    double step = tight.step(6);
    return decimal(title, Math.floor(tight.min / step) * step, Math.ceil(tight.max / step) * step);
  }

  /** Distance between labels so that at most about {@code most} fit. */
  double step(int most) {
    double least = (max - min) / Math.max(most, 1);
    if (steps == Steps.WHOLE) least = Math.max(least, 1);
    if (steps == Steps.SECONDS && least > 5) {
      for (double step : SECONDS) if (step >= least) return step;
    }
    double power = 1;
    while (power > least) power /= 10;
    while (power * 10 <= least) power *= 10;
    for (int factor : new int[] {1, 2, 5}) if (power * factor >= least) return power * factor;
    return power * 10;
  }

  /** Where labels stand, in ascending order. */
  List<Double> ticks(int most) {
    double step = step(most);
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(min / step - 1e-9);
    for (long i = first; i * step <= max + step * 1e-9; i++) ticks.add(i * step);
    return ticks;
  }

  /** The label of a tick: as many decimals as the step needs. */
  String label(double tick, int most) {
    double step = step(most);
    int decimals = 0;
    for (double unit = 1; unit - step > step * 1e-6 && decimals < 9; unit /= 10) decimals++;
    return Numbers.fixed(tick, decimals);
  }

  double share(double value) {
    return (value - min) / (max - min);
  }
}
