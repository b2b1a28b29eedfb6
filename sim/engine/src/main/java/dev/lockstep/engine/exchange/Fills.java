package dev.lockstep.engine.exchange;

import dev.lockstep.bot.order.Liquidity;

/** Receives what matching finds: one execution of one order at one price of the recorded token's book. */
@FunctionalInterface
interface Fills {
  void fill(ExchangeOrder order, int bookPriceTicks, long lots, Liquidity liquidity);
}
