package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.EntryOutcome;
import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
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

  Inbox(SpotPolicies.Drain drain) {
    this.drain = drain;
  }

  void add(Result result) {
    if (drain == SpotPolicies.Drain.ONE_PLACE && !results.isEmpty()) return;
    results.add(result);
  }

  /** The next result, or null. */
  Result poll() {
    return results.poll();
  }

  boolean isEmpty() {
    return results.isEmpty();
  }
}
