package dev.lockstep.bot.settings;

import java.util.List;

/** Units of settings. Values are held as whole millionths of the unit, counts and choices as plain numbers. */
public enum Unit {
  /** Dollars per share, 0 to 1. */
  PRICE("$", 6),
  SECONDS("s", 6),
  SHARES("shares", 6),
  /** Without dimension. */
  NUMBER("", 6),
  COUNT("times", 0),
  /** One of a list of words; the value is its place in the list. */
  CHOICE("", 0);

  private static final int MOST_DIGITS = 12;
  private final String symbol;
  private final int decimals;

  Unit(String symbol, int decimals) {
    this.symbol = symbol;
    this.decimals = decimals;
  }

  public String symbol() {
    return symbol;
  }

  long parse(String text, List<String> choices) {
    if (this == CHOICE) {
      int at = choices.indexOf(text);
      if (at < 0) throw new NumberFormatException("must be one of " + choices);
      return at;
    }
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean negative = whole.startsWith("-");
    String digits = negative ? whole.substring(1) : whole;
    if (!isDigits(digits) || (point >= 0 && !isDigits(fraction))) throw new NumberFormatException("is not a number");
    if (digits.length() > MOST_DIGITS) throw new NumberFormatException("is too large");
    String significant = fraction.replaceAll("0+$", "");
    if (significant.length() > decimals) {
      throw new NumberFormatException(decimals == 0 ? "must be a whole number" : "has more than six decimals");
    }
    long value = Long.parseLong(digits + significant + "0".repeat(decimals - significant.length()));
    return negative ? -value : value;
  }

  /** A number without regard to a setting's bounds, in this unit's whole numbers; for steps of ranges. */
  public long millionthsOrPlain(String text) {
    if (this == CHOICE) throw new NumberFormatException("is no number of a choice");
    return parse(text, List.of());
  }

  private static boolean isDigits(String text) {
    if (text.isEmpty()) return false;
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    return true;
  }

  String print(long value, List<String> choices) {
    if (this == CHOICE) return choices.get((int) value);
    String digits = Long.toString(Math.abs(value));
    if (digits.length() <= decimals) digits = "0".repeat(decimals + 1 - digits.length()) + digits;
    String whole = digits.substring(0, digits.length() - decimals);
    String fraction = digits.substring(digits.length() - decimals).replaceAll("0+$", "");
    return (value < 0 ? "-" : "") + whole + (fraction.isEmpty() ? "" : "." + fraction);
  }
}
