package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.WindowReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window bot without the shared parts, and v1.62 with one of them replaced, break a named invariant within 200 seeds, and not by a crash. */
class WindowControlsTest {
  private static final int SEEDS_MAX = 200;

  @ParameterizedTest(name = "{0} breaks {1}")
  @CsvSource({
    "v1.60, I8",
    "v1.60, I7",
    "v1.60, I1",
    "v1.61, I8",
    "v1.61, I10",
    "v1.62+GuardedPolicies.IdBeforeSend.SENT_AT_ONCE, I8",
    "v1.62+GuardedPolicies.AfterNoAnswer.TAKE_AS_FAILED, I4",
    "v1.62+GuardedPolicies.BoundaryAsked.OPEN, I5",
    "v1.62+GuardedPolicies.Restart.FORGETS, I6",
    "v1.62+GuardedPolicies.SaleSize.ANY, I1",
    "v1.62+GuardedPolicies.OnClosing.LEAVES_THEM, I3"
  })
  void isFound(String name, String invariant) {
    SwarmSubject control = SwarmSubject.find(name).orElseThrow();
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      WindowReport report = control.run(control.draw(seed), null);
      assertThat(report.broken()).as("seed " + seed + " must not crash").extracting(Broken::invariant).doesNotContain("CRASH");
      if (report.broken().stream().anyMatch(broken -> broken.invariant().equals(invariant))) return;
    }
    throw new AssertionError(name + " did not break " + invariant + " within " + SEEDS_MAX + " seeds");
  }
}
