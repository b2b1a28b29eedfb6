package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which faults are at work now, and the chance within them; each kind draws from a stream of its own. */
final class ActiveFaults {
  private final Map<SwarmFaultKind, List<SwarmFault>> byKind = new EnumMap<>(SwarmFaultKind.class);
  private final Map<SwarmFaultKind, RandomSource> streams = new EnumMap<>(SwarmFaultKind.class);

  ActiveFaults(List<SwarmFault> faults, RandomSource random) {
    for (SwarmFault fault : faults) {
      byKind.computeIfAbsent(fault.kind(), kind -> new ArrayList<>(2)).add(fault);
      streams.computeIfAbsent(fault.kind(), kind -> random.stream(kind.name()));
    }
  }

  /** The fault of a kind that is at work, or null. */
  SwarmFault at(SwarmFaultKind kind, long nanos) {
    List<SwarmFault> faults = byKind.get(kind);
    if (faults == null) return null;
    for (int i = 0; i < faults.size(); i++) if (faults.get(i).at(nanos)) return faults.get(i);
    return null;
  }

  /** Whether a fault whose amount is a chance in a thousand strikes now. */
  boolean strikes(SwarmFaultKind kind, long nanos) {
    SwarmFault fault = at(kind, nanos);
    return fault != null && streams.get(kind).nextLong(1_000) < fault.amount();
  }

  /** A delay of up to the amount in milliseconds if the fault is at work, else 0. */
  long delayNanos(SwarmFaultKind kind, long nanos) {
    SwarmFault fault = at(kind, nanos);
    return fault == null ? 0 : streams.get(kind).nextLong(Math.max(1, fault.amount() * SpotUnits.MILLI));
  }

  /** Uniform in [0, bound), from the stream of a kind that is in the scenario. */
  int draw(SwarmFaultKind kind, int bound) {
    return (int) streams.get(kind).nextLong(bound);
  }

  /** Kinds that are at work. */
  List<SwarmFaultKind> active(long nanos) {
    List<SwarmFaultKind> kinds = new ArrayList<>();
    for (Map.Entry<SwarmFaultKind, List<SwarmFault>> entry : byKind.entrySet()) {
      for (SwarmFault fault : entry.getValue()) {
        if (fault.at(nanos)) {
          kinds.add(entry.getKey());
          break;
        }
      }
    }
    return kinds;
  }

  /** The single fault of a kind for the whole run, or null. */
  SwarmFault any(SwarmFaultKind kind) {
    List<SwarmFault> faults = byKind.get(kind);
    return faults == null ? null : faults.get(0);
  }
}
