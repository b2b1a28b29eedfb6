package dev.lockstep.datasets.synth;

import dev.lockstep.bot.market.Outcome;
import java.util.List;

/**
 * One window to make. Times are nanoseconds relative to its end; prices are thousandths, sizes millionths of a share.
 *
 * @param label what it is, in words, kept in the tape's provenance
 * @param downSubject whether path, depth and events describe the Down token; the tape always holds Up
 */
record WindowSpec(
    String id,
    long startNanos,
    long endNanos,
    String label,
    Outcome winner,
    boolean downSubject,
    long fromNanos,
    long toNanos,
    long cadenceNanos,
    double cadenceJitter,
    int tick,
    List<Knot> knots,
    List<DepthStep> depth,
    Noise noise,
    List<LatencyStep> latency,
    Trades trades,
    List<Event> events,
    long resolvedNanos) {

  WindowSpec withDepth(List<DepthStep> other) {
    return new WindowSpec(id, startNanos, endNanos, label, winner, downSubject, fromNanos, toNanos, cadenceNanos, cadenceJitter, tick,
        knots, other, noise, latency, trades, events, resolvedNanos);
  }

  /**
   * Small movements around the path.
   *
   * @param ticks largest shift in steps of the tick, 0 for none
   * @param everyNanos how long a shift stays
   * @param quiet spans without noise, as pairs of instants
   */
  record Noise(int ticks, long everyNanos, List<long[]> quiet) {}

  /** Feed latency from an instant on: {@code base} plus up to {@code jitter}, both in nanoseconds. */
  record LatencyStep(long nanos, long base, long jitter) {}

  /** Random trade prints: mean distance in time (0 for none) and the range of sizes in lots. */
  record Trades(long everyNanos, long fromLots, long toLots) {}

  /**
   * Something at an exact instant: a trade print, a level set to a size, or a change of the tick.
   *
   * @param kind a {@link dev.lockstep.datasets.tape.RowKind}
   * @param side +1 or -1
   */
  record Event(long nanos, byte kind, int side, int ticks, long lots) {}
}
