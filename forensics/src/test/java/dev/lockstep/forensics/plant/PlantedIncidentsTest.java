package dev.lockstep.forensics.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.incident.Incident;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.IncidentReader;
import dev.lockstep.forensics.incident.LockVerdicts;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand planted bundles: the planter knows the truth, and shares no pattern with the rules. */
class PlantedIncidentsTest {
  private static final int BUNDLES = 1_000;
  /** Seeds that were never looked at while detectors were tuned (0 to 999 were). */
  private static final long FIRST = 2_000_000;
  private final IncidentReader reader = new IncidentReader(LogScan.Options.shipped(), LockVerdicts.DETECTORS);

  @Test
  void defectsAreFoundDecoysAreNotAndNothingElseIsSaid() {
    List<String> wrong = new ArrayList<>();
    int findings = 0;
    int outside = 0;
    int planted = 0;
    for (long seed = FIRST; seed < FIRST + BUNDLES; seed++) {
      PlantedBundle bundle = Planter.bundle(seed);
      List<Finding> found = reader.read(IncidentBundle.of(bundle.files())).findings();
      String name = "seed " + seed + " " + bundle.bot() + " " + bundle.rule();
      boolean hit = found.stream().anyMatch(f -> f.ruleId().equals(bundle.rule()));
      if (!bundle.rule().isEmpty() && hit == bundle.decoy()) wrong.add(name + (hit ? ": decoy found" : ": missed"));
      if (!bundle.rule().isEmpty() && !bundle.decoy()) planted++;
      for (Finding finding : found) {
        findings++;
        boolean declared = !bundle.decoy() && (finding.ruleId().equals(bundle.rule()) || bundle.implied().contains(finding.ruleId()));
        if (!declared) outside++;
        if (!declared) wrong.add(name + ": also " + finding.ruleId() + ", " + finding.summary());
      }
    }
    assertThat(planted).isGreaterThan(600);
    assertThat(findings).isGreaterThan(planted);
    assertThat((double) outside / findings).as(String.join("\n", wrong)).isLessThanOrEqualTo(0.001);
    assertThat(wrong).isEmpty();
  }

  @Test
  void twoRunsGiveTheSameBytes() {
    for (long seed = 0; seed < Planter.ROUND; seed++) {
      PlantedBundle bundle = Planter.bundle(seed);
      assertThat(json(reader.read(IncidentBundle.of(bundle.files())))).isEqualTo(json(reader.read(IncidentBundle.of(Planter.bundle(seed).files()))));
    }
  }

  private static String json(Incident incident) {
    return FindingsJson.write(incident.inputs(), incident.findings(), new Redactor()) + incident.card();
  }
}
