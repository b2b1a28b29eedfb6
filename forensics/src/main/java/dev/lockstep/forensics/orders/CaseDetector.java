package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Finding;
import java.util.List;

/** One or more rules: goes from a case to findings, and does nothing else. */
public interface CaseDetector {
  List<Finding> detect(CaseFile file);
}
