package dev.lockstep.engine.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.FundingSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.bot.spot.Funding;
import dev.lockstep.bot.spot.SpotPolicies;
import dev.lockstep.engine.lane.CostModel;
import dev.lockstep.engine.lane.VirtualLanes;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specification: seed 003, item 6, and FACTS-002: hours 0, 8 and 16 UTC. */
class FundingTest {
  private static final long HOUR = 3_600_000_000_000L;
  private int asked;

  private static Reply<Long> reply(Long rate) {
    VirtualSignal<Long> reply = new VirtualSignal<>();
    if (rate == null) reply.fail(new VenueError(503, "service unavailable"));
    else reply.complete(rate);
    return reply;
  }

  /** What the source does at the first, second, ... funding hour of the day: missing, throws, fails, is silent, answers. */
  private Reply<Long> atHour(int which) {
    return switch (which) {
      case 1 -> null;
      case 2 -> throw new IllegalStateException("no attribute funding_rate");
      case 3 -> reply(null);
      case 4 -> new VirtualSignal<>();
      default -> reply(100L);
    };
  }

  private List<String> twoDays(SpotPolicies.Funding rule) {
    EventQueue queue = new EventQueue();
    VirtualClock clock = new VirtualClock(queue);
    queue.advanceTo(0);
    clock.stepEpoch(HOUR);
    VirtualLanes lanes = new VirtualLanes(queue, List.of(new LaneSpec("link", 0, 100, LaneSpec.Overflow.REJECT)), CostModel.ZERO, (lane, label, from, to) -> { });
    List<String> notes = new ArrayList<>();
    asked = 0;
    FundingSource source = () -> atHour(++asked);
    Funding funding = new Funding(lanes.lane("link"), new Funding.Context(clock, source, (SpotNote note) -> notes.add(note.value() + note.text()), lanes.newSignal(), rule));
    lanes.lane("link").execute("Funding", funding::start);
    while (queue.nextNanos() <= 41 * HOUR) queue.runNext();
    return notes;
  }

  @Test
  @SeedRow(row = "003 item 6", code = "`Funding`", scenario = "two days of funding hours: the source is missing, throws, fails, is silent, answers")
  void aSourceThatFailsLeavesTheTaskAlive(SeedEvidence evidence) {
    assertThat(twoDays(SpotPolicies.Funding.ENDS)).as("dead at the first hour, in silence").isEmpty();
    assertThat(asked).isEqualTo(1);
    evidence.broken("003 before item 6", "a task survives or stops the bot loudly (F28)", "the task is dead after the first funding hour, and nothing says so");
    assertThat(twoDays(SpotPolicies.Funding.SURVIVES))
        .containsExactly("0no source", "0threw java.lang.IllegalStateException: no attribute funding_rate", "0service unavailable", "0no answer", "100");
    evidence.ours("each failure is noted, the fifth hour is applied");
  }
}
