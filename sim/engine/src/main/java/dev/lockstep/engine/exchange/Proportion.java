package dev.lockstep.engine.exchange;

import java.math.BigInteger;

/** Whole-number shares of a whole. */
final class Proportion {
  private Proportion() {}

  /** {@code value * part / whole}, rounded down, exact also where the product needs more than 64 bits. */
  static long of(long value, long part, long whole) {
    if (Math.multiplyHigh(value, part) == 0 && value * part >= 0) return value * part / whole;
    return BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)).longValueExact();
  }
}
