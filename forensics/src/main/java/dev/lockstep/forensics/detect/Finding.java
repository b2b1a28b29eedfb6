package dev.lockstep.forensics.detect;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing found in the evidence.
 *
 * @param ruleId an id of {@link RuleCatalog}
 * @param severity never {@code CRITICAL} together with {@code LOW}: such a finding is turned into a warning
 * @param summary one sentence for a person
 * @param fingerprint equal for the same finding in another dump; free of addresses, times and file order
 * @param time when it happened or was dumped, null where not known
 * @param details JSON-able values (strings, numbers, booleans, lists, maps, null) in a fixed order
 */
public record Finding(
    String ruleId,
    Severity severity,
    Confidence confidence,
    String summary,
    String fingerprint,
    Instant time,
    List<Evidence> evidence,
    Map<String, Object> details) {
  public Finding {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(confidence, "confidence");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(fingerprint, "fingerprint");
    if (severity == Severity.CRITICAL && confidence == Confidence.LOW) {
      severity = Severity.WARNING;
    }
    evidence = List.copyOf(evidence);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
