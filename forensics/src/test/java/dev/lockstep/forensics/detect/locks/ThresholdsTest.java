package dev.lockstep.forensics.detect.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.parse.ThreadDumpParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every threshold decides a verdict: on one side of it by default, on the other when it is moved. */
class ThresholdsTest {
  private static final Thresholds USUAL = Thresholds.DEFAULT;
  private static final String MAIN = "goroutine 1 [select]:\nmain.main()\n\t/src/main.go:9 +0x1d\n\n";

  private static String waiter(int id, int minutes) {
    return "goroutine " + id + " [sync.Mutex.Lock, " + minutes + " minutes]:\nsync.(*Mutex).lockSlow(0xc000100018)\n\t/go/src/sync/mutex.go:171 +0x15d\n"
        + "main.(*Book).Apply(0xc000100000, 0x1)\n\t/src/book.go:88 +0x45\ncreated by main.main in goroutine 1\n\t/src/main.go:5 +0x9b\n\n";
  }

  private static String holder(String state, String inner) {
    return "goroutine 90 [" + state + "]:\n" + inner + "main.(*Book).Snapshot(0xc000100000, 0x2)\n\t/src/book.go:120 +0x85\n"
        + "created by main.main in goroutine 1\n\t/src/main.go:6 +0x9b\n\n";
  }

  private static String computing() {
    return holder("runnable", "");
  }

  private static String reading() {
    return holder("IO wait, 9 minutes", "internal/poll.runtime_pollWait(0x7f3c9, 0x72)\n\t/go/src/runtime/netpoll.go:343 +0x85\n");
  }

  private static String java(String name, String header, String state, String... frames) {
    return "\"" + name + "\" #12 daemon prio=5 os_prio=0 " + header + " tid=0x00007f0010000040 nid=0x1001 waiting on condition  [0x00007f0020000040]\n"
        + "   java.lang.Thread.State: " + state + "\n\t" + String.join("\n\t", frames) + "\n\n";
  }

  private static String jvm(String... threads) {
    return "Full thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode, sharing):\n\n" + String.join("", threads) + "JNI global refs: 5, weak refs: 0\n";
  }

  private static List<Finding> judge(Thresholds thresholds, String... dumps) {
    try {
      Stacks stacks = new Stacks(new Symbols());
      ThreadDumpParser.Result read = new ThreadDumpParser(stacks, ArtifactLimits.DEFAULT)
          .parse("dump", new ByteArrayInputStream(String.join("\n", dumps).getBytes(StandardCharsets.US_ASCII)));
      return new ThreadDumpAnalysis(thresholds, ThreadDumpAnalysis.Grouping.SERIES, CpuListing.NONE).findings(read.dumps());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Thresholds thresholds, String... dumps) {
    return judge(thresholds, dumps).stream().map(f -> f.severity().label() + " " + f.ruleId()).toList();
  }

  private static Thresholds waits(int minutes, int warningMinutes) {
    return new Thresholds(USUAL.manyWaiters(), USUAL.criticalWaiters(), minutes, warningMinutes, 5, 1, 3, 4, 1000, 0.5, 0.5);
  }

  @Test
  void manyWaitersAndCriticalWaiters() {
    String two = MAIN + waiter(2, 1) + waiter(3, 1) + reading();
    assertThat(found(USUAL, two)).containsExactly("warning slow-io-under-lock");
    assertThat(found(new Thresholds(2, 10, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.5), two)).containsExactly("warning stalled-holder");
    assertThat(found(new Thresholds(2, 2, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.5), two)).containsExactly("critical stalled-holder");
  }

  @Test
  void aLongWaitBehindARunningHolder() {
    String five = MAIN + waiter(2, 5) + computing();
    assertThat(found(USUAL, five)).containsExactly("info long-wait");
    assertThat(found(USUAL, MAIN + waiter(2, 12) + computing())).containsExactly("warning long-wait");
    assertThat(found(USUAL, MAIN + waiter(2, 0) + computing())).containsExactly("info contention");
    assertThat(found(waits(6, 10), five)).containsExactly("info contention");
    assertThat(found(waits(1, 5), five)).containsExactly("warning long-wait");
    assertThat(judge(USUAL, five).get(0).summary()).contains("for 5 minutes").contains("held by 90");
  }

  @Test
  void starvationAmongPeers() {
    String dump = MAIN + waiter(2, 1) + waiter(3, 1) + waiter(4, 1) + waiter(5, 6) + computing();
    assertThat(found(USUAL, dump)).contains("warning starvation");
    assertThat(found(new Thresholds(3, 10, 1, 10, 7, 1, 3, 4, 1000, 0.5, 0.5), dump)).as("seven times").doesNotContain("warning starvation");
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 1, 4, 4, 1000, 0.5, 0.5), dump)).as("four peers").doesNotContain("warning starvation");
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 7, 3, 4, 1000, 0.5, 0.5), dump)).as("seven minutes").doesNotContain("warning starvation");
  }

  @Test
  void workersOfAnExhaustedPool() {
    String[] threads = new String[4];
    for (int i = 0; i < 3; i++) {
      threads[i] = java("pool-1-thread-" + (i + 1), "", "RUNNABLE", "at bot.Job.run(Job.java:12)", "at java.util.concurrent.ThreadPoolExecutor.runWorker(T.java:1136)",
          "at java.util.concurrent.ThreadPoolExecutor$Worker.run(T.java:635)", "at java.lang.Thread.run(Thread.java:833)");
    }
    threads[3] = java("submitter", "", "WAITING (parking)", "at java.util.concurrent.FutureTask.get(FutureTask.java:190)", "at bot.Main.run(Main.java:9)");
    assertThat(found(USUAL, jvm(threads))).isEmpty();
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 1, 3, 3, 1000, 0.5, 0.5), jvm(threads))).containsExactly("warning pool-exhausted");
  }

  @Test
  void equalStacksAndGrowth() {
    assertThat(found(USUAL, MAIN + same(20))).isEmpty();
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 1, 3, 4, 20, 0.5, 0.5), MAIN + same(20))).containsExactly("warning thread-growth");
    assertThat(found(USUAL, MAIN + same(30), MAIN + same(39))).as("a third more").isEmpty();
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 1, 3, 4, 1000, 0.25, 0.5), MAIN + same(30), MAIN + same(39))).containsExactly("warning thread-growth");
    assertThat(found(USUAL, MAIN + same(30), MAIN + same(50))).as("more than half").containsExactly("warning thread-growth");
  }

  private static String same(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("goroutine ").append(100 + i).append(" [chan receive]:\nmain.pump(0xc000200000)\n\t/src/pump.go:3 +0x1\ncreated by main.main\n\t/src/main.go:7 +0x2\n\n");
    }
    return out.toString();
  }

  @Test
  void aHolderThatUsesTheProcessor() {
    String lock = "- locked <0x0000000007000000> (a bot.Book)";
    String dump = jvm(java("holder", "cpu=400.00ms elapsed=1.00s", "RUNNABLE", "at bot.Book.sort(Book.java:7)", lock),
        java("other", "cpu=1.00ms elapsed=1.00s", "BLOCKED (on object monitor)", "at bot.Book.best(Book.java:3)", lock.replace("locked", "waiting to lock")));
    assertThat(found(USUAL, dump)).containsExactly("info contention");
    assertThat(found(new Thresholds(3, 10, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.3), dump)).containsExactly("info cpu-under-lock");
  }

  /** One dump with a fair lock that these wait for; nobody's where {@code owner} is null. */
  private static String fairLock(String owner, String... waiters) {
    String lock = "<0x00000000fc085eb8> (a java.util.concurrent.locks.ReentrantLock$FairSync)";
    StringBuilder out = new StringBuilder("Full thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode, sharing):\n\n");
    if (owner != null) {
      out.append(java(owner, "", "TIMED_WAITING (sleeping)", "at java.lang.Thread.sleep(Native Method)", "at bot.Book.turn(Book.java:7)").stripTrailing())
          .append("\n\n   Locked ownable synchronizers:\n\t- ").append(lock).append("\n\n");
    }
    for (String waiter : waiters) {
      out.append(java(waiter, "", "WAITING (parking)", "at jdk.internal.misc.Unsafe.park(Native Method)", "- parking to wait for  " + lock,
          "at java.util.concurrent.locks.ReentrantLock.lock(R.java:322)", "at bot.Book.turn(Book.java:5)").stripTrailing())
          .append("\n\n   Locked ownable synchronizers:\n\t- None\n\n");
    }
    return out.append("JNI global refs: 5, weak refs: 0\n").toString();
  }

  @Test
  void aLockThatIsHandedOverIsNotLeaked() {
    String[] waiters = {"turn-3", "turn-4", "turn-5"};
    String held = fairLock("turn-1", waiters);
    String nobodys = fairLock(null, waiters);
    assertThat(found(USUAL, nobodys, nobodys)).containsExactly("critical leaked-lock");
    assertThat(found(USUAL, held, nobodys, held)).as("held before and after").containsExactly("warning stalled-holder");
    assertThat(found(USUAL, held, nobodys, nobodys)).as("nobody's since").containsExactly("critical leaked-lock");
    assertThat(found(USUAL, held, held, nobodys)).as("perhaps between two owners").containsExactly("warning leaked-lock");
  }

  @Test
  void thresholdsThatNeverOrAlwaysFireAreRefused() {
    assertThatThrownBy(() -> new Thresholds(1, 10, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Thresholds(3, 2, 1, 10, 5, 1, 3, 4, 1000, 0.5, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> waits(10, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
