package dev.lockstep.engine.latency;

import dev.lockstep.engine.measure.Proportion;
import java.util.List;

/**
 * Latency as it was measured on real orders: between two recorded requests it is interpolated, before the first and after the last it
 * is theirs. Request times and arrival times must not go back.
 */
public final class RecordedLatency implements LatencyModel {
  private final long[] requestNanos;
  private final long[] exchangeNanos;
  private final long[] entryNanos;
  private final long[] responseNanos;

  /** One recorded order: when it was sent, when the venue had it, when the answer was here. */
  public record Row(long requestNanos, long exchangeNanos, long responseNanos) {}

  public RecordedLatency(List<Row> rows) {
    if (rows.isEmpty()) throw new IllegalArgumentException("no latency was recorded");
    requestNanos = rows.stream().mapToLong(Row::requestNanos).toArray();
    exchangeNanos = rows.stream().mapToLong(Row::exchangeNanos).toArray();
    entryNanos = rows.stream().mapToLong(row -> row.exchangeNanos - row.requestNanos).toArray();
    responseNanos = rows.stream().mapToLong(row -> row.responseNanos - row.exchangeNanos).toArray();
    for (int i = 0; i < requestNanos.length; i++) {
      if (entryNanos[i] < 0 || responseNanos[i] < 0) throw new IllegalArgumentException("latency below zero: " + rows.get(i));
      if (i > 0 && (requestNanos[i] < requestNanos[i - 1] || exchangeNanos[i] < exchangeNanos[i - 1]))
        throw new IllegalArgumentException("recorded latency goes back in time: " + rows.get(i));
    }
  }

  @Override
  public long entryNanos(long nowNanos) {
    return interpolated(requestNanos, entryNanos, nowNanos);
  }

  @Override
  public long responseNanos(long nowNanos) {
    return interpolated(exchangeNanos, responseNanos, nowNanos);
  }

  private static long interpolated(long[] times, long[] values, long now) {
    int low = 0;
    int high = times.length - 1;
    if (now <= times[low]) return values[low];
    if (now >= times[high]) return values[high];
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= now) low = middle;
      else high = middle;
    }
    long rise = values[high] - values[low];
    long share = Proportion.of(Math.abs(rise), now - times[low], times[high] - times[low]);
    return rise < 0 ? values[low] - share : values[low] + share;
  }
}
