package dev.lockstep.reports.text;

/** Whole numbers of a scale as decimal text. Rounds ties to even, as C's printf does on exact ties. */
public final class Decimal {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) POWERS[i] = POWERS[i - 1] * 10;
  }

  private Decimal() {}

  /** {@code value} times 10^-scale with exactly {@code decimals} decimals. */
  public static String fixed(long value, int scale, int decimals) {
    return append(new StringBuilder(), value, scale, decimals).toString();
  }

  /** The same with "+" in front of what is not negative. */
  public static String signed(long value, int scale, int decimals) {
    StringBuilder out = new StringBuilder();
    if (value >= 0) out.append('+');
    return append(out, value, scale, decimals).toString();
  }

  /** Every digit that is needed and no more: 0.95, 25, -0.0375. */
  public static String plain(long value, int scale) {
    int decimals = scale;
    while (decimals > 0 && value % POWERS[scale - decimals + 1] == 0) decimals--;
    return fixed(value, scale, decimals);
  }

  public static StringBuilder append(StringBuilder out, long value, int scale, int decimals) {
    long kept = decimals >= scale ? Math.multiplyExact(value, POWERS[decimals - scale]) : round(value, POWERS[scale - decimals]);
    // A negative number that rounds to nothing keeps its sign, as in the recorded logs.
    if (value < 0) out.append('-');
    String digits = Long.toString(Math.abs(kept));
    for (int missing = decimals + 1 - digits.length(); missing > 0; missing--) out.append('0');
    out.append(digits);
    if (decimals > 0) out.insert(out.length() - decimals, '.');
    return out;
  }

  /** Pads on the left to a width. */
  public static StringBuilder pad(StringBuilder out, String text, int width) {
    for (int missing = width - text.length(); missing > 0; missing--) out.append(' ');
    return out.append(text);
  }

  private static long round(long value, long unit) {
    long quotient = value / unit;
    long twice = Math.abs(value % unit) * 2;
    if (twice > unit || twice == unit && (quotient & 1) != 0) quotient += value < 0 ? -1 : 1;
    return quotient;
  }
}
