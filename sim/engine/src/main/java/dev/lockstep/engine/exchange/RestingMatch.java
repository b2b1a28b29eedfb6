package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.order.Liquidity;
import java.util.List;

/**
 * Fills of resting orders, checked on every row at exchange time. Fills are at the order's own price.
 *
 * <p>Under {@link FillModel#VENUE}:
 * <ul>
 *   <li>A print beyond an order's price reaches it with the print's size. A print at its price first shortens the queue in front
 *       ({@link QueueMode}); what is left of the print reaches the order. Several of our orders share one print, in price-time order.
 *   <li>A depth row that shows more lots on the other side, at the order's price or beyond, reaches it with the lots newly shown.
 *   <li>A depth row at the order's own level moves it in its queue as the mode says.
 * </ul>
 *
 * <p>Under the hftbacktest models nothing is shared and sizes count only in part:
 * <ul>
 *   <li>a depth row that raises the best bid fills every resting ask at or below it in full (mirrored for asks);
 *   <li>a print beyond an order's price fills it in full; a print at its price shortens the queue, and when that goes below zero the
 *       FULL model fills the order in full, the DEPTH model by what went below zero, at most the print;
 *   <li>a depth row at the own level cuts the queue to the level's size (the risk-averse queue).
 * </ul>
 */
final class RestingMatch {
  private final FillModel model;
  private final QueueMode queue;
  private final AvailableDepth depth;
  private final RestingOrders resting;
  private final Fills fills;

  RestingMatch(FillModel model, QueueMode queue, AvailableDepth depth, RestingOrders resting, Fills fills) {
    this.model = model;
    this.queue = model == FillModel.VENUE ? queue : QueueMode.RISK_AVERSE;
    this.depth = depth;
    this.resting = resting;
    this.fills = fills;
  }

  /** An order comes to rest: it queues behind what its level shows. */
  void rest(ExchangeOrder order) {
    order.aheadLots = queue.aheadOnArrival(depth.lotsAt(order.bookSide, order.bookTicks));
    resting.add(order);
  }

  /** A depth row was applied to the book. */
  void levelSet(int side, int priceTicks, long previousLots, long lots, int previousBestTicks) {
    moveQueues(side, priceTicks, previousLots, lots);
    if (model == FillModel.VENUE) reachShown(-side, priceTicks, lots - previousLots);
    else fillCrossed(-side, depth.bestTicks(side), previousBestTicks);
  }

  private void moveQueues(int side, int priceTicks, long previousLots, long lots) {
    for (ExchangeOrder order : resting.of(side))
      if (order.bookTicks == priceTicks) queue.levelSet(order, previousLots, lots);
  }

  private void reachShown(int side, int priceTicks, long shownLots) {
    long left = shownLots;
    List<ExchangeOrder> orders = resting.of(side);
    int at = 0;
    while (left > 0 && at < orders.size()) {
      ExchangeOrder order = orders.get(at);
      if (!reaches(order, priceTicks)) return;
      long lots = Math.min(left, order.leavesLots);
      depth.take(-side, priceTicks, lots);
      left -= lots;
      at = fill(order, lots, at);
    }
  }

  private boolean reaches(ExchangeOrder order, int priceTicks) {
    return order.bookTicks == priceTicks ? queue.fillsAtOwnPrice() : beyond(order, priceTicks);
  }

  /** Whether a price of the other side lies beyond the order's limit, so that the order must have been reached first. */
  private static boolean beyond(ExchangeOrder order, int priceTicks) {
    return order.bookSide > 0 ? priceTicks < order.bookTicks : priceTicks > order.bookTicks;
  }

  private void fillCrossed(int side, int bestTicks, int previousBestTicks) {
    boolean better = bestTicks != BookView.NONE
        && (previousBestTicks == BookView.NONE || AvailableDepth.worse(-side, previousBestTicks, bestTicks));
    if (!better) return;
    List<ExchangeOrder> orders = resting.of(side);
    int at = 0;
    while (at < orders.size() && (orders.get(at).bookTicks == bestTicks || beyond(orders.get(at), bestTicks)))
      at = fill(orders.get(at), orders.get(at).leavesLots, at);
  }

  /** A print: {@code aggressor} +1 bought from resting asks, -1 sold to resting bids. */
  void printed(int aggressor, int priceTicks, long lots) {
    List<ExchangeOrder> orders = resting.of(-aggressor);
    long left = lots;
    int at = 0;
    while (at < orders.size()) {
      ExchangeOrder order = orders.get(at);
      boolean own = order.bookTicks == priceTicks;
      if (!own && !beyond(order, priceTicks)) return;
      long reached = own ? reachedInQueue(order, left) : beyondLots(order, left);
      if (model == FillModel.VENUE) left -= reached;
      at = reached == 0 ? at + 1 : fill(order, reached, at);
    }
  }

  private long beyondLots(ExchangeOrder order, long lots) {
    return model == FillModel.VENUE ? Math.min(order.leavesLots, lots) : order.leavesLots;
  }

  private long reachedInQueue(ExchangeOrder order, long lots) {
    if (!queue.fillsAtOwnPrice()) return 0;
    order.printedLots += lots;
    order.aheadLots -= lots;
    if (order.aheadLots >= 0) return 0;
    long through = -order.aheadLots;
    order.aheadLots = 0;
    return model == FillModel.HFTBACKTEST_FULL ? order.leavesLots : Math.min(Math.min(through, lots), order.leavesLots);
  }

  /** The book is known again: orders that it crosses meet what it shows. */
  void uncross() {
    for (int side = DepthBook.BID; side >= DepthBook.ASK; side -= 2) {
      int best = depth.bestTicks(-side);
      for (int price = best; price != BookView.NONE; price = depth.nextTicks(-side, price))
        reachShown(side, price, depth.lotsAt(-side, price));
    }
  }

  /** Fills and returns the place of the next order to look at. */
  private int fill(ExchangeOrder order, long lots, int at) {
    boolean ends = lots == order.leavesLots;
    fills.fill(order, order.bookTicks, lots, Liquidity.MAKER);
    return ends ? at : at + 1;
  }
}
