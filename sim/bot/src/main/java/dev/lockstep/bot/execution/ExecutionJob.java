package dev.lockstep.bot.execution;

import dev.lockstep.bot.entry.EntryOrder;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;

/**
 * An order to be executed, decided without a price: that is taken when it is sent.
 *
 * @param lots an exit never closes more than the lot then holds
 * @param durable as in {@link EntryOrder}
 * @param decidedNanos monotonic time of the decision
 */
public record ExecutionJob(
    ClientOrderId id, Purpose purpose, Side side, long lots, Signal durable, EntryOrder.Durability durability, long decidedNanos) {}
