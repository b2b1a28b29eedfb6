package dev.lockstep.engine.fault;

import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;

/** Orders that are filled at once are answered as matched, without an amount. */
record UnstatedAmount(Interval interval) implements Fault {
  @Override
  public OrderStatus placed(OrderStatus status, long nowNanos) {
    if (status == null || status.state() != OrderState.FILLED || !interval.contains(nowNanos)) return status;
    return new OrderStatus(status.id(), status.state(), 0, 0, 0);
  }
}
