package dev.lockstep.bot.spot;

import dev.lockstep.bot.port.FailedReply;
import dev.lockstep.bot.guard.ShutdownGate;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotBalances;
import dev.lockstep.bot.port.SpotExchange;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The venue behind the boundary. A client library that throws is a venue that did not answer: the outcome is unknown, and the state machine that asked
 * goes on. A cancel after the drain does not leave.
 */
final class SafeExchange implements SpotExchange {
  private final SpotExchange exchange;
  private BooleanSupplier cancels = () -> true;

  SafeExchange(SpotExchange exchange) {
    this.exchange = exchange;
  }

  /** Who says whether a cancel may leave. Called once, before the first message. */
  void boundary(BooleanSupplier admitsCancel) {
    cancels = admitsCancel;
  }

  static <T> Reply<T> guarded(Supplier<Reply<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return new FailedReply<>(new VenueError(0, "threw " + e));
    }
  }

  @Override
  public Reply<OrderReport> place(OrderRequest request) {
    return guarded(() -> exchange.place(request));
  }

  @Override
  public Reply<OrderReport> cancel(ClientOrderId id) {
    if (!cancels.getAsBoolean()) return new FailedReply<>(new VenueError(0, ShutdownGate.SHUTDOWN_REQUESTED));
    return guarded(() -> exchange.cancel(id));
  }

  @Override
  public Reply<OrderReport> order(ClientOrderId id) {
    return guarded(() -> exchange.order(id));
  }

  @Override
  public Reply<List<OrderReport>> orders() {
    return guarded(exchange::orders);
  }

  @Override
  public Reply<SpotBalances> balances() {
    return guarded(exchange::balances);
  }

  @Override
  public Reply<String> candles(int count) {
    return guarded(() -> exchange.candles(count));
  }

  @Override
  public Reply<String> top() {
    return guarded(exchange::top);
  }
}
