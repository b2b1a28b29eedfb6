package dev.lockstep.reports.chart;

import dev.lockstep.reports.text.Decimal;

/** Doubles as text with a fixed number of decimals, the same on every machine. */
final class Numbers {
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};

  private Numbers() {}

  static String fixed(double value, int decimals) {
    long scaled = Math.round(value * POWERS[decimals]);
    return Decimal.fixed(scaled, decimals, decimals);
  }

  /** A place on a drawing: tenths of a pixel, without needless zeros. */
  static StringBuilder place(StringBuilder out, double pixels) {
    long tenths = Math.round(pixels * 10);
    if (tenths < 0) {
      out.append('-');
      tenths = -tenths;
    }
    out.append(tenths / 10);
    if (tenths % 10 != 0) out.append('.').append((char) ('0' + tenths % 10));
    return out;
  }

  static String place(double pixels) {
    return place(new StringBuilder(), pixels).toString();
  }
}
