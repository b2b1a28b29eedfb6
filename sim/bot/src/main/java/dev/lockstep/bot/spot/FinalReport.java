package dev.lockstep.bot.spot;

import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.guard.Drain;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.position.Lot;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last words of a bot: why it closed, whether in time, what is held, and which orders may still rest or were never executed. */
final class FinalReport {
  private FinalReport() {}

  static String text(Core core, Drain.Report drain, Entries entries, Executions executions, Reconciliation reconciliation) {
    StringBuilder text = new StringBuilder("reason=").append(drain.reason());
    text.append(" drained=").append(drain.drained() ? "yes" : "no").append(" saved=").append(drain.saved() ? "yes" : "no");
    for (Lot lot : core.ledger.lots()) text.append(" lot=").append(lot.id()).append(':').append(lot.side()).append(':').append(lot.lots());
    Set<ClientOrderId> rests = new LinkedHashSet<>();
    for (Pending pending : entries.all()) rests.add(pending.request.id());
    rests.addAll(reconciliation.strays());
    for (ClientOrderId id : rests) text.append(" may_rest=").append(id);
    for (ExecutionJob job : executions.queue().underWay()) text.append(" not_executed=").append(job.id());
    return text.toString();
  }
}
