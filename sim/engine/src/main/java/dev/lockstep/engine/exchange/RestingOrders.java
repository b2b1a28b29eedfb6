package dev.lockstep.engine.exchange;

import dev.lockstep.bot.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our resting orders in price-time order, a list a side, with the price ranges that tell in a few comparisons whether a row of the
 * tape can concern any of them. Prices are those of the recorded token's book.
 */
final class RestingOrders {
  private final List<ExchangeOrder> bids = new ArrayList<>();
  private final List<ExchangeOrder> asks = new ArrayList<>();
  private int highestBid;
  private int lowestBid;
  private int highestAsk;
  private int lowestAsk;

  RestingOrders() {
    rank();
  }

  /** The same order of precedence, of the orders that another exchange has under these ids. */
  RestingOrders copy(Map<ClientOrderId, ExchangeOrder> orders) {
    RestingOrders copy = new RestingOrders();
    for (ExchangeOrder order : bids) copy.bids.add(orders.get(order.request.id()));
    for (ExchangeOrder order : asks) copy.asks.add(orders.get(order.request.id()));
    copy.rank();
    return copy;
  }

  boolean isEmpty() {
    return bids.isEmpty() && asks.isEmpty();
  }

  /** The orders of one side, best price first, oldest first at a price. */
  List<ExchangeOrder> of(int side) {
    return side > 0 ? bids : asks;
  }

  void add(ExchangeOrder order) {
    List<ExchangeOrder> orders = of(order.bookSide);
    int at = orders.size();
    while (at > 0 && AvailableDepth.worse(order.bookSide, orders.get(at - 1).bookTicks, order.bookTicks)) at--;
    orders.add(at, order);
    rank();
  }

  boolean remove(ExchangeOrder order) {
    boolean removed = of(order.bookSide).remove(order);
    if (removed) rank();
    return removed;
  }

  /** Whether a depth row may fill one of our orders or move it in its queue. */
  boolean concernedByDepth(int side, int priceTicks) {
    return side > 0
        ? priceTicks >= lowestAsk || (priceTicks >= lowestBid && priceTicks <= highestBid)
        : priceTicks <= highestBid || (priceTicks >= lowestAsk && priceTicks <= highestAsk);
  }

  private void rank() {
    highestBid = bids.isEmpty() ? Integer.MIN_VALUE : bids.get(0).bookTicks;
    lowestBid = bids.isEmpty() ? Integer.MAX_VALUE : bids.get(bids.size() - 1).bookTicks;
    lowestAsk = asks.isEmpty() ? Integer.MAX_VALUE : asks.get(0).bookTicks;
    highestAsk = asks.isEmpty() ? Integer.MIN_VALUE : asks.get(asks.size() - 1).bookTicks;
  }
}
