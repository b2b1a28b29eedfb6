package dev.lockstep.reports.reproduce;

import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.engine.verify.Violation;
import dev.lockstep.forensics.detect.Finding;
import java.util.List;

/**
 * A scenario under one release.
 *
 * @param log its journal in the bot's own log format
 * @param findings what the rules find in that log at warning or above, in the order of time
 * @param matching the expected findings beside what came
 * @param violations false exits and broken invariants of the run
 */
public record Side(ScenarioRunner.Run run, String log, List<Finding> findings, Matching matching, List<Violation> violations) {
  public Side {
    findings = List.copyOf(findings);
    violations = List.copyOf(violations);
  }

  public String release() {
    return run.release().name();
  }

  /** What it bought and what became of it. */
  public Holding holding() {
    return new Holding(this);
  }

  /** Nothing was found and nothing broken. */
  public boolean clean() {
    return findings.isEmpty() && violations.isEmpty();
  }
}
