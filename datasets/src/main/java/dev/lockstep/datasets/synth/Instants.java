package dev.lockstep.datasets.synth;

import java.util.TreeSet;

/** The instants at which a window is updated: its cadence, and every instant the specification names. */
final class Instants {
  private final WindowSpec spec;
  private final SplitMix random;

  Instants(WindowSpec spec, SplitMix random) {
    this.spec = spec;
    this.random = random;
  }

  long[] all() {
    TreeSet<Long> instants = new TreeSet<>();
    long width = (long) (spec.cadenceNanos() * spec.cadenceJitter());
    for (long at = spec.fromNanos(); at <= spec.toNanos(); at += spec.cadenceNanos()) {
      long moved = at == spec.fromNanos() || width == 0 ? at : at + random.below(width + 1) - width / 2;
      instants.add(Math.max(spec.fromNanos(), moved));
    }
    instants.add(spec.toNanos());
    for (Knot knot : spec.knots()) add(instants, knot.nanos());
    for (DepthStep step : spec.depth()) add(instants, step.nanos());
    for (WindowSpec.Event event : spec.events()) add(instants, event.nanos());
    return instants.headSet(spec.toNanos(), true).stream().mapToLong(Long::longValue).toArray();
  }

  private void add(TreeSet<Long> instants, long at) {
    if (at >= spec.fromNanos()) instants.add(at);
  }
}
