package dev.lockstep.bot.order;

/** Whether a fill made or took liquidity. */
public enum Liquidity {
  MAKER,
  TAKER
}
