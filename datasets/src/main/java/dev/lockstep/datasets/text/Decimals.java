package dev.lockstep.datasets.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal text to whole numbers of a scale, without rounding. */
public final class Decimals {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) POWERS[i] = POWERS[i - 1] * 10;
  }

  private Decimals() {}

  /**
   * The value of {@code text} times 10^scale. NaN, infinities, empty text, digits finer than the scale and values beyond a
   * long are refused with a NumberFormatException that quotes the text.
   */
  public static long parse(String text, int scale) {
    int length = text.length();
    int at = 0;
    boolean negative = false;
    if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      negative = text.charAt(0) == '-';
      at = 1;
    }
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c == '.' && decimals < 0) {
        decimals = 0;
      } else if (c >= '0' && c <= '9') {
        if (++digits > 18) return exact(text, scale);
        value = value * 10 + (c - '0');
        if (decimals >= 0) decimals++;
      } else if ((c == 'e' || c == 'E') && digits > 0) {
        return exact(text, scale);
      } else {
        throw new NumberFormatException(quoted(text) + " is not a number");
      }
    }
    if (digits == 0) throw new NumberFormatException(quoted(text) + " is not a number");
    int missing = scale - Math.max(decimals, 0);
    if (missing < 0) {
      long unit = POWERS[Math.min(18, -missing)];
      if (value % unit != 0) throw new NumberFormatException(quoted(text) + " is finer than " + scale + " decimals");
      value /= unit;
    } else if (missing > 0) {
      if (value > Long.MAX_VALUE / POWERS[missing]) return exact(text, scale);
      value *= POWERS[missing];
    }
    return negative ? -value : value;
  }

  private static long exact(String text, int scale) {
    if (text.length() > 60) throw new NumberFormatException(quoted(text) + " is too long for a number");
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new NumberFormatException(quoted(text) + " is not a number");
    }
    // An exponent of a billion would otherwise build a number of a billion digits.
    if (Math.abs((long) value.scale()) > 100) throw new NumberFormatException(quoted(text) + " is out of range");
    try {
      return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new NumberFormatException(quoted(text) + " is out of range or finer than " + scale + " decimals");
    }
  }

  /** A text from an input in quotes, cut to a length that fits a message. */
  static String quoted(String text) {
    return "\"" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "\"";
  }
}
