package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.spot.SpotPolicies;
import dev.lockstep.datasets.scenario.SwarmScenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of the synthetic spot world: a healthy one breaks nothing, the same seed gives the same bytes, and a leaked lane is found. */
class SpotWorldTest {
  private static final SpotRelease OURS = SpotReleases.find("spot-v3").orElseThrow();

  private static SwarmScenario healthy(long seed) {
    return ScenarioDraw.of(seed).withFaults(List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aHealthyWindowBreaksNothing(long seed) {
    WindowReport report = new SpotWorld(healthy(seed), OURS).run();
    assertThat(report.broken()).isEmpty();
    assertThat(report.events()).isGreaterThan(1_000);
  }

  @Test
  void healthyWindowsTrade() {
    int trades = 0;
    for (long seed = 1; seed <= 6; seed++) trades += new SpotWorld(healthy(seed), OURS).run().trades();
    assertThat(trades).isGreaterThan(6);
  }

  @Test
  void theSameSeedGivesTheSameNotes() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    WindowReport one = new SpotWorld(ScenarioDraw.of(11), OURS, first::add).run();
    WindowReport two = new SpotWorld(ScenarioDraw.of(11), OURS, second::add).run();
    assertThat(second).isEqualTo(first);
    assertThat(two.hash()).isEqualTo(one.hash());
  }

  @Test
  void aLeakedLaneBreaksTheLoopInvariant() {
    SpotRelease leaks = OURS.with(SpotPolicies.AfterOpening.LEAKS_THE_LANE);
    List<Broken> broken = new ArrayList<>();
    for (long seed = 1; seed <= 6; seed++) broken.addAll(new SpotWorld(healthy(seed), leaks).run().broken());
    assertThat(broken).extracting(Broken::invariant).contains("I7");
  }

  @Test
  void holdsOfTheMainLaneAreWarnedOf() {
    List<String> lines = new ArrayList<>();
    new SpotWorld(healthy(2), SpotReleases.find("spot-v0").orElseThrow(), null, lines::add).run();
    assertThat(lines).as("entries hold the main lane").anyMatch(line -> line.matches(".* \\[WARN\\] lane held [0-9.]+ s lane=main task=MakerFirstEntry"));
    lines.clear();
    new SpotWorld(healthy(2), OURS, null, lines::add).run();
    assertThat(lines).noneMatch(line -> line.contains("lane held")).anyMatch(line -> line.contains("[PENDING] side="))
        .anyMatch(line -> line.contains("[FILL] side=")).anyMatch(line -> line.contains("HEARTBEAT pipeline=EXIT"));
  }
}
