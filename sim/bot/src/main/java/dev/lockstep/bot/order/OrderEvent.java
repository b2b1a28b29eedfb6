package dev.lockstep.bot.order;

/** What a venue says of an order, stamped with the venue's time. */
public sealed interface OrderEvent {
  ClientOrderId id();

  /** Venue time, nanoseconds since the epoch. */
  long exchangeNanos();

  record Accepted(ClientOrderId id, long exchangeNanos, long leavesLots) implements OrderEvent {}

  /** Held by the venue's taker delay until {@code untilNanos}. */
  record Delayed(ClientOrderId id, long exchangeNanos, long untilNanos) implements OrderEvent {}

  record Rejected(ClientOrderId id, long exchangeNanos, int httpStatus, String reason) implements OrderEvent {}

  record PartiallyFilled(
      ClientOrderId id, long exchangeNanos, int priceTicks, long lots, long leavesLots, Liquidity liquidity, long feeNanoUsd)
      implements OrderEvent {}

  record Filled(ClientOrderId id, long exchangeNanos, int priceTicks, long lots, Liquidity liquidity, long feeNanoUsd)
      implements OrderEvent {}

  record Cancelled(ClientOrderId id, long exchangeNanos, long leavesLots) implements OrderEvent {}

  /** The order had already ended, or was never known. */
  record CancelRefused(ClientOrderId id, long exchangeNanos, String reason) implements OrderEvent {}

  record Expired(ClientOrderId id, long exchangeNanos, long leavesLots) implements OrderEvent {}

  /** Bought shares became sellable. */
  record Settled(ClientOrderId id, long exchangeNanos, long lots) implements OrderEvent {}

  /** A matched trade failed on settlement: the fill never happened. */
  record SettlementFailed(ClientOrderId id, long exchangeNanos, long lots) implements OrderEvent {}
}
