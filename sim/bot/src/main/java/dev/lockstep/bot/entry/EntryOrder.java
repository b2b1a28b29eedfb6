package dev.lockstep.bot.entry;

import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.order.OrderRequest;

/**
 * An entry order that the main lane has decided and handed over.
 *
 * @param durable raised when the order's id has been saved, or saving it has failed; see {@link Durability}
 * @param deadlineNanos monotonic time at which the attempt ends; the same for all its reprices
 */
public record EntryOrder(OrderRequest request, Signal durable, Durability durability, long deadlineNanos) {
  /** Whether a save succeeded; asked after its signal was raised. */
  @FunctionalInterface
  public interface Durability {
    boolean holds();
  }
}
