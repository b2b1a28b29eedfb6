package dev.lockstep.datasets.format.polymarket;

/** The venue's grid here: prices in thousandths, sizes in millionths of a share. */
final class Grid {
  static final int PRICE_DECIMALS = 3;
  static final int SIZE_DECIMALS = 6;
  /** Ticks in one dollar. */
  static final int UNIT = 1000;

  private Grid() {}
}
