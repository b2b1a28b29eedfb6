package dev.lockstep.bot.spot;

import dev.lockstep.bot.order.OrderRequest;

/** An entry that is under way on one side: what it may still buy or sell is reserved until its end is drained. */
final class Pending {
  OrderRequest request;
  final int firstLimitTicks;
  final long deadlineNanos;
  final long deadlineEpochNanos;
  long filledLots;
  boolean cleared;

  Pending(OrderRequest request, int firstLimitTicks, long deadlineNanos, long deadlineEpochNanos) {
    this.request = request;
    this.firstLimitTicks = firstLimitTicks;
    this.deadlineNanos = deadlineNanos;
    this.deadlineEpochNanos = deadlineEpochNanos;
  }
}
