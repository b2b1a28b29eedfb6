package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.locks.ThreadDumpAnalysis;
import dev.lockstep.forensics.model.ThreadDump;
import java.util.List;

/** Draws verdicts about locks from the dumps of one incident. */
@FunctionalInterface
public interface LockVerdicts {
  /** No lock detector looked at the dumps: what they show is unknown. */
  LockVerdicts NONE = dumps -> List.of();

  /** The detectors of {@code forensics threads}: dumps of one process are judged as a series. */
  LockVerdicts DETECTORS = dumps -> new ThreadDumpAnalysis().findings(dumps);

  List<Finding> of(List<ThreadDump> dumps);
}
