package dev.lockstep.reports.reproduce;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;

/** Faults of a scenario that a release cannot meet, since it does no such work: that it shows nothing then says little. */
public final class Unreached {
  private Unreached() {}

  /** Each such fault as its line in the scenario, with the role that the release lacks. */
  public static List<String> faults(Scenario scenario, Release release) {
    List<String> unreached = new ArrayList<>();
    for (Cited<FaultSpec> fault : scenario.faults()) {
      Role role = role(fault.value());
      boolean lacks = role != null && !release.profile().placement().containsKey(role);
      if (lacks) unreached.add(ScenarioFile.line(fault.value()) + " does not reach " + release.name() + ", which has no " + role.label());
    }
    return unreached;
  }

  /** Whose lane it concerns; null for faults that every bot meets. */
  private static Role role(FaultSpec fault) {
    if (fault instanceof FaultSpec.SlowSave) return Role.STORE;
    return fault instanceof FaultSpec.LockHeld held ? held.of() : null;
  }
}
