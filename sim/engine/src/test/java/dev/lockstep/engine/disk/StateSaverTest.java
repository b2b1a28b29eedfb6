package dev.lockstep.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.FileFailure.Kind;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Note;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.SendPolicy;
import dev.lockstep.bot.state.SendPolicy.Sending;
import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.time.EventQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specification: issue text "State" and faults F21: main untouched by a slow disk, entries wait, exits do not, an alarm that needs no log. */
class StateSaverTest {
  private static final long MILLI = 1_000_000L;
  private static final List<LaneSpec> SPECS = List.of(
      new LaneSpec("main", 0, 100, LaneSpec.Overflow.REJECT),
      new LaneSpec("store", 0, 4, LaneSpec.Overflow.REJECT),
      new LaneSpec("entry", 0, 4, LaneSpec.Overflow.REJECT));

  private final EventQueue queue = new EventQueue();
  private final VirtualLanes lanes = new VirtualLanes(queue, SPECS, CostModel.ZERO, (lane, label, from, to) -> {});
  private final PowerCutDisk disk = new PowerCutDisk();
  private final AtomicStateStore<Note> store = new AtomicStateStore<>(disk, "state.json", Note.CODEC);
  private final List<String> alarms = new ArrayList<>();
  private final StateSaver<Note> saver = new StateSaver<>(lanes, lanes.lane("main"), lanes.lane("store"), store, disk, new Alarms() {
    @Override
    public void raise(String name, String detail) {
      alarms.add("raise " + name);
    }

    @Override
    public void clear(String name) {
      alarms.add("clear " + name);
    }
  });

  StateSaverTest() {
    queue.advanceTo(0);
    assertThat(store.open(StateStore.Opening.STRICT)).isInstanceOf(Opened.Empty.class);
  }

  private void run(long untilMillis) {
    while (queue.nextNanos() <= untilMillis * MILLI) queue.runNext();
    queue.advanceTo(untilMillis * MILLI);
  }

  private SaveTicket save(long number) {
    List<SaveTicket> tickets = new ArrayList<>();
    lanes.lane("main").execute("Change", () -> {
      tickets.add(saver.save(Note.of(number)));
      return Step.DONE;
    });
    run(queue.nowNanos() / MILLI);
    return tickets.get(0);
  }

  private void slowSync(long millis) {
    disk.faults((number, call, name) -> call.equals("sync") ? new DiskFault.Slow(millis * MILLI) : DiskFault.NONE);
  }

  private Note onDisk() {
    return ((Opened.Loaded<?>) restart()).state() instanceof Note note ? note : null;
  }

  private Opened<Note> restart() {
    disk.processDied();
    disk.faults((number, call, name) -> DiskFault.NONE);
    return new AtomicStateStore<>(disk, "state.json", Note.CODEC).open(StateStore.Opening.STRICT);
  }

  @Test
  void theMainLaneIsFreeWhileTheDiskIsSlow() {
    slowSync(5_000);
    SaveTicket ticket = save(1);
    List<Long> ticks = new ArrayList<>();
    lanes.lane("main").executeAfter(100 * MILLI, "Tick", () -> {
      ticks.add(queue.nowNanos() / MILLI);
      return Step.DONE;
    });
    run(4_999);
    assertThat(ticks).containsExactly(100L);
    assertThat(ticket.outcome()).isNull();
    run(5_000);
    assertThat(ticket.outcome()).isEqualTo(new Saved.Durable(1));
  }

  @Test
  void whatIsAskedForDuringASaveIsAnsweredByOneLaterSaveOfTheNewest() {
    slowSync(1_000);
    SaveTicket first = save(1);
    SaveTicket second = save(2);
    SaveTicket third = save(3);
    run(1_500);
    assertThat(List.of(first.ended().raised(), second.ended().raised(), third.ended().raised())).containsExactly(true, false, false);
    run(2_500);
    assertThat(second.outcome()).isEqualTo(new Saved.Durable(2));
    assertThat(third.outcome()).isEqualTo(new Saved.Durable(2));
    assertThat(onDisk()).isEqualTo(Note.of(3));
  }

  @Test
  void anEntryWaitsForItsIntentAndAnExitAQuarterOfASecond() {
    slowSync(700);
    SendPolicy policy = SendPolicy.STANDARD;
    SaveTicket ticket = save(1);
    List<String> sent = new ArrayList<>();
    lanes.lane("main").execute("Exit", () -> Step.await(ticket.ended(), policy.exitNanosMax(), wake -> {
      sent.add("exit " + policy.exit(ticket.outcome()) + " at " + queue.nowNanos() / MILLI);
      return Step.DONE;
    }));
    lanes.lane("entry").execute("Entry", () -> Step.await(ticket.ended(), policy.entryNanosMax(), wake -> {
      sent.add("entry " + policy.entry(ticket.outcome()) + " at " + queue.nowNanos() / MILLI);
      return Step.DONE;
    }));
    run(10_000);
    assertThat(sent).containsExactly("exit SEND_UNSAVED at 250", "entry SEND at 700");
  }

  /** The lane that asked may wait: the answer does not have to pass through it. */
  @Test
  void theOwnersLaneHearsOfTheSaveWhileItWaits() {
    slowSync(100);
    SaveTicket ticket = save(1);
    List<Long> sent = new ArrayList<>();
    lanes.lane("main").execute("Exit", () -> Step.await(ticket.ended(), SendPolicy.STANDARD.exitNanosMax(), wake -> {
      sent.add(queue.nowNanos() / MILLI);
      return Step.DONE;
    }));
    run(1_000);
    assertThat(sent).containsExactly(100L);
  }

  @Test
  void whatIsDurableAtOnceIsSentAtOnceAndAnEntryThatIsNotIsDropped() {
    assertThat(SendPolicy.STANDARD.exit(new Saved.Durable(1))).isEqualTo(Sending.SEND);
    assertThat(SendPolicy.STANDARD.exit(new Saved.Failed("full", 1))).isEqualTo(Sending.SEND_UNSAVED);
    assertThat(SendPolicy.STANDARD.entry(null)).isEqualTo(Sending.DROP);
    assertThat(SendPolicy.STANDARD.entry(new Saved.Failed("full", 1))).isEqualTo(Sending.DROP);
  }

  @Test
  void aFullDiskStopsEntriesRaisesTheAlarmAndIsTriedAgain() {
    disk.faults((number, call, name) -> call.equals("write") && queue.nowNanos() < 3_500 * MILLI ? new DiskFault.Fails(Kind.FULL) : DiskFault.NONE);
    SaveTicket ticket = save(1);
    run(1);
    assertThat(ticket.outcome()).isInstanceOfSatisfying(Saved.Failed.class, failed -> {
      assertThat(failed.failuresInARow()).isEqualTo(1);
      assertThat(failed.why()).isEqualTo("write state.json.tmp-1: FULL, injected");
    });
    assertThat(saver.entriesAllowed()).isFalse();
    run(3_400);
    assertThat(saver.entriesAllowed()).isFalse();
    run(4_400);
    assertThat(saver.entriesAllowed()).isTrue();
    assertThat(alarms).startsWith("raise state-not-durable").endsWith("clear state-not-durable");
    assertThat(alarms.stream().filter(alarm -> alarm.startsWith("clear"))).hasSize(1);
    assertThat(onDisk()).isEqualTo(Note.of(1));
  }

  @Test
  void stoppingEndsTheRetries() {
    disk.faults((number, call, name) -> call.equals("sync") ? new DiskFault.Fails(Kind.IO) : DiskFault.NONE);
    save(1);
    run(2_500);
    lanes.stop();
    long calls = disk.calls();
    run(60_000);
    assertThat(disk.calls()).isLessThanOrEqualTo(calls + 20);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aSaveThatIsUnderWayWhenTheBotStopsIsFinished() {
    slowSync(2_000);
    save(1);
    run(10);
    lanes.stop();
    run(3_000);
    assertThat(onDisk()).isEqualTo(Note.of(1));
  }
}
