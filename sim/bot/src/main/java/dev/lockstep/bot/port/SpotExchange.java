package dev.lockstep.bot.port;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import java.util.List;

/**
 * Requests to a spot venue. An order carries the time of its sending, and the venue refuses it when it arrives more than
 * {@link #RECEIVE_WINDOW_NANOS} later: an order that is still unknown after that will not appear any more.
 */
public interface SpotExchange {
  long RECEIVE_WINDOW_NANOS = 5_000_000_000L;

  /** Places an order; the reply is its state after matching, or the venue's error. */
  Reply<OrderReport> place(OrderRequest request);

  /** Cancels an order; the reply is its state afterwards. Error 404: the venue knows no such order (yet). */
  Reply<OrderReport> cancel(ClientOrderId id);

  /** The state of an order. Error 404: the venue knows no such order (yet). */
  Reply<OrderReport> order(ClientOrderId id);

  /** Every order of the account that is open or ended lately, ours or not. */
  Reply<List<OrderReport>> orders();

  Reply<SpotBalances> balances();

  /** The last closed candles, as the venue's own text. */
  Reply<String> candles(int count);

  /** The best bid and ask now, as the venue's own text. */
  Reply<String> top();
}
