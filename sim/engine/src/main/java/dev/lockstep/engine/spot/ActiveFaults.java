package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which faults are at work now, and the chance within them; each kind draws from a stream of its own. */
final class ActiveFaults {
  private static final SwarmFaultKind[] KINDS = SwarmFaultKind.values();
  private static final SwarmFault[] NONE = {};
  /** The faults of each kind, by ordinal: asked at every message and every order. */
  private final SwarmFault[][] byKind = new SwarmFault[KINDS.length][];
  private final RandomSource[] streams = new RandomSource[KINDS.length];

  ActiveFaults(List<SwarmFault> faults, RandomSource random) {
    Arrays.fill(byKind, NONE);
    for (SwarmFault fault : faults) {
      int kind = fault.kind().ordinal();
      byKind[kind] = Arrays.copyOf(byKind[kind], byKind[kind].length + 1);
      byKind[kind][byKind[kind].length - 1] = fault;
      if (streams[kind] == null) streams[kind] = random.stream(fault.kind().name());
    }
  }

  /** The fault of a kind that is at work, or null. */
  SwarmFault at(SwarmFaultKind kind, long nanos) {
    for (SwarmFault fault : byKind[kind.ordinal()]) if (fault.at(nanos)) return fault;
    return null;
  }

  /** Whether a fault of a kind was at work at any moment of a span. */
  boolean within(SwarmFaultKind kind, long fromNanos, long toNanos) {
    for (SwarmFault fault : byKind[kind.ordinal()]) if (fault.fromNanos() <= toNanos && fault.toNanos() > fromNanos) return true;
    return false;
  }

  /** Whether a fault whose amount is a chance in a thousand strikes now. */
  boolean strikes(SwarmFaultKind kind, long nanos) {
    SwarmFault fault = at(kind, nanos);
    return fault != null && streams[kind.ordinal()].nextLong(1_000) < fault.amount();
  }

  /** A delay of up to the amount in milliseconds if the fault is at work, else 0. */
  long delayNanos(SwarmFaultKind kind, long nanos) {
    SwarmFault fault = at(kind, nanos);
    return fault == null ? 0 : streams[kind.ordinal()].nextLong(Math.max(1, fault.amount() * SpotUnits.MILLI));
  }

  /** Uniform in [0, bound), from the stream of a kind that is in the scenario. */
  int draw(SwarmFaultKind kind, int bound) {
    return (int) streams[kind.ordinal()].nextLong(bound);
  }

  /** Kinds that are at work. */
  List<SwarmFaultKind> active(long nanos) {
    List<SwarmFaultKind> kinds = new ArrayList<>();
    for (SwarmFaultKind kind : KINDS) if (at(kind, nanos) != null) kinds.add(kind);
    return kinds;
  }

  /** The single fault of a kind for the whole run, or null. */
  SwarmFault any(SwarmFaultKind kind) {
    SwarmFault[] faults = byKind[kind.ordinal()];
    return faults.length == 0 ? null : faults[0];
  }
}
