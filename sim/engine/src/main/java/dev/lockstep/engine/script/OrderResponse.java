package dev.lockstep.engine.script;

import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;

/**
 * One response as it was received.
 *
 * @param localNanos when the sender had it
 * @param number count of the order's responses before it
 * @param order the order as sent; null for a refused cancel of an unknown order
 * @param leavesLots what was still open after it
 */
public record OrderResponse(long localNanos, int number, OrderRequest order, OrderEvent event, long leavesLots) {}
