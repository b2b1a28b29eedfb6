package dev.lockstep.bot.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every runtime of lanes promises. Each world runs these tests on its own. */
public abstract class LanesContract {
  protected static final long MILLI = 1_000_000L;

  /** Lanes "a" (bound 100, reject), "narrow" (bound 1, reject), "latest" (bound 1, latest only), "oldest" (bound 2, drop oldest). */
  protected static final List<LaneSpec> SPECS = List.of(
      new LaneSpec("a", 0, 100, LaneSpec.Overflow.REJECT),
      new LaneSpec("b", 0, 100, LaneSpec.Overflow.REJECT),
      new LaneSpec("narrow", 0, 1, LaneSpec.Overflow.REJECT),
      new LaneSpec("latest", 0, 1, LaneSpec.Overflow.LATEST_ONLY),
      new LaneSpec("oldest", 0, 2, LaneSpec.Overflow.DROP_OLDEST));

  protected abstract Lanes lanes();

  /** Lets everything that is due happen for this long. */
  protected abstract void run(long nanos);

  /** Stops the runtime. */
  protected abstract void stop();

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  private Task note(String what) {
    return () -> {
      ran.add(what);
      return Step.DONE;
    };
  }

  @Test
  void tasksRunInOrderOfArrival() {
    Lane lane = lanes().lane("a");
    for (int i = 0; i < 10; i++) lane.execute("task", note("task " + i));
    run(50 * MILLI);
    assertThat(ran).containsExactly(
        "task 0", "task 1", "task 2", "task 3", "task 4", "task 5", "task 6", "task 7", "task 8", "task 9");
  }

  @Test
  void aTaskThatSleepsHoldsItsLane() {
    Lane lane = lanes().lane("a");
    lane.execute("sleeper", () -> Step.sleep(40 * MILLI, wake -> note("woke by " + wake).run()));
    lane.execute("next", note("next"));
    lanes().lane("b").execute("other", note("other lane"));
    run(200 * MILLI);
    assertThat(ran).containsExactly("other lane", "woke by TIMEOUT", "next");
  }

  @Test
  void anAwaitEndsWithItsSignals() {
    Signal first = lanes().newSignal();
    Signal second = lanes().newSignal();
    lanes().lane("a").execute("waiter", () -> Step.awaitAll(List.of(first, second), 10_000 * MILLI, wake -> note("woke by " + wake).run()));
    lanes().lane("b").execute("raiser", () -> {
      first.raise();
      return Step.sleep(20 * MILLI, wake -> {
        ran.add("second raised");
        second.raise();
        return Step.DONE;
      });
    });
    run(300 * MILLI);
    assertThat(ran).containsExactly("second raised", "woke by READY");
  }

  @Test
  void anAwaitEndsAtItsBound() {
    lanes().lane("a").execute("waiter", () -> Step.await(lanes().newSignal(), 30 * MILLI, wake -> note("woke by " + wake).run()));
    run(200 * MILLI);
    assertThat(ran).containsExactly("woke by TIMEOUT");
  }

  @Test
  void stopWakesEveryWait() {
    lanes().lane("a").execute("waiter", () -> Step.await(lanes().newSignal(), 60_000 * MILLI, wake -> note("awaiting: " + wake).run()));
    lanes().lane("b").execute("sleeper", () -> Step.sleep(60_000 * MILLI, wake -> note("sleeping: " + wake).run()));
    run(50 * MILLI);
    stop();
    run(50 * MILLI);
    assertThat(ran).containsExactlyInAnyOrder("awaiting: STOP", "sleeping: STOP");
  }

  @Test
  void aFullMailboxDoesWhatItsLaneSays() {
    for (String name : List.of("narrow", "latest", "oldest")) {
      Lane lane = lanes().lane(name);
      AtomicBoolean blocked = new AtomicBoolean();
      lane.execute("blocker", () -> {
        blocked.set(true);
        return Step.sleep(100 * MILLI, wake -> Step.DONE);
      });
      run(30 * MILLI);
      assertThat(blocked).isTrue();
      boolean[] accepted = new boolean[3];
      for (int i = 0; i < 3; i++) accepted[i] = lane.execute("task", note(name + " " + i));
      if (name.equals("narrow")) assertThat(accepted).containsExactly(true, false, false);
      run(200 * MILLI);
    }
    assertThat(ran).containsExactly("narrow 0", "latest 2", "oldest 1", "oldest 2");
  }

  @Test
  void aCancelledTimerNeverRuns() {
    Lane lane = lanes().lane("a");
    Lane.Timer timer = lane.executeAfter(30 * MILLI, "late", note("late"));
    lane.executeAfter(10 * MILLI, "early", note("early"));
    assertThat(timer.cancel()).isTrue();
    assertThat(timer.cancel()).isFalse();
    run(150 * MILLI);
    assertThat(ran).containsExactly("early");
  }

  @Test
  void aLaneKnowsWhetherItRuns() {
    Lane a = lanes().lane("a");
    Lane b = lanes().lane("b");
    a.execute("check", () -> {
      a.assertHere();
      try {
        b.assertHere();
      } catch (IllegalStateException e) {
        ran.add("refused");
      }
      return Step.DONE;
    });
    run(50 * MILLI);
    assertThat(ran).containsExactly("refused");
    assertThatThrownBy(() -> a.assertHere()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anUnknownLaneIsRefused() {
    assertThatThrownBy(() -> lanes().lane("nowhere")).hasMessageContaining("nowhere");
  }
}
