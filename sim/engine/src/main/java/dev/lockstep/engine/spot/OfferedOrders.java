package dev.lockstep.engine.spot;

import dev.lockstep.bot.execution.ExecutionQueue;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.position.LedgerImage;
import dev.lockstep.bot.spot.SpotImage;
import java.util.LinkedHashSet;
import java.util.Set;

/** Orders that were decided and have reached no end: in the bot's queue, or on their way. */
final class OfferedOrders {
  private final Set<Long> intents = new LinkedHashSet<>();
  /** Exits that the state of this start speaks of, until their end is known: they are asked for in the queue. */
  private final Set<Long> restoredExits = new LinkedHashSet<>();

  private boolean foundAny;

  void started(SpotImage found) {
    intents.clear();
    restoredExits.clear();
    foundAny = found != null && !(found.pending().isEmpty() && found.ledger().lots().stream().allMatch(lot -> lot.exitOrder() == 0));
    if (found == null) return;
    for (LedgerImage.LotImage lot : found.ledger().lots()) if (lot.exitOrder() != 0) restoredExits.add(lot.exitOrder());
  }

  void add(ClientOrderId id) {
    intents.add(SpotOrderIds.intent(id));
  }

  void ended(ClientOrderId id) {
    restoredExits.remove(id.value());
    intents.remove(SpotOrderIds.intent(id));
  }

  boolean isEmpty() {
    return intents.isEmpty();
  }

  Set<Long> intents() {
    return intents;
  }

  /** An order found the queue full. What a start found is in the queue, too, and not counted here: then only exits are judged. */
  void full(boolean exit, ExecutionQueue.Settings queue, Verdicts auditor) {
    boolean room = exit && exits() - 1 < queue.reservedForExits();
    if (room) auditor.broken("I13", "an exit found no place in the queue, and fewer exits than are provided for were in it");
    boolean place = !exit && !foundAny && intents.size() - 1 < queue.bound() - queue.reservedForExits();
    if (place) auditor.broken("I3", "an entry found the queue full, and it was not");
  }

  /** Exits in the queue or on their way. */
  int exits() {
    int count = restoredExits.size();
    for (long intent : intents) if (SpotOrderIds.purpose(new ClientOrderId(intent * SpotOrderIds.ATTEMPTS_MAX)) == Purpose.EXIT) count++;
    return count;
  }
}
