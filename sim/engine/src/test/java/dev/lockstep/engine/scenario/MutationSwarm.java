package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.WindowReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only test of the profile {@code mutation}: some windows of the swarm, in which nothing may break. Its name keeps it out of every other build. */
class MutationSwarm {
  private static final int WINDOWS = Integer.getInteger("lockstep.mutation.windows", 100);

  @ParameterizedTest
  @ValueSource(strings = {"spot-v3", "v1.62"})
  void nothingBreaks(String release) {
    SwarmSubject subject = SwarmSubject.find(release).orElseThrow();
    Coverage coverage = new Coverage();
    for (long seed = 1; seed <= WINDOWS; seed++) {
      WindowReport report = subject.run(subject.draw(seed), null);
      assertThat(report.broken()).isEmpty();
      coverage.add(report.coverage());
    }
    for (SpotNote.Kind kind : SpotNote.Kind.values()) {
      assertThat(coverage.notes(kind)).as(kind.name()).isGreaterThanOrEqualTo(subject.notesMin(kind) * WINDOWS / 100);
    }
  }
}
