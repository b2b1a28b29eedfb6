package dev.lockstep.reports.json;

import java.math.BigDecimal;
import java.time.Instant;

/** Whole numbers as the decimal strings of the JSON contract: exact, without exponent. */
public final class Amounts {
  private static final long NANO = 1_000_000_000L;

  private Amounts() {}

  /** Nano-dollars as dollars with at least two decimals; null stays null. */
  public static String usd(Long nanoUsd) {
    return nanoUsd == null ? null : decimal(nanoUsd, 2);
  }

  /** Nano-dollars rounded half up to cents, for tables; null is "unknown". */
  public static String cents(Long nanoUsd) {
    if (nanoUsd == null) return "unknown";
    return BigDecimal.valueOf(nanoUsd, 9).setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
  }

  /** Nano-dollars per share as a price; below zero means there is none: null. */
  public static String price(long nano) {
    return nano < 0 ? null : decimal(nano, 2);
  }

  /** Nanoseconds as seconds, without trailing zeros. */
  public static String seconds(long nanos) {
    return decimal(nanos, 1);
  }

  /** Lots as shares. */
  public static String shares(long lots, long lotNanoShares) {
    return decimal(Math.multiplyExact(lots, lotNanoShares), 0);
  }

  /** Nanoseconds since the epoch as ISO 8601 UTC; 0 means there is none: null. */
  public static String time(long epochNanos) {
    return epochNanos == 0 ? null : Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANO), Math.floorMod(epochNanos, NANO)).toString();
  }

  private static String decimal(long nano, int decimalsMin) {
    BigDecimal value = BigDecimal.valueOf(nano, 9).stripTrailingZeros();
    return (value.scale() < decimalsMin ? value.setScale(decimalsMin) : value).toPlainString();
  }
}
