package dev.lockstep.datasets.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A spot world as data: with a release it determines a run to the last byte.
 *
 * @param seed seed of the market, of latencies and of the chance within faults
 * @param baseLots base that the account owns at the start
 * @param quoteNanoUsd quote that the account owns at the start
 * @param volatilityCentiBps size of a usual price step, in hundredths of a basis point
 * @param offsetCentiBps distance of the maker's first limit
 * @param fallback whether the market fallback is on
 * @param attemptNanos time between two attempts to open a lot on one side
 */
public record SwarmScenario(
    long seed, long baseLots, long quoteNanoUsd, int volatilityCentiBps, int offsetCentiBps, boolean fallback, long attemptNanos,
    List<SwarmFault> faults) {
  public SwarmScenario {
    faults = List.copyOf(faults);
  }

  public SwarmScenario withFaults(List<SwarmFault> others) {
    return new SwarmScenario(seed, baseLots, quoteNanoUsd, volatilityCentiBps, offsetCentiBps, fallback, attemptNanos, others);
  }

  /** The same scenario without one fault. */
  public SwarmScenario without(int index) {
    List<SwarmFault> fewer = new ArrayList<>(faults);
    fewer.remove(index);
    return withFaults(fewer);
  }
}
