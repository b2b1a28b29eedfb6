package dev.lockstep.engine.scenario;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.release.SpotRelease;
import dev.lockstep.bot.release.SpotReleases;
import dev.lockstep.bot.release.WindowRelease;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.engine.spot.BinaryWorld;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.Operator;
import dev.lockstep.engine.spot.OrderPhase;
import dev.lockstep.engine.spot.ScenarioDraw;
import dev.lockstep.engine.spot.SpotWorld;
import dev.lockstep.engine.spot.WindowReport;
import java.util.Optional;
import java.util.function.Consumer;

/** A release in the world in which a swarm runs it. */
public sealed interface SwarmSubject {
  String name();

  /** The scenario of a seed. */
  SwarmScenario draw(long seed);

  /** Runs one; {@code log} may be null. */
  WindowReport run(SwarmScenario scenario, Consumer<String> log);

  /** The same with somebody to look after the bot. */
  SwarmSubject lookedAfterBy(Operator somebody);

  /** Whether a cell of the coverage table can be hit. */
  boolean applies(SwarmFaultKind kind, OrderPhase phase);

  /** How often the bot notes something of a kind in a hundred windows at least. */
  int notesMin(SpotNote.Kind kind);

  static Optional<SwarmSubject> find(String name) {
    Optional<SwarmSubject> spot = SpotReleases.find(name).map(SwarmSubject::of);
    return spot.isPresent() ? spot : WindowRelease.find(name).map(release -> new Binary(release, Operator.ABSENT));
  }

  static SwarmSubject of(SpotRelease release) {
    return new Spot(release, Operator.ABSENT);
  }

  /** The spot bot. */
  record Spot(SpotRelease release, Operator operator) implements SwarmSubject {
    @Override
    public String name() {
      return release.name();
    }

    @Override
    public SwarmScenario draw(long seed) {
      return ScenarioDraw.of(seed);
    }

    @Override
    public WindowReport run(SwarmScenario scenario, Consumer<String> log) {
      return new SpotWorld(scenario, release, log).lookedAfterBy(operator).run();
    }

    @Override
    public SwarmSubject lookedAfterBy(Operator somebody) {
      return new Spot(release, somebody);
    }

    @Override
    public boolean applies(SwarmFaultKind kind, OrderPhase phase) {
      return Coverage.applies(kind, phase);
    }

    @Override
    public int notesMin(SpotNote.Kind kind) {
      return Coverage.notesMin(kind);
    }
  }

  /**
   * The spot bot on a recorded market: the seed draws everything but the prices.
   *
   * @param market how the user knows the recording
   */
  record Recorded(SpotRelease release, Operator operator, String market, MemoryTape rows) implements SwarmSubject {
    @Override
    public String name() {
      return release.name() + " on " + market;
    }

    @Override
    public SwarmScenario draw(long seed) {
      return ScenarioDraw.of(seed);
    }

    @Override
    public WindowReport run(SwarmScenario scenario, Consumer<String> log) {
      return SpotWorld.recorded(scenario, release, rows, log).lookedAfterBy(operator).run();
    }

    @Override
    public SwarmSubject lookedAfterBy(Operator somebody) {
      return new Recorded(release, somebody, market, rows);
    }

    @Override
    public boolean applies(SwarmFaultKind kind, OrderPhase phase) {
      return Coverage.appliesToRecorded(kind, phase);
    }

    @Override
    public int notesMin(SpotNote.Kind kind) {
      return Coverage.notesMin(kind);
    }
  }

  /** The window bot. */
  record Binary(WindowRelease release, Operator operator) implements SwarmSubject {
    @Override
    public String name() {
      return release.name();
    }

    @Override
    public SwarmScenario draw(long seed) {
      return ScenarioDraw.ofBinary(seed);
    }

    @Override
    public WindowReport run(SwarmScenario scenario, Consumer<String> log) {
      return new BinaryWorld(scenario, release, log).lookedAfterBy(operator).run();
    }

    @Override
    public SwarmSubject lookedAfterBy(Operator somebody) {
      return new Binary(release, somebody);
    }

    @Override
    public boolean applies(SwarmFaultKind kind, OrderPhase phase) {
      return Coverage.appliesToBinary(kind, phase);
    }

    @Override
    public int notesMin(SpotNote.Kind kind) {
      return Coverage.binaryNotesMin(kind);
    }
  }
}
