package dev.lockstep.datasets.format.polymarket;

import java.math.BigDecimal;

/** The venue's grid here: prices in thousandths, sizes in millionths of a share. */
final class Grid {
  static final int PRICE_DECIMALS = 3;
  static final int SIZE_DECIMALS = 6;
  /** Ticks in one dollar. */
  static final int UNIT = 1000;

  private Grid() {}

  /** A price as people write it, in dollars. */
  static String price(int ticks) {
    return BigDecimal.valueOf(ticks, PRICE_DECIMALS).stripTrailingZeros().toPlainString();
  }
}
