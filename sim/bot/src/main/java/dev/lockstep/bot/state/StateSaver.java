package dev.lockstep.bot.state;

import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes saves off the lane that changes the state: one save at a time runs on the lane {@code store}, and what is asked for meanwhile
 * is answered together by the next one, of the newest state. Tickets end on the store's lane, so that any other, the owner's too, may wait for one. While saves fail an alarm stands, no entry may be sent, and the newest
 * state is tried again every second. Owned by the lane that changes the state, whose mailbox must not drop tasks.
 */
public final class StateSaver<S> {
  /** Name of the alarm that stands while the newest state is not durable. */
  public static final String ALARM = "state-not-durable";

  /** What a lane that saves is held by. */
  public static final String TASK = "Save";

  private static final long AGAIN_NANOS = 1_000_000_000L;
  private final Lanes lanes;
  private final Lane home;
  private final Lane storeLane;
  private final StateStore<S> store;
  private final Files files;
  private final Alarms alarms;
  private List<SaveTicket> waiting = new ArrayList<>();
  private S newest;
  private boolean saving;
  private boolean failing;
  private boolean stopped;
  private Lane.Timer again;

  public StateSaver(Lanes lanes, Lane home, Lane storeLane, StateStore<S> store, Files files, Alarms alarms) {
    this.lanes = lanes;
    this.home = home;
    this.storeLane = storeLane;
    this.store = store;
    this.files = files;
    this.alarms = alarms;
  }

  /** Asks for a state to be saved. */
  public SaveTicket save(S state) {
    home.assertHere();
    SaveTicket ticket = new SaveTicket(lanes.newSignal());
    newest = state;
    waiting.add(ticket);
    if (!saving) start();
    return ticket;
  }

  /** False from the first save that failed to the next durable one. */
  public boolean entriesAllowed() {
    return !failing;
  }

  /** No further try of its own; what is under way ends. */
  public void stop() {
    home.assertHere();
    stopped = true;
    if (again != null) again.cancel();
  }

  private void start() {
    if (again != null) again.cancel();
    again = null;
    saving = true;
    List<SaveTicket> served = waiting;
    waiting = new ArrayList<>();
    S state = newest;
    if (storeLane.execute(TASK, () -> run(state, served))) return;
    Saved refused = new Saved.Failed("lane " + storeLane.name() + " takes no more tasks", 1);
    for (SaveTicket ticket : served) ticket.end(refused);
    finish(refused);
  }

  /** On the store's lane, which it holds as long as the disk needs. */
  private Step run(S state, List<SaveTicket> served) {
    Saved outcome = store.save(state);
    long owedNanos = files.owedNanos();
    return owedNanos == 0 ? answer(served, outcome) : Step.sleep(owedNanos, wake -> answer(served, outcome));
  }

  private Step answer(List<SaveTicket> served, Saved outcome) {
    for (SaveTicket ticket : served) ticket.end(outcome);
    return report(outcome);
  }

  private Step report(Saved outcome) {
    boolean told = home.execute("Saved", () -> {
      finish(outcome);
      return Step.DONE;
    });
    return told ? Step.DONE : Step.sleep(AGAIN_NANOS, wake -> wake == Wake.STOP ? Step.DONE : report(outcome));
  }

  private void finish(Saved outcome) {
    home.assertHere();
    saving = false;
    if (outcome instanceof Saved.Failed failed) {
      failing = true;
      alarms.raise(ALARM, failed.why());
    } else if (failing) {
      failing = false;
      alarms.clear(ALARM);
    }
    if (!waiting.isEmpty()) start();
    else if (failing && !stopped && !lanes.stopping().raised()) again = home.executeAfter(AGAIN_NANOS, "SaveAgain", this::saveAgain);
  }

  private Step saveAgain() {
    again = null;
    if (!saving) start();
    return Step.DONE;
  }
}
