package dev.lockstep.engine.script;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;

/**
 * One line of an order script.
 *
 * @param nanos local time at which it is sent
 * @param order the order to submit, or null for a cancel
 * @param id the order to submit or cancel
 */
public record ScriptLine(long nanos, OrderRequest order, ClientOrderId id) {
  public static ScriptLine submit(long nanos, OrderRequest order) {
    return new ScriptLine(nanos, order, order.id());
  }

  public static ScriptLine cancel(long nanos, ClientOrderId id) {
    return new ScriptLine(nanos, null, id);
  }
}
