package dev.lockstep.bot.entry;

import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;

/** The main lane as an entry sees it. Every call posts a task there; false means that its mailbox is full and the call must be made again. */
public interface EntryDesk {
  /** May this order be sent now? Answers null if so, else the reason code. The question counts as in flight until {@link #sent}. */
  boolean permit(OrderRequest request, Asked<String> answer);

  /** What a permitted sending came to: its outcome is known or is being asked for. */
  void sent(OrderRequest request);

  /** A better limit for a resting order, in ticks, or 0 to leave it. */
  boolean propose(OrderReport resting, Asked<Integer> answer);

  /** A new order for what is left, under the next id of the intent, being saved; null if it is not worth one. */
  boolean reissue(OrderReport ended, int limitTicks, Asked<EntryOrder> answer);

  /** Executions so far. */
  boolean report(OrderReport report);

  /** The end; nothing follows. */
  boolean ended(ClientOrderId order, EntryOutcome outcome, String detail);

  /** Raised when the bot closes. */
  Signal closing();

  /** Raised when its drain is over: nothing is sent or asked any more. */
  Signal down();
}
