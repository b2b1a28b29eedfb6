package dev.lockstep.forensics.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.plant.GoIncident;
import java.util.List;
import org.junit.jupiter.api.Test;

/** October 2025, rebuilt, and bundles with equal symptoms and other causes. */
class GoIncidentTest {
  private static Incident read(GoIncident incident, long seed) {
    return new IncidentReader(LogScan.Options.shipped(), LockVerdicts.DETECTORS).read(IncidentBundle.of(incident.files(seed)));
  }

  private static List<String> critical(Incident incident) {
    return incident.findings().stream().filter(f -> f.severity() == Severity.CRITICAL).map(Finding::ruleId).toList();
  }

  @Test
  void theIncidentHasOneRootCause() {
    for (long seed = 0; seed < 4; seed++) {
      Incident incident = read(GoIncident.LEAKED_LOCK, seed);
      assertThat(critical(incident)).contains("stale-pending-order", "saves-stopped", "leaked-lock");
      assertThat(incident.card().verdict()).isEqualTo("leaked-lock");
      assertThat(incident.card().ongoing()).startsWith("yes");
      Finding stale = incident.findings().stream().filter(f -> f.ruleId().equals("stale-pending-order")).findFirst().orElseThrow();
      assertThat(incident.card().openOrders().toString()).contains(stale.details().get("idInLog").toString());
      Finding saves = incident.findings().stream().filter(f -> f.ruleId().equals("saves-stopped")).findFirst().orElseThrow();
      assertThat(saves.details().get("measuredAgainst")).isEqualTo("dump or manifest");
      assertThat(Double.parseDouble(saves.details().get("durationSeconds").toString())).isBetween(2_280.0, 2_400.0);
    }
  }

  /** Without the dump and the manifest the log's end proves nothing: no silence is measured, and no lock is named. */
  @Test
  void theLogAloneProvesNoLock() {
    var files = new java.util.LinkedHashMap<>(GoIncident.LEAKED_LOCK.files(1));
    files.remove("goroutines.txt");
    files.remove("manifest.json");
    Incident incident = new IncidentReader(LogScan.Options.shipped(), LockVerdicts.DETECTORS).read(IncidentBundle.of(files));
    assertThat(incident.findings()).extracting(Finding::ruleId).doesNotContain("global-freeze", "leaked-lock", "saves-stopped");
    assertThat(incident.card().verdict()).isNotEqualTo("leaked-lock");
  }

  @Test
  void lookAlikesAreToldApart() {
    for (long seed = 0; seed < 4; seed++) {
      assertThat(read(GoIncident.LOST_LOG, seed).card().verdict()).as("lost log").isEqualTo("lost-log");
      assertThat(read(GoIncident.HOST_PAUSE, seed).card().verdict()).as("host pause").isEqualTo("host-pause");
      assertThat(read(GoIncident.UNEXPLAINED, seed).card().verdict()).as("unexplained").isEqualTo("cannot-tell");
      assertThat(read(GoIncident.GATE_CLOSED, seed).card().verdict()).as("gate").isEqualTo("gate-closed");
    }
  }

  /** The playbook's contradiction: it takes a silent SELL beside living ticks for this lock, which would stop the ticks. */
  @Test
  void ticksThatGoOnSpeakAgainstTheLeakedLock() {
    Hypothesis lock = read(GoIncident.GATE_CLOSED, 3).card().hypotheses().stream().filter(h -> h.id().equals("leaked-lock")).findFirst().orElseThrow();
    assertThat(lock.against().toString()).contains("ticks go on").contains("the playbook says otherwise");
    assertThat(lock.score()).isNegative();
    Hypothesis found = read(GoIncident.LEAKED_LOCK, 3).card().hypotheses().get(0);
    assertThat(found.supports().toString()).contains("the ticks stopped too");
  }

  @Test
  void theCardPrescribesWhatTheCauseNeeds() {
    List<String> cures = read(GoIncident.LEAKED_LOCK, 2).card().hypotheses().get(0).prescription();
    for (String cure : List.of("inside a critical section", "one writer for the state", "persist on every reprice", "unlock per iteration", "watchdog", "heartbeat per pipeline")) {
      assertThat(cures.toString()).contains(cure);
    }
  }
}
