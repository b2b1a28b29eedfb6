package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.scenario.SwarmSubject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue that refuses nearly every order: entries stop, then one tries, and the rest doubles. */
class RefusalsTest {
  private static final int WINDOWS = 40;

  private static List<Broken> broken(String release, List<String> told) {
    SwarmSubject subject = SwarmSubject.find(release).orElseThrow();
    List<Broken> broken = new ArrayList<>();
    for (long seed = 1; seed <= WINDOWS; seed++) {
      var storm = subject.draw(seed).withFaults(List.of(SeedWindows.fault(SwarmFaultKind.F14_REJECT_STORM, 20, 290, 950)));
      broken.addAll(subject.run(storm, line -> {
        if (line.contains(" REFUSED ")) told.add(line);
      }).broken());
    }
    return broken;
  }

  @ParameterizedTest
  @ValueSource(strings = {"spot-v3", "v1.62"})
  void stopEntries(String release) {
    List<String> told = new ArrayList<>();
    assertThat(broken(release, told)).isEmpty();
    assertThat(told).as("the breaker was met").anyMatch(line -> line.contains("reject"));
  }

  /** As it was shipped: the breaker opened once a life and never again. */
  @ParameterizedTest
  @ValueSource(strings = "v1.62+GuardedPolicies.EntryTries.UNTOLD")
  void doNotWhereNobodyCountsTheEntryThatTries(String release) {
    assertThat(broken(release, new ArrayList<>())).extracting(Broken::invariant).contains("I5").doesNotContain("CRASH");
  }
}
