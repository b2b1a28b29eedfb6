package dev.lockstep.engine.venue;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The venue's own record of a run: every order that arrived and every execution, in order. The truth that results are made of. */
public final class Executions {
  private final Map<ClientOrderId, OrderRequest> requests = new TreeMap<>();
  private final List<Execution> executions = new ArrayList<>();
  private final List<OrderEvent> events = new ArrayList<>();

  /**
   * One execution.
   *
   * @param request null for a granted position
   */
  public record Execution(
      ClientOrderId order, OrderRequest request, long exchangeNanos, int priceTicks, long lots, Liquidity liquidity, long feeNanoUsd) {
    public boolean isSale() {
      return request != null && request.side() == Side.SELL;
    }
  }

  void submitted(OrderRequest request, long nanos) {
    requests.put(request.id(), request);
  }

  void onOrderEvent(OrderEvent event) {
    events.add(event);
    if (event instanceof OrderEvent.PartiallyFilled fill) {
      add(fill.id(), fill.exchangeNanos(), fill.priceTicks(), fill.lots(), fill.liquidity(), fill.feeNanoUsd());
    } else if (event instanceof OrderEvent.Filled fill) {
      add(fill.id(), fill.exchangeNanos(), fill.priceTicks(), fill.lots(), fill.liquidity(), fill.feeNanoUsd());
    }
  }

  private void add(ClientOrderId id, long nanos, int ticks, long lots, Liquidity liquidity, long fee) {
    executions.add(new Execution(id, requests.get(id), nanos, ticks, lots, liquidity, fee));
  }

  public List<Execution> all() {
    return executions;
  }

  /** Every order event of the venue, in order. */
  public List<OrderEvent> events() {
    return events;
  }
}
