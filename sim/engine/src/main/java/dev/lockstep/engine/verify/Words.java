package dev.lockstep.engine.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Amounts in the details of violations. */
final class Words {
  private Words() {}

  /** Millionths as a decimal; below zero there is none. */
  static String micro(long micro) {
    return micro < 0 ? "none" : plain(BigDecimal.valueOf(micro, 6));
  }

  static String usd(long nanoUsd) {
    return plain(BigDecimal.valueOf(nanoUsd, 9));
  }

  /** A price in nano-dollars, to a tenth of a cent. */
  static String price(long nano) {
    return plain(BigDecimal.valueOf(nano, 9).setScale(3, RoundingMode.HALF_UP));
  }

  static String seconds(long nanos) {
    return plain(BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP));
  }

  static String time(long epochNanos) {
    return Instant.ofEpochSecond(Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L)).toString();
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
  }
}
