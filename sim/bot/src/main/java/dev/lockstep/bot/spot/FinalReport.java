package dev.lockstep.bot.spot;

import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.position.Lot;

/** The last words of a bot: why it closed, what is held, and which orders may still rest or were never executed. */
final class FinalReport {
  private FinalReport() {}

  static String text(Core core, Boundary boundary, Entries entries, Executions executions, Reconciliation reconciliation, boolean saved) {
    StringBuilder text = new StringBuilder("reason=").append(boundary.closingReason());
    text.append(" saved=").append(saved ? "yes" : "no").append(" in_flight=").append(boundary.inFlight());
    for (Lot lot : core.ledger.lots()) text.append(" lot=").append(lot.id()).append(':').append(lot.side()).append(':').append(lot.lots());
    for (Pending pending : entries.all()) text.append(" may_rest=").append(pending.request.id());
    for (ClientOrderId stray : reconciliation.strays()) text.append(" may_rest=").append(stray);
    if (core.parts.get(SpotPolicies.CloseQueue.class) == SpotPolicies.CloseQueue.REPORTED) {
      for (ExecutionJob job : executions.queue().underWay()) text.append(" not_executed=").append(job.id());
    }
    return text.toString();
  }
}
