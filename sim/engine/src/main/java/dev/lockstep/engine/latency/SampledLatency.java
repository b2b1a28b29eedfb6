package dev.lockstep.engine.latency;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.engine.measure.QuantileTable;

/** Latency drawn anew for every message, from a seeded stream of its own. */
public final class SampledLatency implements LatencyModel {
  private final QuantileTable entry;
  private final QuantileTable response;
  private final RandomSource random;

  public SampledLatency(QuantileTable entry, QuantileTable response, RandomSource random) {
    this.entry = entry;
    this.response = response;
    this.random = random;
  }

  /** Long-tailed distributions with these medians; see {@link QuantileTable#longTailed}. */
  public static SampledLatency longTailed(long medianEntryNanos, long medianResponseNanos, RandomSource random) {
    return new SampledLatency(QuantileTable.longTailed(medianEntryNanos), QuantileTable.longTailed(medianResponseNanos), random);
  }

  @Override
  public long entryNanos(long nowNanos) {
    return entry.draw(random);
  }

  @Override
  public long responseNanos(long nowNanos) {
    return response.draw(random);
  }
}
