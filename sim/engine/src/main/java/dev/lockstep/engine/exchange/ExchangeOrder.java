package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;

/**
 * An order at the venue. Matching happens in the recorded token's book: a purchase of the complement at p is a sale of the recorded
 * token at 1 - p, so every order also has a side and a price in that book.
 */
final class ExchangeOrder {
  final OrderRequest request;
  /** Side of the recorded token's book on which the order rests: +1 bid, -1 ask. */
  final int bookSide;
  /** Limit in the recorded token's book. */
  final int bookTicks;

  OrderState state = OrderState.LIVE;
  long leavesLots;
  long filledLots;
  long notionalTickLots;
  /** Displayed lots in front of us at our price; below zero while a print is being shared out. */
  long aheadLots;
  /** Lots printed at our price since its level was last set: that part of the level's next fall is no cancellation. */
  long printedLots;
  /** Nano-dollars left to spend for a purchase by amount, else -1. */
  long amountNanoUsd = -1;
  /** Why the order ended, where the venue has a word for it; else null. */
  String endReason;

  /** What has been reserved for the order and not been used. */
  long reservedLots;
  long reservedNanoUsd;

  ExchangeOrder(OrderRequest request, int ticksPerUnit) {
    this.request = request;
    boolean up = request.outcome() == Outcome.UP;
    bookSide = (request.side() == Side.BUY) == up ? DepthBook.BID : DepthBook.ASK;
    bookTicks = up ? request.limitTicks() : ticksPerUnit - request.limitTicks();
    leavesLots = request.lots();
  }

  private ExchangeOrder(ExchangeOrder other) {
    request = other.request;
    bookSide = other.bookSide;
    bookTicks = other.bookTicks;
    state = other.state;
    leavesLots = other.leavesLots;
    filledLots = other.filledLots;
    notionalTickLots = other.notionalTickLots;
    aheadLots = other.aheadLots;
    printedLots = other.printedLots;
    amountNanoUsd = other.amountNanoUsd;
    endReason = other.endReason;
    reservedLots = other.reservedLots;
    reservedNanoUsd = other.reservedNanoUsd;
  }

  ExchangeOrder copy() {
    return new ExchangeOrder(this);
  }

  boolean buys() {
    return request.side() == Side.BUY;
  }

  /** A price of the recorded token's book as this order's token has it. */
  int ownTicks(int bookPriceTicks, int ticksPerUnit) {
    return request.outcome() == Outcome.UP ? bookPriceTicks : ticksPerUnit - bookPriceTicks;
  }

  OrderStatus status() {
    return new OrderStatus(request.id(), state, filledLots, leavesLots, notionalTickLots);
  }
}
