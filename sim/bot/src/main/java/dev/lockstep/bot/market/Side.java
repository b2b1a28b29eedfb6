package dev.lockstep.bot.market;

/** Side of an order or of the aggressor of a trade. */
public enum Side {
  BUY,
  SELL;

  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
