package dev.lockstep.cli;

import dev.lockstep.forensics.incident.LockVerdicts;
import java.util.List;

/** The lock detectors as the incident reader wants them. */
final class LockVerdictsOf {
  private LockVerdictsOf() {}

  static LockVerdicts dumps() {
    return dumps -> List.of();
  }
}
