package dev.lockstep.engine.venue;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.latency.ActivityLatency;
import dev.lockstep.engine.latency.ConstantLatency;
import dev.lockstep.engine.latency.LatencyModel;
import dev.lockstep.engine.latency.MarketActivity;
import dev.lockstep.engine.latency.MeasuredLatency;
import dev.lockstep.engine.latency.SampledLatency;
import java.util.List;
import java.util.function.Supplier;

/** The latencies of a run: one model for orders and books, one for account requests, each from its own stream of chance. */
public record Latencies(LatencyModel orders, LatencyModel accounts) {
  /** Most that activity may add to one direction. */
  private static final long ADDED_NANOS_MAX = 5_000_000_000L;

  /** The models that the settings name; activity is counted only if one of them needs it. */
  public static Latencies of(Settings settings, Supplier<MarketActivity> activity, RandomSource random) {
    long entry = settings.nanos(WorldSettings.LATENCY_ENTRY);
    long response = settings.nanos(WorldSettings.LATENCY_RESPONSE);
    long account = settings.nanos(WorldSettings.LATENCY_ACCOUNT);
    RandomSource latency = random.stream("latency");
    return new Latencies(
        model(settings, entry, response, activity, latency.stream("orders")),
        model(settings, account / 2, account - account / 2, activity, latency.stream("accounts")));
  }

  /** These, where a scenario does not say otherwise; {@code endNanos} is the window's end. */
  public Latencies with(List<LatencyLine> lines, long endNanos, RandomSource random) {
    RandomSource measured = random.stream("measured-latency");
    return new Latencies(
        MeasuredLatency.of(orders, lines, Traffic.ORDERS, endNanos, measured.stream("orders")),
        MeasuredLatency.of(accounts, lines, Traffic.ACCOUNT, endNanos, measured.stream("accounts")));
  }

  private static LatencyModel model(Settings settings, long entry, long response, Supplier<MarketActivity> activity, RandomSource random) {
    return switch (settings.word(WorldSettings.LATENCY_MODEL)) {
      case "constant" -> new ConstantLatency(entry, response);
      case "sampled" -> SampledLatency.longTailed(entry, response, random);
      case "activity" -> new ActivityLatency(
          new ConstantLatency(entry, response), activity.get(), settings.nanos(WorldSettings.LATENCY_ACTIVITY), ADDED_NANOS_MAX);
      default -> throw new AssertionError(settings.word(WorldSettings.LATENCY_MODEL));
    };
  }
}
