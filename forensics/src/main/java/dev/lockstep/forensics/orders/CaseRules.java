package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingOrder;
import java.util.ArrayList;
import java.util.List;

/** All detectors over logs and states. */
public final class CaseRules {
  private static final List<CaseDetector> ALL = List.of(
      new BlackoutDetector(), new SilenceDetector(), new OrderStateDetector(), new OrderFlowDetector(), new RetryDetector(),
      new ClockDetector(), new DataDetector(), new StateDetector());

  private CaseRules() {}

  /** Every finding of every detector, most severe first; the order of the inputs does not matter. */
  public static List<Finding> findings(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (CaseDetector detector : ALL) findings.addAll(detector.detect(file));
    if (findings.size() > 1) findings.sort(FindingOrder.MOST_SEVERE_FIRST.thenComparing(Finding::summary));
    return List.copyOf(findings);
  }
}
