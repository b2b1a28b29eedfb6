package dev.lockstep.bot.order;

import dev.lockstep.bot.market.Side;
import java.util.List;

/** The venue's view of a spot order with all its executions so far. */
public record OrderReport(ClientOrderId id, Side side, int limitTicks, long lots, OrderState state, List<Trade> trades) {
  public OrderReport {
    trades = List.copyOf(trades);
  }

  public long filledLots() {
    long filled = 0;
    for (Trade trade : trades) filled += trade.lots();
    return filled;
  }

  public long leavesLots() {
    return lots - filledLots();
  }
}
