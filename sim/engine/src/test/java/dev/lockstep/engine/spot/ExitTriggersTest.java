package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I13 judges each trigger of an exit: a bot that heeds all but one breaks it. */
class ExitTriggersTest {
  @Test
  void takeAndTrailingStop() {
    with().breaks("SpotPolicies.Triggers.NO_TAKE", "I13").breaks("SpotPolicies.Triggers.NO_TRAIL", "I13").green(30);
  }

  /** Prices that hardly move, so that lots grow old. */
  @Test
  void age() {
    with().calm(60).breaks("SpotPolicies.Triggers.NO_BARS", "I13").green(30);
  }

  @Test
  void aRestThatIsTooSmallIsNamedAndKept() {
    List<String> told = new ArrayList<>();
    SeedWindows thin = with(fault(SwarmFaultKind.F11_PARTIAL_FILLS, 20, 290, 60));
    for (long seed = 1; seed <= 20; seed++) told.addAll(thin.told("spot-v3", seed));
    assertThat(told).anyMatch(line -> line.contains(" DUST "));
  }
}
