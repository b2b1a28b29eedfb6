package dev.lockstep.engine.backtest;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.fault.Faults;
import dev.lockstep.engine.venue.Latencies;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.List;

/** What the world of one run has beyond its settings: latencies that were measured, and faults. */
public record World(List<LatencyLine> latencies, List<FaultSpec> faults) {
  /** A world as the settings describe it. */
  public static final World CALM = new World(List.of(), List.of());

  public World {
    latencies = List.copyOf(latencies);
    faults = List.copyOf(faults);
  }

  Faults faults(Window window) {
    return faults.isEmpty() ? Faults.none() : Faults.of(faults, window.endNanos());
  }

  ExchangeSettings exchange(Settings settings, ExchangeSettings venue, Faults atWork) {
    ExchangeSettings usual = WorldSettings.exchange(settings, venue);
    return faults.isEmpty() ? usual : usual.withSettlement(atWork.settlement(usual.settlement()));
  }

  Latencies latencies(Latencies usual, Window window, RandomSource random) {
    return latencies.isEmpty() ? usual : usual.with(latencies, window.endNanos(), random);
  }
}
