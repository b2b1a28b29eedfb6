package dev.lockstep.bot.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
    BigDecimal scaled = new BigDecimal(text).movePointRight(decimals);
    if (scaled.stripTrailingZeros().scale() > 0) {
      throw new NumberFormatException(decimals == 0 ? "must be a whole number" : "has more than six decimals");
    }
    return scaled.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
  }

  String print(long value, List<String> choices) {
    if (this == CHOICE) return choices.get((int) value);
    return BigDecimal.valueOf(value, decimals).stripTrailingZeros().toPlainString();
  }
}
