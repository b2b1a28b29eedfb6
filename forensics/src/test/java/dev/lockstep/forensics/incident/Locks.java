package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.model.ThreadDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands in for the lock detectors: two or more goroutines wait for a mutex, and none of the others can hold it. */
final class Locks {
  static final LockVerdicts VERDICTS = Locks::judge;

  private Locks() {}

  private static List<Finding> judge(List<ThreadDump> dumps) {
    List<Finding> findings = new ArrayList<>();
    for (ThreadDump dump : dumps) {
      long waiting = dump.threads().stream().filter(t -> t.toString().contains("sync.Mutex.Lock")).count();
      if (waiting < 2) continue;
      findings.add(new Finding("leaked-lock", Severity.CRITICAL, Confidence.HIGH, waiting + " goroutines wait for a mutex that nobody holds",
          Fingerprint.of("leaked-lock"), null, List.of(), Map.of()));
    }
    return findings;
  }
}
