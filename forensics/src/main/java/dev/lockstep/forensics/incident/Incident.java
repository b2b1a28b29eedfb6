package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.orders.CaseFile;
import java.util.List;

/** A bundle after all of it was read and judged. */
public record Incident(
    CaseFile evidence, List<InputReport> inputs, List<Finding> findings, List<ClockOffset> offsets, RootCauseCard card,
    List<String> problems) {
  public Incident {
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
    offsets = List.copyOf(offsets);
    problems = List.copyOf(problems);
  }
}
