package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.TimeInForce;

/**
 * Fills of an order on arrival (or when its taker delay ends), against the book of that moment.
 *
 * <ul>
 *   <li>VENUE: level by level at the resting prices up to the limit; FOK only if the limit holds the whole order, counted in dollars
 *       for a purchase by amount and in shares otherwise.
 *   <li>HFTBACKTEST_FULL: all of it at the best price, whatever is shown there.
 *   <li>HFTBACKTEST_DEPTH: FOK and FAK as above; GTC takes the levels strictly better than its limit and the rest at the limit itself.
 * </ul>
 */
final class TakerMatch {
  private final FillModel model;
  private final AvailableDepth depth;
  private final Instrument instrument;
  private final int ticksPerUnit;
  private final Fills fills;

  TakerMatch(FillModel model, AvailableDepth depth, Instrument instrument, Fills fills) {
    this.model = model;
    this.depth = depth;
    this.instrument = instrument;
    this.ticksPerUnit = instrument.binary() ? instrument.ticksPerUnit() : 0;
    this.fills = fills;
  }

  boolean marketable(ExchangeOrder order) {
    int best = depth.bestTicks(-order.bookSide);
    return best != BookView.NONE && !AvailableDepth.worse(-order.bookSide, best, order.bookTicks);
  }

  /** Takes what a marketable order gets at once; what is left of it is the caller's. */
  void take(ExchangeOrder order) {
    if (model == FillModel.HFTBACKTEST_FULL) {
      fills.fill(order, depth.bestTicks(-order.bookSide), order.leavesLots, Liquidity.TAKER);
    } else if (order.request.timeInForce() == TimeInForce.FOK) {
      if (fits(order)) walk(order, true);
    } else {
      boolean remainderAtLimit = model == FillModel.HFTBACKTEST_DEPTH && order.request.timeInForce() != TimeInForce.FAK;
      walk(order, !remainderAtLimit);
      if (remainderAtLimit && order.leavesLots > 0) fills.fill(order, order.bookTicks, order.leavesLots, Liquidity.TAKER);
    }
  }

  private void walk(ExchangeOrder order, boolean includingLimit) {
    int side = -order.bookSide;
    int price = depth.bestTicks(side);
    while (order.leavesLots > 0 && price != BookView.NONE && !AvailableDepth.worse(side, price, order.bookTicks)) {
      if (!includingLimit && price == order.bookTicks) return;
      long lots = Math.min(wanted(order, price), depth.lotsAt(side, price));
      if (lots == 0) return;
      depth.take(side, price, lots);
      fills.fill(order, price, lots, Liquidity.TAKER);
      price = depth.nextTicks(side, price);
    }
  }

  private boolean fits(ExchangeOrder order) {
    int side = -order.bookSide;
    long leftNanoUsd = order.amountNanoUsd;
    long leftLots = order.leavesLots;
    for (int price = depth.bestTicks(side);
        price != BookView.NONE && !AvailableDepth.worse(side, price, order.bookTicks);
        price = depth.nextTicks(side, price)) {
      long shown = depth.lotsAt(side, price);
      long wanted = leftNanoUsd < 0 ? leftLots : leftNanoUsd / lotNanoUsd(order, price);
      if (shown >= wanted) return true;
      leftLots -= shown;
      if (leftNanoUsd >= 0) leftNanoUsd -= shown * lotNanoUsd(order, price);
    }
    return false;
  }

  private long wanted(ExchangeOrder order, int bookPriceTicks) {
    return order.amountNanoUsd < 0 ? order.leavesLots : order.amountNanoUsd / lotNanoUsd(order, bookPriceTicks);
  }

  private long lotNanoUsd(ExchangeOrder order, int bookPriceTicks) {
    return instrument.nanoUsd(order.ownTicks(bookPriceTicks, ticksPerUnit), 1);
  }
}
