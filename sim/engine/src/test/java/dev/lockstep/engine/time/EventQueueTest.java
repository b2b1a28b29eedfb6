package dev.lockstep.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The written order, time then phase then sequence number, against a stable sort as the reference. */
class EventQueueTest {
  private record Scheduled(long at, Phase phase, int sequence) {}

  @Test
  void runsInTheOrderOfAStableSort() {
    SplitRandom random = new SplitRandom(7);
    EventQueue queue = new EventQueue();
    List<Scheduled> ran = new ArrayList<>();
    List<Scheduled> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Scheduled event = new Scheduled(random.nextLong(50), Phase.values()[(int) random.nextLong(5)], i);
      all.add(event);
      queue.schedule(event.at(), event.phase(), () -> ran.add(event));
    }
    while (!queue.isEmpty()) queue.runNext();
    all.sort(Comparator.comparingLong(Scheduled::at).thenComparing(Scheduled::phase));
    assertThat(ran).isEqualTo(all);
  }

  @Test
  void theVenueActsBeforeUsAndTimersComeLast() {
    EventQueue queue = new EventQueue();
    List<Phase> ran = new ArrayList<>();
    for (Phase phase : List.of(Phase.TIMERS, Phase.BOT_ORDER_EVENTS, Phase.EXCHANGE_ORDERS, Phase.BOT_MARKET_DATA, Phase.EXCHANGE_MARKET_DATA)) {
      queue.schedule(5, phase, () -> ran.add(phase));
    }
    while (!queue.isEmpty()) queue.runNext();
    assertThat(ran).containsExactly(Phase.values());
  }

  @Test
  void thePastIsClosed() {
    EventQueue queue = new EventQueue();
    queue.schedule(10, Phase.TIMERS, () -> {});
    queue.runNext();
    assertThatThrownBy(() -> queue.schedule(9, Phase.TIMERS, () -> {})).hasMessageContaining("before 10");
    assertThatThrownBy(() -> queue.advanceTo(9)).hasMessageContaining("cannot go back");
  }

  @Test
  void streamsDoNotShiftEachOther() {
    SplitRandom one = new SplitRandom(1);
    one.stream("faults").nextLong();
    one.stream("faults").nextLong();
    long latency = one.stream("latency").nextLong();
    assertThat(new SplitRandom(1).stream("latency").nextLong()).isEqualTo(latency);
    assertThat(new SplitRandom(2).stream("latency").nextLong()).isNotEqualTo(latency);
  }
}
