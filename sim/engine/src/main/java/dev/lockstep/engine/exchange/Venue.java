package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;

/** What a bot's requests meet when they arrive: a {@link SimulatedExchange}, or something that answers in its place. */
public interface Venue {
  /** The book of a token as it stands, less what our fills took where that counts. Empty sides stay empty. */
  BookCopy book(Outcome outcome);

  /** Whether the venue's book is known: not before the first level, not after a clear until the next one, not while the feed is down. */
  boolean bookKnown();

  /** Whether the market is resolved. */
  boolean resolved();

  /** Shares bought and not sold, settled or not, in lots. */
  long positionLots(Outcome outcome);

  /** Shares that can be sold now, in lots: settled and not reserved by open sales. */
  long sellableLots(Outcome outcome);

  /** Average price of an order's fills in ticks, rounded half up; null if it has none. */
  Long averageFillTicks(ClientOrderId id);

  /** The venue's view of an order; null if it knows none of this id. */
  OrderStatus status(ClientOrderId id);

  /** Takes an order as it arrives. */
  void submit(OrderRequest request, long nanos);

  /** Cancels an order, if that is possible. */
  void cancel(ClientOrderId id, long nanos);

  /** Cancels whatever can be cancelled; returns how many that were. */
  int cancelAll(long nanos);

  /** Puts a bought position on at a price, without touching the book. */
  void grant(Outcome outcome, long lots, int priceTicks, long nanos, ClientOrderId id);
}
