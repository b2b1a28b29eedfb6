package dev.lockstep.engine.spot;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The machine that a bot's process lives on, for one window: the process dies, waits while the machine stands still, is asked to close, and is
 * started again. Alarms are said in the log.
 */
final class ProcessHost implements Alarms {
  private static final int EVENTS_MAX = 1_000_000;
  private static final long DOWN_NANOS_MAX = 15 * SpotUnits.SECOND;
  private static final long DISK_RETRY_NANOS = 3 * SpotUnits.SECOND;
  private static final long RESTART_NANOS = 2 * SpotUnits.SECOND;
  /** How long an operator needs to look at positions and orders. */
  private static final long OPERATOR_NANOS = 10 * SpotUnits.SECOND;

  private final EventQueue queue;
  private final ActiveFaults faults;
  private final Disks disks;
  private final SpotFeed feed;
  private final WindowAuditor auditor;
  private final KillFile killFile;
  private final Consumer<String> log;
  private final Runnable start;
  private Session session;
  private boolean killAfterAccept;
  private Operator operator = Operator.ABSENT;
  private StateStore.Opening opening = StateStore.Opening.STRICT;
  private boolean refused;
  private long events;

  /**
   * @param log hears of what happens, one line each; null for silence
   * @param start starts the bot, if there is something to start it for
   */
  ProcessHost(
      EventQueue queue, ActiveFaults faults, Disks disks, SpotFeed feed, WindowAuditor auditor, KillFile killFile, Consumer<String> log, Runnable start) {
    this.queue = queue;
    this.faults = faults;
    this.disks = disks;
    this.feed = feed;
    this.auditor = auditor;
    this.killFile = killFile;
    this.log = log;
    this.start = start;
  }

  void lookedAfterBy(Operator somebody) {
    operator = somebody;
  }

  /** Runs events up to a time. */
  void run(long endNanos) {
    while (queue.nextNanos() <= endNanos && events < EVENTS_MAX) step();
    if (events >= EVENTS_MAX) auditor.broken("I10", "more than " + EVENTS_MAX + " events");
  }

  private void step() {
    events++;
    try {
      queue.runNext();
    } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
      auditor.broken("CRASH", e + " at " + e.getStackTrace()[0]);
      say("crash " + e);
    }
    auditor.afterEvent();
  }

  /** Events that were run. */
  long events() {
    return events;
  }

  /** True if somebody hears what is said. */
  boolean heard() {
    return log != null;
  }

  void say(String line) {
    if (log != null) log.accept(queue.nowNanos() / SpotUnits.MILLI + " " + line);
  }

  // Lives of the process.

  /** The life that was begun last, or null. */
  Session session() {
    return session;
  }

  boolean alive() {
    return session != null && session.alive();
  }

  /** A life that may begin: it is {@link #begins begun} once its bot has found its state. */
  Session life() {
    return new Session(queue, this::awakeNanos, this::onAccepted);
  }

  void begins(Session life) {
    session = life;
  }

  /** How the next start opens the state. */
  StateStore.Opening opening() {
    return opening;
  }

  /** A state was opened, and judged by what the disk still holds. From a fresh start on only what is done from then on counts. */
  void opened() {
    if (opening == StateStore.Opening.FRESH_IF_NONE_VALID) {
      opening = StateStore.Opening.STRICT;
      auditor.startedFresh();
    } else if (disks.allDamaged()) {
      auditor.broken("I8", "a bot started although no valid state was left");
    }
  }

  /** True once a start was refused for good. */
  boolean refused() {
    return refused;
  }

  void refusedStart(Opened.Refused<?> no) {
    say("refused " + no);
    if (no.reason() == Opened.Reason.DISK) {
      startLater(DISK_RETRY_NANOS);
      return;
    }
    if (operator == Operator.STARTS_FRESH) {
      opening = StateStore.Opening.FRESH_IF_NONE_VALID;
      startLater(OPERATOR_NANOS);
    } else {
      refused = true;
    }
    if (!disks.allDamaged()) auditor.broken("I8", "a start was refused although a valid state is left: " + no.reason());
  }

  void startLater(long nanos) {
    queue.schedule(queue.nowNanos() + nanos, Phase.TIMERS, start);
  }

  void kill() {
    if (!alive()) return;
    say("process dies");
    session.die();
    feed.died(session);
    auditor.died();
    disks.processDied();
  }

  void restart() {
    kill();
    startLater(RESTART_NANOS);
  }

  /** A process that was killed comes back when its fault ends, or soon if that is far off. */
  void killed(SwarmFault fault) {
    kill();
    startLater(Math.min(fault.toNanos() - queue.nowNanos(), DOWN_NANOS_MAX));
  }

  private void onAccepted() {
    if (!killAfterAccept) return;
    killAfterAccept = false;
    restart();
  }

  /**
   * The bot of a life was asked to close, and is asked again; then its supervisor loses patience.
   *
   * @param againNanos when it is asked again, from now on
   * @param over what the supervisor does, if the process still lives then
   */
  void closes(Session asked, Consumer<String> close, BooleanSupplier closed, long[] againNanos, long patienceNanos, Runnable over) {
    close.accept("SIGTERM");
    for (long nanos : againNanos) {
      queue.schedule(queue.nowNanos() + nanos, Phase.TIMERS, () -> {
        if (asked.alive()) close.accept("SIGTERM again");
      });
    }
    queue.schedule(queue.nowNanos() + patienceNanos, Phase.TIMERS, () -> {
      if (asked != session || !asked.alive()) return;
      boolean paused = faults.within(SwarmFaultKind.F30_HOST_PAUSE, queue.nowNanos() - patienceNanos, queue.nowNanos());
      if (!closed.getAsBoolean() && !paused) auditor.broken("I3", "the bot did not close within its bound");
      over.run();
    });
  }

  /** When the host does what is due. */
  long awakeNanos(long dueNanos) {
    SwarmFault pause = faults.at(SwarmFaultKind.F30_HOST_PAUSE, dueNanos);
    return pause == null ? dueNanos : awakeNanos(pause.toNanos());
  }

  /** Another process tries to open the state of the one that lives. */
  void secondInstance(StateStore<?> second) {
    if (!(second.open(StateStore.Opening.STRICT) instanceof Opened.Refused)) auditor.broken("I4", "a second instance was let in");
  }

  KillSwitch.Reading readSwitch() {
    return killFile.read();
  }

  // Faults that happen rather than are, as far as they are the machine's.

  void begins(SwarmFault fault) {
    if (log != null) say("fault " + fault);
    auditor.begins(fault.kind());
    switch (fault.kind()) {
      case F17_LINK -> feed.broken(fault);
      case F19_KILL -> killed(fault);
      case F20_KILL_AFTER_ACCEPT -> killAfterAccept = true;
      case F22_POWER_CUT -> {
        killed(fault);
        disks.powerCut();
      }
      case F23_STATE_DAMAGED -> {
        killed(fault);
        damage(fault.amount() == 1);
      }
      case F25_KILL_SWITCH -> halt(true);
      default -> { }
    }
  }

  void ends(SwarmFault fault) {
    if (log != null) say("fault ends " + fault.kind());
    switch (fault.kind()) {
      case F20_KILL_AFTER_ACCEPT -> killAfterAccept = false;
      case F25_KILL_SWITCH -> halt(false);
      default -> { }
    }
  }

  /** The disk spoils the state. */
  void damage(boolean all) {
    disks.damage(all);
    auditor.damaged();
  }

  private void halt(boolean on) {
    killFile.halt(on);
    auditor.halted(on);
  }

  @Override
  public void raise(String name, String detail) {
    say("alarm " + name + " " + detail);
  }

  @Override
  public void clear(String name) {
    say("alarm over " + name);
  }
}
