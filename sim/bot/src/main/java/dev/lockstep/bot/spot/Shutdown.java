package dev.lockstep.bot.spot;

import dev.lockstep.bot.execution.ExecutionJob;
import dev.lockstep.bot.guard.Drain;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the bot closes, on the main lane: {@link Drain} says what to wait for, this waits without holding the lane. Entries are cancelled and exits
 * go on while the drain lasts; then every task is told to end, the last save is awaited, and the last report is written.
 */
final class Shutdown {
  private static final long LOOK_NANOS = 100_000_000L;
  private static final long SAVE_LOOK_NANOS = 20_000_000L;
  private final Core core;
  private final Boundary boundary;
  private final Keeper keeper;
  private final Entries entries;
  private final Executions executions;
  private final Books books;
  private final Reconciliation reconciliation;
  private final Drain drain;
  private final Runnable stopTasks;
  private SaveTicket last;
  private long savedAskedNanos;
  private boolean closed;

  /** @param stopTasks stops what does not look at {@code Core.down}; called once, when the drain is over */
  Shutdown(
      Core core, Boundary boundary, Keeper keeper, Entries entries, Executions executions, Books books, Reconciliation reconciliation, Runnable stopTasks) {
    this.core = core;
    this.boundary = boundary;
    this.keeper = keeper;
    this.entries = entries;
    this.executions = executions;
    this.books = books;
    this.reconciliation = reconciliation;
    this.stopTasks = stopTasks;
    drain = new Drain(boundary.gate(), this::uncertain);
  }

  /** Begins to close; only the first call does anything. */
  void begin(String reason) {
    boolean first = boundary.close(reason);
    if (!first && core.parts.get(SpotPolicies.SecondRequest.class) == SpotPolicies.SecondRequest.IGNORED) return;
    core.note(SpotNote.Kind.CLOSING, 0, 0, boundary.gate().reason());
    core.closing.raise();
    executions.closing();
    look(LOOK_NANOS);
  }

  boolean closed() {
    return closed;
  }

  private List<ClientOrderId> uncertain() {
    Set<ClientOrderId> orders = new LinkedHashSet<>(boundary.inFlight());
    for (Pending pending : entries.all()) orders.add(pending.request.id());
    for (ExecutionJob job : executions.queue().underWay()) orders.add(job.id());
    orders.addAll(reconciliation.strays());
    return new ArrayList<>(orders);
  }

  private void look(long nanos) {
    core.main.executeAfter(nanos, "Drain", () -> {
      if (closed) return Step.done();
      // First the next look, so that no defect in this one leaves the bot half closed.
      look(last == null ? LOOK_NANOS : SAVE_LOOK_NANOS);
      // What comes after the last save was asked for is left to the next start.
      if (last == null) books.drain();
      Drain.Next next = drain.next(core.now(), lastSave(), savedAskedNanos);
      if (next instanceof Drain.Next.AwaitSave && last == null) askLastSave();
      else if (next instanceof Drain.Next.Stop stop) close(stop.report());
      return Step.done();
    });
  }

  private Drain.LastSave lastSave() {
    if (last == null) return Drain.LastSave.NOT_ASKED;
    boolean awaited = core.parts.get(SpotPolicies.LastSave.class) == SpotPolicies.LastSave.AWAITED;
    if (last.outcome() == null) return awaited ? Drain.LastSave.UNDER_WAY : Drain.LastSave.FAILED;
    return last.outcome() instanceof Saved.Durable ? Drain.LastSave.DURABLE : Drain.LastSave.FAILED;
  }

  private void askLastSave() {
    boundary.drained();
    core.down.raise();
    stopTasks.run();
    last = keeper.save();
    savedAskedNanos = core.now();
  }

  private void close(Drain.Report report) {
    closed = true;
    keeper.stop();
    core.note(SpotNote.Kind.CLOSED, 0, uncertain().size(), FinalReport.text(core, report, entries, executions, reconciliation));
  }
}
