package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.release.WindowRelease;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where state files are there and none is valid, a bot refuses to trade until an operator asks for a fresh start; what it then begins with is the venue's truth. */
class FreshStartTest {
  private static final SpotRelease OURS = SpotReleases.find("spot-v3").orElseThrow();
  private static final int WINDOWS = 40;
  private static final int ALL_FILES = 1;

  /** With an aim: when the next order rests. */
  private static SwarmScenario allStatesSpoilt(long seed, SwarmScenario drawn, int aim) {
    long from = (100 + seed) * SpotUnits.SECOND;
    return drawn.withFaults(List.of(new SwarmFault(SwarmFaultKind.F23_STATE_DAMAGED, from, from + 60 * SpotUnits.SECOND, ALL_FILES, aim)));
  }

  @Test
  void itRefusesUntilAnOperatorAsksForIt() {
    int refused = 0;
    int abandoned = 0;
    List<String> told = new ArrayList<>();
    for (long seed = 1; seed <= WINDOWS; seed++) {
      SwarmScenario scenario = allStatesSpoilt(seed, ScenarioDraw.of(seed), OrderPhase.RESTING.ordinal() + 1);
      WindowReport alone = new SpotWorld(scenario, OURS).run();
      assertThat(alone.broken()).as("seed " + seed).isEmpty();
      if (alone.refused()) refused++;
      WindowReport lookedAfter = new SpotWorld(scenario, OURS, told::add).lookedAfterBy(Operator.STARTS_FRESH).run();
      assertThat(lookedAfter.refused()).isFalse();
      assertThat(lookedAfter.broken()).as("seed " + seed).isEmpty();
      if (lookedAfter.trades() > alone.trades()) abandoned++;
    }
    assertThat(refused).isGreaterThan(WINDOWS / 2);
    assertThat(abandoned).as("windows in which it trades again").isGreaterThan(WINDOWS / 4);
    assertThat(told).as("orders of the lost life were found at the venue and ended").anyMatch(line -> line.contains("an order of ours that the state does not know"));
  }

  @Test
  void soDoesTheWindowBot() {
    for (long seed = 1; seed <= WINDOWS; seed++) {
      SwarmScenario scenario = allStatesSpoilt(seed, ScenarioDraw.ofBinary(seed), 0);
      WindowRelease release = WindowRelease.find("v1.62").orElseThrow();
      WindowReport alone = new BinaryWorld(scenario, release, null).run();
      assertThat(alone.broken()).as("seed " + seed).isEmpty();
      assertThat(alone.refused()).as("seed " + seed).isTrue();
      WindowReport lookedAfter = new BinaryWorld(scenario, release, null).lookedAfterBy(Operator.STARTS_FRESH).run();
      assertThat(lookedAfter.refused()).isFalse();
      assertThat(lookedAfter.broken()).as("seed " + seed).isEmpty();
    }
  }
}
