package dev.lockstep.forensics.detect.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The playbook's incident: a lock leaked by a method that has returned, its decoys, and the mirror in which a holder exists. */
class IncidentTest {
  private static final String MAIN =
      """
      goroutine 1 [sync.Mutex.Lock, 14 minutes]:
      sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)
      \t/usr/local/go/src/runtime/sema.go:77 +0x25
      sync.(*Mutex).lockSlow(0xc000180018)
      \t/usr/local/go/src/sync/mutex.go:171 +0x15d
      sync.(*Mutex).Lock(...)
      \t/usr/local/go/src/sync/mutex.go:90
      main.(*Trader).SetEquityUSD(0xc000180000, 0x40c3880000000000)
      \t/app/trader.go:210 +0x45
      main.runLive({0x9a3f20, 0xc00011e000}, 0xc000180000)
      \t/app/live.go:118 +0x7d2
      main.main()
      \t/app/main.go:64 +0x33b

      """;
  private static final String POLLER =
      """
      goroutine 87 [sync.Mutex.Lock, 13 minutes]:
      sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)
      \t/usr/local/go/src/runtime/sema.go:77 +0x25
      sync.(*Mutex).lockSlow(0xc000180018)
      \t/usr/local/go/src/sync/mutex.go:171 +0x15d
      sync.(*Mutex).Lock(...)
      \t/usr/local/go/src/sync/mutex.go:90
      main.(*Trader).step.func4()
      \t/app/trader.go:988 +0x4c5
      created by main.(*Trader).step in goroutine 1
      \t/app/trader.go:905 +0x1b65

      """;
  /** The same type, another object: its lock is another one. */
  private static final String IDLE_OTHER =
      """
      goroutine 40 [select, 14 minutes]:
      main.(*Trader).watch(0xc00017f800, 0xc0001a0060)
      \t/app/watch.go:31 +0x8a
      created by main.main in goroutine 1
      \t/app/main.go:51 +0x21c

      """;
  private static final String HOLDER_WITHOUT_POINTERS =
      """
      goroutine 91 [IO wait, 14 minutes]:
      internal/poll.runtime_pollWait(0x7f2b1c0e8e98, 0x72)
      \t/usr/local/go/src/runtime/netpoll.go:343 +0x85
      net.(*conn).Read(0xc00019a008, {0xc0002d2000?, 0x1000?, 0x1000?})
      \t/usr/local/go/src/net/net.go:179 +0x45
      main.(*Trader).closeLot.func1()
      \t/app/trader.go:1204 +0x2e5
      created by main.(*Trader).closeLot in goroutine 1
      \t/app/trader.go:1180 +0x3a5

      """;

  @Test
  void nobodyHoldsItIsALeakedLockAndNoMutualDeadlock() {
    Dumps.Judged judged = Dumps.judge("SIGQUIT: quit\n\n" + MAIN + POLLER + IDLE_OTHER);
    assertThat(judged.rules()).containsExactly("leaked-lock");
    Finding found = judged.first("leaked-lock");
    assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(found.details().get("waiters")).isEqualTo(List.of("1", "87"));
    assertThat(found.details().get("holder")).isNull();
    assertThat((List<?>) found.details().get("holderCandidates")).as("the idle method is on another receiver").isEmpty();
    assertThat((List<?>) found.details().get("cycle")).isEmpty();
    assertThat(found.summary().toLowerCase(Locale.ROOT)).doesNotContain("deadlock");
  }

  @Test
  void inTheMirrorTheHolderIsACandidateAndNothingIsSure() {
    Finding found = Dumps.judge("SIGQUIT: quit\n\n" + MAIN + POLLER + IDLE_OTHER + HOLDER_WITHOUT_POINTERS).first("leaked-lock");
    assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(found.details().get("holderCandidates")).isEqualTo(List.of("91"));
    assertThat(found.summary()).as("a candidate exists, so nothing is claimed").contains("91 may").doesNotContain("never released");
  }

  @Test
  void aHolderWithThePointerIsNamed() {
    String holder = HOLDER_WITHOUT_POINTERS.replace("closeLot.func1()", "closeLot(0xc000180000, 0x2)");
    Dumps.Judged judged = Dumps.judge("SIGQUIT: quit\n\n" + MAIN + POLLER + IDLE_OTHER + holder);
    assertThat(judged.rules()).containsExactly("slow-io-under-lock");
    assertThat(judged.first("slow-io-under-lock").details().get("holder")).isEqualTo("91");
  }

  @Test
  void aCutDumpIsNeverSure() {
    String cut = "SIGQUIT: quit\n\n" + MAIN + POLLER.substring(0, POLLER.indexOf("main.(*Trader).step") + 20);
    Finding found = Dumps.judge(cut).first("leaked-lock");
    assertThat(found.confidence()).isEqualTo(Confidence.LOW);
    assertThat(found.details().get("reasons").toString()).contains("holder not in this dump");
  }

  @Test
  void mainAmongThreeWaitersOfAStalledHolderIsCritical() {
    String holder = HOLDER_WITHOUT_POINTERS.replace("closeLot.func1()", "closeLot(0xc000180000, 0x2)");
    String third = POLLER.replace("goroutine 87", "goroutine 88");
    Finding found = Dumps.judge(MAIN + POLLER + third + holder).first("stalled-holder");
    assertThat(found.severity()).isEqualTo(dev.lockstep.forensics.detect.Severity.CRITICAL);
  }
}
