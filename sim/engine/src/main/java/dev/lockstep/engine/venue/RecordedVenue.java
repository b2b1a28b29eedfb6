package dev.lockstep.engine.venue;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.engine.exchange.BookCopy;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.exchange.Venue;
import java.util.function.Supplier;

/** A venue whose answers go through a {@link History}. */
public final class RecordedVenue implements Venue {
  private static final Object NOTHING = null;
  private final History history;
  private final Supplier<SimulatedExchange> exchange;

  /** @param exchange the exchange to ask where the history has no answer; asked anew each time, for it arrives when the record ends */
  public RecordedVenue(History history, Supplier<SimulatedExchange> exchange) {
    this.history = history;
    this.exchange = exchange;
  }

  @Override
  public BookCopy book(Outcome outcome) {
    return history.ask(() -> exchange.get().book(outcome));
  }

  @Override
  public boolean bookKnown() {
    return history.ask(() -> exchange.get().bookKnown());
  }

  @Override
  public boolean resolved() {
    return history.ask(() -> exchange.get().resolved());
  }

  @Override
  public long positionLots(Outcome outcome) {
    return history.ask(() -> exchange.get().positionLots(outcome));
  }

  @Override
  public long sellableLots(Outcome outcome) {
    return history.ask(() -> exchange.get().sellableLots(outcome));
  }

  @Override
  public Long averageFillTicks(ClientOrderId id) {
    return history.ask(() -> exchange.get().averageFillTicks(id));
  }

  @Override
  public OrderStatus status(ClientOrderId id) {
    return history.ask(() -> exchange.get().status(id));
  }

  @Override
  public void submit(OrderRequest request, long nanos) {
    history.ask(() -> {
      exchange.get().submit(request, nanos);
      return NOTHING;
    });
  }

  @Override
  public void cancel(ClientOrderId id, long nanos) {
    history.ask(() -> {
      exchange.get().cancel(id, nanos);
      return NOTHING;
    });
  }

  @Override
  public int cancelAll(long nanos) {
    return history.ask(() -> exchange.get().cancelAll(nanos));
  }

  @Override
  public void grant(Outcome outcome, long lots, int priceTicks, long nanos, ClientOrderId id) {
    history.ask(() -> {
      exchange.get().grant(outcome, lots, priceTicks, nanos, id);
      return NOTHING;
    });
  }
}
