package dev.lockstep.bot.port;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;

/** Orders to a venue. Every call is one request and one reply; fills of resting orders are seen by asking. */
public interface Broker {
  /** Places an order; the reply is its state after matching (or after a taker delay), or the venue's error. */
  Reply<OrderStatus> place(OrderRequest request);

  /** Cancels an order; answers false when the venue refuses because it has already ended. */
  Reply<Boolean> cancel(ClientOrderId id);

  /** Cancels every open order; answers how many. */
  Reply<Integer> cancelAll();

  /** The state of an order. */
  Reply<OrderStatus> status(ClientOrderId id);
}
