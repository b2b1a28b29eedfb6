package dev.lockstep.bot.order;

/**
 * The venue's view of an order.
 *
 * @param filledLots filled so far, in lots
 * @param notionalTickLots sum of price x size over the fills, in ticks times lots
 */
public record OrderStatus(ClientOrderId id, OrderState state, long filledLots, long leavesLots, long notionalTickLots) {}
