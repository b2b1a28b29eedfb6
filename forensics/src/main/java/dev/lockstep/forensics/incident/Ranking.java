package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Settles findings that explain one another: a weaker explanation gives way to a stronger one. */
final class Ranking {
  private static final Set<String> STRONGER_THAN_PAUSE = new TreeSet<>(Set.of("deadlock", "self-deadlock", "leaked-lock", "stalled-holder"));

  private Ranking() {}

  /** A host pause is information once a lock explains the silence. */
  static List<Finding> settle(List<Finding> findings) {
    boolean lock = findings.stream().anyMatch(f -> STRONGER_THAN_PAUSE.contains(f.ruleId()) && f.severity() == Severity.CRITICAL);
    List<Finding> settled = new ArrayList<>();
    for (Finding f : findings) {
      boolean gives = lock && f.ruleId().equals("host-pause");
      settled.add(
          gives
              ? new Finding(f.ruleId(), Severity.INFO, f.confidence(), f.summary(), f.fingerprint(), f.time(), f.evidence(), f.details())
              : f);
    }
    return settled;
  }
}
