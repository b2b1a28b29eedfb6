package dev.lockstep.bot.order;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;

/**
 * An order as sent.
 *
 * @param outcome token of a binary market; UP for any other instrument
 * @param limitTicks limit price in ticks
 * @param lots size in lots, positive
 * @param postOnly refuse rather than take
 * @param expiryEpochNanos for GTD, else 0
 */
public record OrderRequest(
    ClientOrderId id,
    Outcome outcome,
    Side side,
    int limitTicks,
    long lots,
    TimeInForce timeInForce,
    boolean postOnly,
    long expiryEpochNanos) {
  public OrderRequest {
    if (lots <= 0) throw new IllegalArgumentException("order " + id + ": size must be positive: " + lots);
    if (postOnly && timeInForce != TimeInForce.GTC && timeInForce != TimeInForce.GTD)
      throw new IllegalArgumentException("order " + id + ": post-only needs GTC or GTD, not " + timeInForce);
  }
}
