package dev.lockstep.bot.feed;

/** Decimal texts to whole numbers, without ever being a double. */
final class Numbers {
  private static final int DIGITS_MAX = 18;
  private static final int DECIMALS = 9;
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000};

  private Numbers() {}

  /** The decimal at {@code [from, end)} as a count of units of {@code unitNano} billionths; fails unless it is a whole, positive number of them. */
  static long units(String name, String text, int from, int end, long unitNano, long most) throws BadDataException {
    long nano = nano(name, text, from, end);
    if (nano <= 0) throw new BadDataException(BadData.NOT_POSITIVE, said(name, text, from, end));
    long units = nano / unitNano;
    if (units * unitNano != nano) throw new BadDataException(BadData.OFF_GRID, said(name, text, from, end));
    if (units > most) throw new BadDataException(BadData.TOO_LARGE, said(name, text, from, end));
    return units;
  }

  /** A whole number that is not negative. */
  static long whole(String name, String text, int from, int end) throws BadDataException {
    if (from == end || end - from > DIGITS_MAX) throw notANumber(name, text, from, end);
    return digits(name, text, from, end, from, end, 0);
  }

  private static long nano(String name, String text, int from, int end) throws BadDataException {
    boolean negative = from < end && text.charAt(from) == '-';
    int first = negative ? from + 1 : from;
    int point = first;
    while (point < end && text.charAt(point) != '.') point++;
    int decimals = point == end ? 0 : end - point - 1;
    if (point == first || point < end && decimals == 0) throw notANumber(name, text, from, end);
    long whole = digits(name, text, from, end, first, point, 0);
    if (point - first > DIGITS_MAX - DECIMALS) throw new BadDataException(BadData.TOO_LARGE, said(name, text, from, end));
    if (decimals > DECIMALS) throw new BadDataException(BadData.OFF_GRID, said(name, text, from, end));
    long value = digits(name, text, from, end, point + 1, end, whole) * TENS[DECIMALS - decimals];
    return negative ? -value : value;
  }

  /** {@code before}, followed by the digits at {@code [first, last)}; none if that is empty. */
  private static long digits(String name, String text, int from, int end, int first, int last, long before) throws BadDataException {
    long value = before;
    for (int i = first; i < last; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) throw notANumber(name, text, from, end);
      value = value * 10 + digit;
    }
    return value;
  }

  private static String said(String name, String text, int from, int end) {
    return name + "=" + text.substring(from, Math.min(end, from + 40));
  }

  private static BadDataException notANumber(String name, String text, int from, int end) {
    return new BadDataException(BadData.NOT_A_NUMBER, said(name, text, from, end));
  }
}
