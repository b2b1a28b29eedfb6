package dev.lockstep.reports.html;

import dev.lockstep.reports.sweep.SweepData.Interval;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;

/** Numbers as the page's tables show them: rounded to what a reader compares; null where not known. */
final class Figures {
  private Figures() {}

  static String usd(Long nanoUsd) {
    if (nanoUsd == null) return null;
    String text = Decimal.fixed(nanoUsd, 9, 2);
    return text.equals("-0.00") ? "0.00" : text;
  }

  static String seconds(long nanos) {
    return Times.seconds(nanos);
  }

  /** Seconds from one moment to a later one, null if the later never came. */
  static String secondsBetween(long fromNanos, long toNanos) {
    return toNanos == 0 ? null : Times.seconds(toNanos - fromNanos);
  }

  /** Seconds left to the window's end. */
  static String left(long windowEndNanos, long nanos) {
    return "T" + (windowEndNanos >= nanos ? "-" : "+") + Decimal.fixed(Math.abs(windowEndNanos - nanos), 9, 1);
  }

  static String count(long number) {
    return Long.toString(number);
  }

  /** Dollars with two decimals, null for NaN. */
  static String dollars(double usd) {
    return Double.isNaN(usd) ? null : Decimal.fixed(Math.round(usd * 100), 2, 2);
  }

  /** " (0.5 to 2.4 %)", or nothing where the interval is not known. */
  static String percent(Interval rate) {
    if (rate == null) return "";
    return " (" + Decimal.fixed(Math.round(rate.low() * 1000), 1, 1) + " to " + Decimal.fixed(Math.round(rate.high() * 1000), 1, 1) + " %)";
  }
}
