package dev.lockstep.bot.execution;

import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;

/** The main lane as the execution queue sees it. A call that returns false found the mailbox full and must be made again. */
public interface ExecutionDesk {
  /** What to send now: checked at the boundary, priced on the newest quote, never more than is held. */
  boolean price(ExecutionJob job, Asked<Priced> answer);

  /** What a permitted sending came to is known, or is being asked for. */
  void sent(ClientOrderId order);

  /** Executions so far. */
  boolean report(OrderReport report);

  /** The end; nothing follows. */
  boolean ended(ExecutionJob job, ExecutionEnd end, String detail);

  /** Either an order or the reason why there is none. */
  record Priced(OrderRequest request, String refusal) {}
}
