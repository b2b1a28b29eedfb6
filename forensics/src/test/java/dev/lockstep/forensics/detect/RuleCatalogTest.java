package dev.lockstep.forensics.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pins the table to the ids, severities and the cap that the written definitions give. */
class RuleCatalogTest {
  private static final List<String> ALWAYS_CRITICAL =
      List.of("deadlock", "self-deadlock", "leaked-lock", "blackout", "stale-pending-order", "saves-stopped", "zombie-retry",
          "orphan-order", "oversold", "duplicate-fill", "fill-lost", "submit-after-gate");
  private static final List<String> INFO =
      List.of("contention", "cpu-under-lock", "latency-outlier", "clock-skew", "log-loss", "restart-gap");

  @Test
  void severitiesAreThoseOfTheDefinitions() {
    Map<Severity, List<String>> bySeverity =
        RuleCatalog.rules().stream().collect(Collectors.groupingBy(Rule::severity, Collectors.mapping(Rule::id, Collectors.toList())));
    assertThat(bySeverity.get(Severity.CRITICAL)).containsExactlyInAnyOrderElementsOf(ALWAYS_CRITICAL);
    assertThat(bySeverity.get(Severity.INFO)).containsExactlyInAnyOrderElementsOf(INFO);
    assertThat(RuleCatalog.rules()).extracting(Rule::id).doesNotHaveDuplicates().contains("stalled-holder", "host-pause", "no-backoff");
  }

  @Test
  void aDoubtfulFindingIsNeverCritical() {
    Finding finding = new Finding("deadlock", Severity.CRITICAL, Confidence.LOW, "s", "f", null, List.of(), Map.of());
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void jsonKeepsTheFieldsOfTheContract() {
    Finding finding =
        new Finding("deadlock", Severity.CRITICAL, Confidence.CERTAIN, "a \"b\"", "f", null,
            List.of(new Evidence("x", 3, "line")), Map.of("lock", "L"));
    String json = FindingsJson.write(List.of(), List.of(finding), new dev.lockstep.forensics.text.Redactor());
    assertThat(json).contains("\"schema\": \"lockstep.findings/1\"", "\"severity\": \"critical\"", "\"time\": null", "\"a \\\"b\\\"\"", "\"line\": 3");
  }
}
