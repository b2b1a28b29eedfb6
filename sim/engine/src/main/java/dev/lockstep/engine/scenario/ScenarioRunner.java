package dev.lockstep.engine.scenario;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.backtest.World;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;

/** Runs a scenario's window under a release, in the scenario's world. The same scenario, release and settings give the same run. */
public final class ScenarioRunner {
  private final WindowTape tape;

  /** @param tape the scenario's window */
  public ScenarioRunner(WindowTape tape) {
    this.tape = tape;
  }

  /** One run, and what it came to beside an ideal one (without latency, settlement lag and faults). */
  public record Run(Release release, WindowResult result, WindowRow row) {}

  /** @param settings the release's settings with the scenario's own */
  public Run run(Scenario scenario, Release release, Settings settings) throws IOException {
    ExchangeSettings venue = Venues.of(tape);
    World world = new World(
        scenario.latencies().stream().map(Cited::value).toList(), scenario.faults().stream().map(Cited::value).toList());
    WindowResult result;
    try (TapeSource source = tape.open()) {
      result = WindowRun.run(source, release, settings, venue, scenario.seed(), world);
    }
    WindowResult ideal;
    try (TapeSource source = tape.open()) {
      ideal = WindowRun.run(source, release, WorldSettings.ideal(settings), venue, scenario.seed());
    }
    WindowRow row = new WindowRow(
        tape.window(), tape.instrument(), tape.provenance(), Positions.of(result, tape.instrument()).orElse(null),
        Positions.of(ideal, tape.instrument()).orElse(null), result.stateHash(), result.rows(), result.bookUnknownNanos());
    return new Run(release, result, row);
  }
}
