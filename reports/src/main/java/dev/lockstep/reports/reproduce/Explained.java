package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What a scenario's faults show by themselves under any release: a machine that stands still prints nothing. */
final class Explained {
  private Explained() {}

  static List<String> rules(Scenario scenario) {
    List<String> rules = new ArrayList<>();
    for (Cited<FaultSpec> fault : scenario.faults()) {
      boolean feed = fault.value() instanceof FaultSpec.Stall || fault.value() instanceof FaultSpec.Gap || fault.value() instanceof FaultSpec.Disconnect;
      if (fault.value() instanceof FaultSpec.HostPause) rules.addAll(List.of("global-freeze", "host-pause"));
      boolean lane = fault.value() instanceof FaultSpec.SlowSave || fault.value() instanceof FaultSpec.LockHeld;
      // A bot whose main lane is held prints nothing; that this is bad for its exits is said by a blackout.
      if (lane) rules.add("global-freeze");
      if (feed) rules.addAll(List.of("selective-stall", "stale-data"));
    }
    return rules;
  }
}
