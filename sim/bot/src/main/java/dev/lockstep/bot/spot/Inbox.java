package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.EntryOutcome;
import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import java.util.ArrayDeque;

/** Results of other lanes, in order of arrival, until the next step drains them. */
final class Inbox {
  /** A result. */
  sealed interface Result permits Reported, EntryEnded, ExecutionEnded {}

  record Reported(OrderReport report) implements Result {}

  record EntryEnded(ClientOrderId order, EntryOutcome outcome, String detail) implements Result {}

  record ExecutionEnded(ExecutionJob job, ExecutionEnd end, String detail) implements Result {}

  private final ArrayDeque<Result> results = new ArrayDeque<>();
  private final SpotPolicies.Drain drain;
  private boolean placeTaken;

  Inbox(SpotPolicies.Drain drain) {
    this.drain = drain;
  }

  void add(Result result) {
    boolean entrys = result instanceof EntryEnded
        || result instanceof Reported reported && SpotOrderIds.purpose(reported.report().id()) == Purpose.ENTRY;
    if (drain == SpotPolicies.Drain.ONE_PLACE && entrys) {
      if (placeTaken) return;
      placeTaken = true;
    }
    results.add(result);
  }

  /** The next result, or null. */
  Result poll() {
    placeTaken = false;
    return results.poll();
  }

  boolean isEmpty() {
    return results.isEmpty();
  }
}
