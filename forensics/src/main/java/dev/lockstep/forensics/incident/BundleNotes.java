package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What dumps and states of a bundle show and no fault of a scenario can carry: they tell of one instant, not since when a lock was held or a
 * save took, and a leaked lock is a defect of the release and no doing of the world.
 */
public final class BundleNotes {
  private static final List<String> HELD =
      List.of("deadlock", "self-deadlock", "leaked-lock", "stalled-holder", "slow-io-under-lock", "lock-convoy", "cpu-under-lock", "contention", "long-wait");
  private static final List<String> SAVED =
      List.of("saves-stopped", "state-unreadable", "state-inconsistent", "stale-pending-order", "ghost-pending-order");

  private BundleNotes() {}

  /** One line for each such finding, with the first line of its evidence. */
  public static List<String> of(List<Finding> findings) {
    List<String> notes = new ArrayList<>();
    for (Finding finding : findings) {
      String what = HELD.contains(finding.ruleId()) ? "lock held" : SAVED.contains(finding.ruleId()) ? "saving or the saved state" : null;
      if (what == null) continue;
      Evidence line = finding.evidence().isEmpty() ? null : finding.evidence().get(0);
      notes.add(what + ": " + finding.ruleId() + ", " + finding.summary() + (line == null ? "" : " (" + line.file() + ":" + line.line() + ")"));
    }
    return notes;
  }
}
