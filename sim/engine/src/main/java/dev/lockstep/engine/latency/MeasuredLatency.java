package dev.lockstep.engine.latency;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.measure.QuantileTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Round trips as a scenario gives them, part by part of the window. What was measured is the whole round trip; each way takes half of a
 * draw of its own, so that the extremes of the round trip come less often than measured.
 */
public final class MeasuredLatency implements LatencyModel {
  private static final int PER_PERCENT = 10_000;

  private final LatencyModel otherwise;
  private final List<Part> parts;
  private final long endNanos;
  private final RandomSource random;

  private record Part(LatencyLine line, QuantileTable roundTrip) {}

  private MeasuredLatency(LatencyModel otherwise, List<Part> parts, long endNanos, RandomSource random) {
    this.otherwise = otherwise;
    this.parts = List.copyOf(parts);
    this.endNanos = endNanos;
    this.random = random;
  }

  /** The latency of one kind of call; {@code otherwise} where no line speaks of it. */
  public static LatencyModel of(LatencyModel otherwise, List<LatencyLine> lines, Traffic call, long endNanos, RandomSource random) {
    List<Part> parts = new ArrayList<>();
    for (LatencyLine line : lines) if (line.of().covers(call)) parts.add(new Part(line, table(line.roundTrip())));
    return parts.isEmpty() ? otherwise : new MeasuredLatency(otherwise, parts, endNanos, random);
  }

  private static QuantileTable table(LatencySpec spec) {
    if (spec instanceof LatencySpec.Constant constant) return QuantileTable.constant(constant.nanos());
    if (!(spec instanceof LatencySpec.Quantiles quantiles)) throw new AssertionError(spec);
    return new QuantileTable(
        quantiles.points().stream().map(point -> new QuantileTable.Point(point.percent() * PER_PERCENT, point.nanos())).toList());
  }

  @Override
  public long entryNanos(long nowNanos) {
    Part part = at(nowNanos);
    return part == null ? otherwise.entryNanos(nowNanos) : part.roundTrip().draw(random) / 2;
  }

  @Override
  public long responseNanos(long nowNanos) {
    Part part = at(nowNanos);
    if (part == null) return otherwise.responseNanos(nowNanos);
    long roundTrip = part.roundTrip().draw(random);
    return roundTrip - roundTrip / 2;
  }

  private Part at(long nowNanos) {
    for (int i = parts.size() - 1; i >= 0; i--) if (parts.get(i).line().span().contains(nowNanos - endNanos)) return parts.get(i);
    return null;
  }
}
