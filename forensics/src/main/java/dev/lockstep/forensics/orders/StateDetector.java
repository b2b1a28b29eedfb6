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
      else if (!state.faults().isEmpty()) findings.add(inconsistent(state));
    }
    return findings;
  }

  private static Finding unreadable(CaseFile file, StateSnapshot state) {
    StateSnapshot valid = null;
    for (StateSnapshot other : file.states()) {
      boolean kin = other != state && other.readable() && !other.schema().equals("none") && other.family().equals(state.family());
      if (kin && (valid == null || other.savedNanos() > valid.savedNanos())) valid = other;
    }
    return Report.of("state-unreadable", valid == null, Confidence.CERTAIN)
        .key(state.family())
        .detail("problem", state.problem())
        .detail("validGeneration", valid == null ? null : name(valid.file()))
        .line(state.file(), 1, state.problem())
        .say("%s cannot be read (%s); %s", name(state.file()), state.problem(),
            valid == null ? "no valid generation is left" : "the newest valid generation is " + name(valid.file()));
  }

  private static Finding inconsistent(StateSnapshot state) {
    Report report =
        Report.warning("state-inconsistent", Confidence.HIGH)
            .key(state.family())
            .detail("faults", state.faults());
    for (String fault : state.faults()) report.line(state.file(), 1, fault);
    return report.say("%s: %s%s", name(state.file()), state.faults().get(0),
        state.faults().size() > 1 ? ", and " + (state.faults().size() - 1) + " more" : "");
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
