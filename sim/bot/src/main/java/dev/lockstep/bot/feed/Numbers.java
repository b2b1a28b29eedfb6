package dev.lockstep.bot.feed;

/** Decimal texts to whole numbers, without ever being a double. */
final class Numbers {
  private static final int DIGITS_MAX = 18;
  private static final int DECIMALS = 9;

  private Numbers() {}

  /** A decimal as a count of units of {@code unitNano} billionths; fails unless it is a whole, positive number of them. */
  static long units(String name, String text, long unitNano, long most) throws BadDataException {
    long nano = nano(name, text);
    if (nano <= 0) throw new BadDataException(BadData.NOT_POSITIVE, name + "=" + text);
    if (nano % unitNano != 0) throw new BadDataException(BadData.OFF_GRID, name + "=" + text);
    long units = nano / unitNano;
    if (units > most) throw new BadDataException(BadData.TOO_LARGE, name + "=" + text);
    return units;
  }

  /** A whole number that is not negative. */
  static long whole(String name, String text) throws BadDataException {
    if (text.isEmpty() || text.length() > DIGITS_MAX) throw notANumber(name, text);
    long value = 0;
    for (int i = 0; i < text.length(); i++) value = value * 10 + digit(name, text, i);
    return value;
  }

  private static long nano(String name, String text) throws BadDataException {
    boolean negative = !text.isEmpty() && text.charAt(0) == '-';
    int at = negative ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (end == at || point >= 0 && decimals == 0) throw notANumber(name, text);
    long value = 0;
    for (int i = at; i < end; i++) value = value * 10 + digit(name, text, i);
    if (end - at > DIGITS_MAX - DECIMALS) throw new BadDataException(BadData.TOO_LARGE, name + "=" + text);
    if (decimals > DECIMALS) throw new BadDataException(BadData.OFF_GRID, name + "=" + text);
    for (int i = 0; i < DECIMALS; i++) value = value * 10 + (i < decimals ? digit(name, text, end + 1 + i) : 0);
    return negative ? -value : value;
  }

  private static int digit(String name, String text, int at) throws BadDataException {
    char c = text.charAt(at);
    if (c < '0' || c > '9') throw notANumber(name, text);
    return c - '0';
  }

  private static BadDataException notANumber(String name, String text) {
    return new BadDataException(BadData.NOT_A_NUMBER, name + "=" + text.substring(0, Math.min(text.length(), 40)));
  }
}
