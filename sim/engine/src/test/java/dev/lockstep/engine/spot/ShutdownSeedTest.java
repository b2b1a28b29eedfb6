package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.aimed;
import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;

import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import org.junit.jupiter.api.Test;

/** Seed 004 within a running bot; its parts by themselves are in sim/bot. */
class ShutdownSeedTest {
  @Test
  @SeedRow(row = "004 loops", code = "`Core.down`, `Shutdown`", scenario = "SIGTERM while an order rests, is queued, or none is there")
  void everyLoopEnds(SeedEvidence evidence) {
    with(aimed(SwarmFaultKind.F24_SHUTDOWN, 60, 100, OrderPhase.RESTING))
        .breaks(evidence, "SpotPolicies.Drained.GOES_ON", "I5", "bare loops, which look at no stop: steps and requests after the bot is down");
    with().breaks(evidence, "SpotPolicies.LinkAtClose.LEFT_OPEN", "I10", "the stream's reconnect loop goes on");
    with(aimed(SwarmFaultKind.F24_SHUTDOWN, 60, 100, OrderPhase.QUEUED)).green(20);
    evidence.ours("each task ends at its next look once the drain is over: no step, message or connection follows");
  }

  @Test
  @SeedRow(row = "004 kill switch in a running bot", code = "`Boundary.permit`", scenario = "the file halts from 60 s to 120 s, in three ways")
  void theSwitchIsReadAtEachSubmission(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F25_KILL_SWITCH, 60, 120, 0))
        .breaks(evidence, "SpotPolicies.SwitchRead.ONCE", "I5", "read at the start: orders go out after the halt");
    evidence.ours("no order while it halts; what is due goes out afterwards");
  }
}
