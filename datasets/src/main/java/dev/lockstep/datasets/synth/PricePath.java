package dev.lockstep.datasets.synth;

import java.util.List;

/** Best bid and ask over time between the knots of a specification, in thousandths on the tick. */
final class PricePath {
  private final List<Knot> knots;
  private int segment;
  private int bid;
  private int ask;

  PricePath(List<Knot> knots) {
    this.knots = knots;
  }

  /** Moves to an instant, which must not come before the last one asked for. */
  void at(long nanos, int tick, int spread) {
    while (segment + 1 < knots.size() && knots.get(segment + 1).nanos() <= nanos) segment++;
    Knot from = knots.get(segment);
    Knot to = segment + 1 < knots.size() ? knots.get(segment + 1) : from;
    boolean moves = from.linear() && to != from && nanos > from.nanos();
    bid = moves ? between(from.bidTicks(), to.bidTicks(), from, to, nanos) : from.bidTicks();
    bid = bid / tick * tick;
    if (from.askTicks() < 0) ask = bid + spread;
    else if (moves && from.askTicks() > 0 && to.askTicks() > 0) ask = up(between(from.askTicks(), to.askTicks(), from, to, nanos), tick);
    else ask = up(from.askTicks(), tick);
  }

  private static int between(int a, int b, Knot from, Knot to, long nanos) {
    return a + (int) Math.floorDiv((b - a) * (nanos - from.nanos()), to.nanos() - from.nanos());
  }

  private static int up(int ticks, int tick) {
    return (ticks + tick - 1) / tick * tick;
  }

  /** Best bid, 0 for none. */
  int bid() {
    return bid;
  }

  /** Best ask, 0 for none; may be a dollar or more, which means none as well. */
  int ask() {
    return ask;
  }
}
