package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;

/** {@code state-unreadable} and {@code state-inconsistent}: which generation of a state can be trusted. */
final class StateDetector implements CaseDetector {
  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (StateSnapshot state : file.states()) {
      if (!state.readable()) findings.add(unreadable(file, state));
      else if (!state.faults().isEmpty()) findings.add(inconsistent(file, state));
    }
    return findings;
  }

  private static Finding unreadable(CaseFile file, StateSnapshot state) {
    StateSnapshot valid = null;
    for (StateSnapshot other : file.states()) {
      boolean kin = other != state && other.readable() && !other.schema().equals("none") && other.sameFile(state);
      if (kin && (valid == null || other.savedNanos() > valid.savedNanos())) valid = other;
    }
    return Report.of("state-unreadable", valid == null, Confidence.CERTAIN)
        .key(state.family())
        .detail("problem", state.problem())
        .detail("validGeneration", valid == null ? null : name(file, valid))
        .line(state.file(), 1, state.problem())
        .say("%s cannot be read (%s); %s", name(file, state), state.problem(),
            valid == null ? "no valid generation is left" : "the newest valid generation is " + name(file, valid));
  }

  private static Finding inconsistent(CaseFile file, StateSnapshot state) {
    Report report =
        Report.warning("state-inconsistent", Confidence.HIGH)
            .key(state.family())
            .detail("faults", state.faults());
    for (String fault : state.faults()) report.line(state.file(), 1, fault);
    return report.say("%s: %s%s", name(file, state), state.faults().get(0),
        state.faults().size() > 1 ? ", and " + (state.faults().size() - 1) + " more" : "");
  }

  /** The name of a state, with its folder where another folder has one of that name. */
  static String name(CaseFile file, StateSnapshot state) {
    String name = state.file().substring(state.file().lastIndexOf('/') + 1);
    for (StateSnapshot other : file.states()) {
      if (!other.file().equals(state.file()) && other.file().endsWith("/" + name)) return state.file();
    }
    return name;
  }
}
