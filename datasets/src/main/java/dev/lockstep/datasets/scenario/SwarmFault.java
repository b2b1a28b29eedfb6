package dev.lockstep.datasets.scenario;

/**
 * One fault of a spot scenario.
 *
 * @param fromNanos when it begins, after the start of the run
 * @param toNanos when it ends
 * @param amount how strong it is, in the kind's own unit; see {@link SwarmFaultKind}
 * @param aim 0, or the number of the phase (from 1) that an order must reach, after its beginning, for it to strike
 */
public record SwarmFault(SwarmFaultKind kind, long fromNanos, long toNanos, long amount, int aim) {
  public SwarmFault {
    if (fromNanos < 0 || toNanos < fromNanos) throw new IllegalArgumentException(kind + " from " + fromNanos + " to " + toNanos);
  }

  public SwarmFault(SwarmFaultKind kind, long fromNanos, long toNanos, long amount) {
    this(kind, fromNanos, toNanos, amount, 0);
  }

  public boolean at(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }
}
