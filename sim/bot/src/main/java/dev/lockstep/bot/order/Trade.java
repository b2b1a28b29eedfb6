package dev.lockstep.bot.order;

import dev.lockstep.bot.market.Side;

/**
 * One execution as the venue reports it, known by its trade id: the same id seen again is the same execution.
 *
 * @param feeNanoUsd fee in nano quote units, on top of the price for a purchase and out of it for a sale
 */
public record Trade(long tradeId, ClientOrderId order, Side side, int priceTicks, long lots, long feeNanoUsd, Liquidity liquidity) {
  public Trade {
    if (lots <= 0 || priceTicks <= 0) throw new IllegalArgumentException("trade " + tradeId + ": " + lots + " lots at " + priceTicks);
  }
}
