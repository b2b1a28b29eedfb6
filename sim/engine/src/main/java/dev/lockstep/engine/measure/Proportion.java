package dev.lockstep.engine.measure;

import java.math.BigInteger;

/** Whole-number shares of a whole. */
public final class Proportion {
  private Proportion() {}

  /** {@code value * part / whole}, rounded down, exact also where the product needs more than 64 bits. */
  public static long of(long value, long part, long whole) {
    if (Math.multiplyHigh(value, part) == 0 && value * part >= 0) return value * part / whole;
    return BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)).longValueExact();
  }
}
