package dev.lockstep.engine.backtest;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.fault.Faults;
import dev.lockstep.engine.latency.RecordedLatency;
import dev.lockstep.engine.time.Digest;
import dev.lockstep.engine.venue.Latencies;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.List;

/**
 * What the world of one run has beyond its settings: latencies that were measured, and faults.
 *
 * @param recorded orders whose way was measured one by one, in time order; they replace the settings' latency of orders and books
 */
public record World(List<LatencyLine> latencies, List<FaultSpec> faults, List<RecordedLatency.Row> recorded) {
  /** A world as the settings describe it. */
  public static final World CALM = new World(List.of(), List.of());

  public World {
    latencies = List.copyOf(latencies);
    faults = List.copyOf(faults);
    recorded = List.copyOf(recorded);
  }

  public World(List<LatencyLine> latencies, List<FaultSpec> faults) {
    this(latencies, faults, List.of());
  }

  /** A calm world with latencies as recorded. */
  public static World recorded(List<RecordedLatency.Row> rows) {
    return new World(List.of(), List.of(), rows);
  }

  /** Adds what is recorded to a digest; nothing where nothing is. */
  void digest(Digest digest) {
    for (RecordedLatency.Row row : recorded) digest.number(row.requestNanos()).number(row.exchangeNanos()).number(row.responseNanos());
  }

  Faults faults(Window window) {
    return faults.isEmpty() ? Faults.none() : Faults.of(faults, window.endNanos());
  }

  ExchangeSettings exchange(Settings settings, ExchangeSettings venue, Faults atWork) {
    ExchangeSettings usual = WorldSettings.exchange(settings, venue);
    return faults.isEmpty() ? usual : usual.withSettlement(atWork.settlement(usual.settlement()));
  }

  Latencies latencies(Latencies usual, Window window, RandomSource random) {
    Latencies measured = recorded.isEmpty() ? usual : new Latencies(new RecordedLatency(recorded), usual.accounts());
    return latencies.isEmpty() ? measured : measured.with(latencies, window.endNanos(), random);
  }
}
