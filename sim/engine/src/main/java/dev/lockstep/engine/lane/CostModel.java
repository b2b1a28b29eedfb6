package dev.lockstep.engine.lane;

/** How long one step occupies its lane. Within a step the clock stands still; the cost is added at the step's end. */
@FunctionalInterface
public interface CostModel {
  /** Nanoseconds that a step of the task with this label takes on this lane; not negative. */
  long stepNanos(String lane, String label);

  /** Steps take no time: only waits do. */
  CostModel ZERO = (lane, label) -> 0;

  static CostModel constant(long nanos) {
    if (nanos < 0) throw new IllegalArgumentException("a step cannot take " + nanos + " ns");
    return (lane, label) -> nanos;
  }
}
