package dev.lockstep.forensics.event;

/** Reads numbers of untrusted text by a grammar of our own: no hex, no suffix, at most 64 characters and three exponent digits. */
public final class Numbers {
  private static final int LENGTH_MAX = 64;
  /** Doubles know fifteen to seventeen digits, and sums of them a few less. */
  private static final int DIGITS_SHOWN = 12;
  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

  private Numbers() {}

  /** The value of a plain decimal number (a leading dollar sign and thousands commas pass), else NaN. */
  public static double plain(String text) {
    if (text == null || text.isEmpty() || text.length() > LENGTH_MAX) return Double.NaN;
    double simple = simple(text);
    return simple >= 0 ? simple : general(text);
  }

  /**
   * The value of at most fifteen digits with a point among them, else -1. Such a quotient of two whole numbers that a double holds
   * exactly is the double nearest to the decimal, which is what parsing gives.
   */
  private static double simple(String text) {
    int length = text.length();
    if (length > 16) return -1;
    long value = 0;
    int digits = 0;
    int fraction = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        digits++;
        if (fraction >= 0) fraction++;
      } else if (c == '.' && fraction < 0) {
        fraction = 0;
      } else {
        return -1;
      }
    }
    if (digits == 0 || digits > 15) return -1;
    return fraction <= 0 ? value : value / TENS[fraction];
  }

  private static double general(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    int exponentDigits = -1;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        any = true;
        if (exponentDigits >= 0 && ++exponentDigits > 3) return Double.NaN;
      } else if (c == ',' || c == '_' || (c == '$' && !any)) {
        continue;
      } else if ((c == 'e' || c == 'E') && any && exponentDigits < 0) {
        exponentDigits = 0;
      } else if (c != '.' && c != '-' && c != '+') {
        return Double.NaN;
      }
      digits.append(c);
    }
    if (!any) return Double.NaN;
    try {
      return Double.parseDouble(digits.toString());
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** The number in a text written without an exponent, where the text is a number with a small one; else the text. */
  public static String withoutExponent(String text) {
    if (text == null || text.length() >= 40 || !text.matches("-?[0-9.]+[eE][-+]?[0-9]{1,2}") || Double.isNaN(plain(text))) return text;
    return new java.math.BigDecimal(text).toPlainString();
  }

  /** A number as people read it: without an exponent, and rounded where a sum of doubles has left more digits than it knows; other text as it is. */
  public static String shown(String text) {
    String plain = withoutExponent(text);
    if (plain == null || plain.length() <= DIGITS_SHOWN || !plain.matches("-?[0-9]+\\.[0-9]+")) return plain;
    java.math.BigDecimal value = new java.math.BigDecimal(plain);
    if (value.precision() <= DIGITS_SHOWN) return plain;
    java.math.BigDecimal rounded = value.round(new java.math.MathContext(DIGITS_SHOWN)).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  /** True for digits and points that begin with a digit other than 0, as nearly all prices are: such a number is above zero. */
  static boolean ordinary(String text) {
    char first = text.charAt(0);
    if (first < '1' || first > '9') return false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) return false;
    }
    return true;
  }

  /** True if the text spells a value that no price can have: NaN, an infinity, null, or a number not above zero. */
  public static boolean impossiblePrice(String text) {
    if (text == null || text.isEmpty() || ordinary(text)) return false;
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("nan") || lower.equals("+nan") || lower.contains("inf") || lower.equals("null")) return true;
    double value = plain(text);
    return !Double.isNaN(value) && value <= 0;
  }
}
