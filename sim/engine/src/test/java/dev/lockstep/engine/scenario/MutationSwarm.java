package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only test of the profile {@code mutation}: some windows of the swarm, in which nothing may break. Its name keeps it out of every other build. */
class MutationSwarm {
  private static final int WINDOWS = Integer.getInteger("lockstep.mutation.windows", 100);

  @ParameterizedTest
  @ValueSource(strings = {"spot-v3", "v1.62"})
  void nothingBreaks(String release) {
    SwarmSubject subject = SwarmSubject.find(release).orElseThrow();
    for (long seed = 1; seed <= WINDOWS; seed++) assertThat(subject.run(subject.draw(seed), null).broken()).isEmpty();
  }
}
