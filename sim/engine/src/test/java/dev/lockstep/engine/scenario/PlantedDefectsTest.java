package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.ScenarioDraw;
import dev.lockstep.engine.spot.SpotWorld;
import dev.lockstep.engine.spot.WindowReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each planted defect is a part of ours replaced; the swarm must find it within 200 seeds, on an invariant and not by a crash. */
class PlantedDefectsTest {
  private static final int SEEDS_MAX = 200;

  @ParameterizedTest(name = "{0} breaks {1}")
  @CsvSource({
    "SpotPolicies.Neighbours.NOT_JUDGED, I9",
    "SpotPolicies.Reading.LAST_AND_CLOSE+SpotPolicies.Neighbours.NOT_JUDGED, I9",
    "SpotPolicies.QuoteAge.UNBOUNDED, I9",
    "SpotPolicies.Drain.LOST_WHEN_CLEARED, I2",
    "SpotPolicies.Drain.ONE_PLACE, I3",
    "SpotPolicies.OpensPerSide.ANY, I3",
    "SpotPolicies.Spare.ALL, I1",
    "SpotPolicies.SaveReprice.NOT_AT_ALL, I8",
    "SpotPolicies.ExitSize.AS_OPENED, I6",
    "SpotPolicies.ExitsPerLot.ANY, I6",
    "SpotPolicies.AfterOpening.LEAKS_THE_LANE, I7",
    "EntryPolicies.AskBeforeSend.FIRST_ONLY, I5",
    "SpotPolicies.Restart.FORGETS_PENDING, I3",
    "SpotPolicies.Restart.BELIEVES_STATE, I2",
    "SpotPolicies.Protection.NONE, I9",
    "SpotPolicies.Fees.FORGOTTEN, I11",
    "SpotPolicies.SaveFills.NOT_SAVED, I8",
    "SpotPolicies.LinkAtClose.LEFT_OPEN, I10",
    "TradeMemory.NONE, I2",
    "RequestPacer.RetryAfter.IGNORED, I10",
    "LinkPolicies.Reset.ON_CONNECT, I10",
    "LinkPolicies.Watch.ON_MESSAGE, I13",
    "LinkPolicies.Usable.ANY_MESSAGE, I13",
    "LinkPolicies.CleanEnd.ENDS_TASK, I13",
    "LinkPolicies.OldConnection.LEFT_OPEN, I10",
    "LinkPolicies.Delay.CONSTANT, I10",
    "LinkPolicies.BackfillLimit.SUCCESSES_ONLY, I10",
    "EntryPolicies.AfterNoAnswer.TAKE_AS_FAILED, I3",
    "EntryPolicies.RepriceAfter.CANCEL_SENT, I2",
    "EntryPolicies.AfterCancel.BELIEVE, I4",
    "EntryPolicies.IdBeforeSend.SENT_AT_ONCE, I8",
    "EntryPolicies.PartialFill.COUNTS_AS_FULL, I3",
    "EntryPolicies.OnClosing.LEAVES_IT, I3",
    "EntryPolicies.Deadline.EXTENDED_BY_REPRICE, I10",
    "EntryPolicies.Deadline.IGNORED, I3",
    "ExecutionPolicies.AskWhen.BEFORE_LATENCY, I10",
    "ExecutionPolicies.AfterNoAnswer.TAKE_AS_FAILED, I2",
    "ExecutionPolicies.WhenFull.SILENCE, I3",
    "SpotPolicies.StalePosition.KEPT, I13",
    "SpotPolicies.Drained.GOES_ON, I5"
  })
  void isFound(String part, String invariant) {
    SpotRelease control = SpotReleases.find("spot-v3+" + part).orElseThrow();
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      WindowReport report = new SpotWorld(ScenarioDraw.of(seed), control).run();
      assertThat(report.broken()).as("seed " + seed + " must not crash").extracting(Broken::invariant).doesNotContain("CRASH");
      if (report.broken().stream().anyMatch(broken -> broken.invariant().equals(invariant))) return;
    }
    throw new AssertionError(part + " did not break " + invariant + " within " + SEEDS_MAX + " seeds");
  }
}
