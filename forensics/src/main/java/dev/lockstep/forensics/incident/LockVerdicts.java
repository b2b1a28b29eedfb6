package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.model.ThreadDump;
import java.util.List;

/** Draws verdicts about locks from the dumps of one incident. */
@FunctionalInterface
public interface LockVerdicts {
  List<Finding> of(List<ThreadDump> dumps);
}
