package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.ScenarioDraw;
import dev.lockstep.engine.spot.SpotWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ours breaks nothing; the result does not depend on threads; what breaks is shrunk to what is needed. */
class SwarmTest {
  private static final int CI_WINDOWS = Integer.getInteger("lockstep.swarm.windows", 10_000);
  private static final SpotRelease OURS = SpotReleases.find("spot-v3").orElseThrow();

  @Test
  void oursBreaksNothing() {
    Swarm.Result result = Swarm.run(OURS, 1, CI_WINDOWS, Runtime.getRuntime().availableProcessors(), count -> { });
    assertThat(result.failures()).as("each can be repeated: lockstep swarm --seeds N..N --release spot-v3").isEmpty();
    assertThat(result.missed()).isEmpty();
    assertThat(result.orders()).isGreaterThan(5L * CI_WINDOWS);
    assertThat(result.faults()).isGreaterThan(4L * CI_WINDOWS);
  }

  @Test
  void threadsChangeNothing() {
    Swarm.Result one = Swarm.run(OURS, 1, 48, 1, count -> { });
    Swarm.Result two = Swarm.run(OURS, 1, 48, 2, count -> { });
    assertThat(two.hash()).isEqualTo(one.hash());
  }

  @Test
  void theShippedSeedsFailOnNamedInvariants() {
    for (String name : List.of("spot-v0", "spot-v1", "spot-v2")) {
      Swarm.Result result = Swarm.run(SpotReleases.find(name).orElseThrow(), 1, 16, 2, count -> { });
      assertThat(result.failures()).as(name).isNotEmpty();
      assertThat(result.failures()).allSatisfy(failure -> assertThat(failure.broken()).extracting(Broken::invariant).allMatch(id -> id.matches("I\\d+")));
    }
  }

  @Test
  void aFailureIsShrunkToTheFaultThatCausesIt() {
    SpotRelease control = SpotReleases.find("spot-v3+RequestPacer.RetryAfter.IGNORED").orElseThrow();
    Swarm.Failure failure = Swarm.run(control, 1, 64, 1, count -> { }).failures().get(0);
    SwarmScenario scenario = ScenarioDraw.of(failure.seed());
    assertThat(failure.faults()).hasSizeLessThanOrEqualTo(3);
    assertThat(failure.faults()).extracting(fault -> fault.kind().name()).contains("F15_RATE_LIMIT");
    assertThat(new SpotWorld(Swarm.only(scenario, failure.kept()), control).run().broken()).extracting(Broken::invariant).contains("I10");
  }
}
