package dev.lockstep.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.spot.Broken;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.OrderPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ours breaks nothing; the result does not depend on threads; what breaks is shrunk to what is needed. */
class SwarmTest {
  private static final int CI_WINDOWS = Integer.getInteger("lockstep.swarm.windows", 10_000);
  /** Of each cell, in the 20,000 windows of a build. */
  private static final long HITS_MIN = 20;
  private static final SwarmSubject OURS = SwarmSubject.find("spot-v3").orElseThrow();

  @Test
  void oursBreakNothing() {
    Swarm.Result spot = ours("spot-v3");
    Swarm.Result binary = ours("v1.62");
    List<String> rare = new ArrayList<>();
    for (SwarmFaultKind kind : SwarmFaultKind.values()) {
      for (OrderPhase phase : OrderPhase.values()) {
        long hits = spot.coverage().hits(kind, phase) + binary.coverage().hits(kind, phase);
        boolean applies = Coverage.applies(kind, phase) || Coverage.appliesToBinary(kind, phase);
        if (applies && hits < HITS_MIN * CI_WINDOWS / 10_000) rare.add(kind + " in phase " + phase + ": " + hits);
      }
    }
    assertThat(rare).isEmpty();
  }

  private static Swarm.Result ours(String name) {
    SwarmSubject ours = SwarmSubject.find(name).orElseThrow();
    Swarm.Result result = Swarm.run(ours, 1, CI_WINDOWS, Runtime.getRuntime().availableProcessors(), count -> { });
    assertThat(result.failures()).as("each can be repeated: lockstep swarm --seeds N..N --release " + name).isEmpty();
    assertThat(result.missed()).isEmpty();
    for (SpotNote.Kind kind : SpotNote.Kind.values()) {
      assertThat(result.coverage().notes(kind)).as(kind.name()).isGreaterThanOrEqualTo((long) ours.notesMin(kind) * CI_WINDOWS / 100);
    }
    assertThat(result.events()).isGreaterThan(3_000L * CI_WINDOWS);
    assertThat(result.orders()).isGreaterThan(5L * CI_WINDOWS);
    assertThat(result.faults()).isGreaterThan(4L * CI_WINDOWS);
    return result;
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
      Swarm.Result result = Swarm.run(SwarmSubject.find(name).orElseThrow(), 1, 64, 2, count -> { });
      assertThat(result.failures()).as(name).isNotEmpty();
      assertThat(result.failures()).allSatisfy(failure -> assertThat(failure.broken()).extracting(Broken::invariant).allMatch(id -> id.matches("I\\d+")));
    }
  }

  @Test
  void aFailureIsShrunkToTheFaultThatCausesIt() {
    SwarmSubject control = SwarmSubject.find("spot-v3+RequestPacer.RetryAfter.IGNORED").orElseThrow();
    Swarm.Failure failure = Swarm.run(control, 1, 160, 1, count -> { }).failures().get(0);
    SwarmScenario scenario = control.draw(failure.seed());
    assertThat(failure.faults()).hasSizeLessThanOrEqualTo(3);
    assertThat(failure.faults()).extracting(fault -> fault.kind().name()).contains("F15_RATE_LIMIT");
    assertThat(control.run(Swarm.only(scenario, failure.kept()), null).broken()).extracting(Broken::invariant).contains("I10");
  }
}
