package dev.lockstep.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.reports.Drawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal as lines: it is valid JSON, its rules know every line, and its findings are those of the run's own log. */
class JournalLogTest {
  private static final String WINDOW = "btc-updown-15m-1772241300";

  private static String journal(Release release) throws IOException {
    StringBuilder out = new StringBuilder();
    JournalLog.write(Drawn.crash(WINDOW).run(release), out);
    return out.toString();
  }

  private static LogSource source(String text) {
    return new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of("run.jsonl", text.getBytes(StandardCharsets.UTF_8)))).sources().get(0);
  }

  private static List<Finding> symptoms(LogSource source) {
    return CaseRules.findings(CaseFile.of(List.of(source))).stream().filter(f -> f.severity().atLeast(Severity.WARNING)).toList();
  }

  @Test
  void everyLineIsAnObjectAndEveryEntryIsThere() throws IOException {
    WindowResult run = Drawn.crash(WINDOW).run(Releases.V1_60);
    List<String> lines = journal(Releases.V1_60).lines().toList();
    assertThat(lines).hasSize(run.journal().size() + 1);
    for (String line : lines) {
      JsonNode entry = new ObjectMapper().readTree(line);
      assertThat(entry.path("time").asText()).endsWith("Z");
      assertThat(entry.path("lane").asText()).isNotEmpty();
    }
  }

  @Test
  void theShippedRulesKnowEveryLine() throws IOException {
    for (Release release : List.of(Releases.V1_60, Releases.V1_61, Releases.V1_60_SHIPPED)) {
      String text = journal(release);
      LogSource source = source(text);
      assertThat(source.facts().bot()).isEqualTo("lockstep");
      assertThat(source.ruleCounts().values().stream().mapToLong(n -> n).sum()).as(release.name()).isEqualTo(text.lines().count());
      assertThat(source.rhythm(EventKind.EVALUATION).count()).isEqualTo(text.lines().filter(l -> l.contains("\"event\":\"Evaluated\"")).count());
    }
  }

  @Test
  void theJournalShowsTheBlackoutAndWhoHeldTheLane() throws IOException {
    List<Finding> before = symptoms(source(journal(Releases.V1_60)));
    assertThat(before).extracting(Finding::ruleId).contains("blackout", "held-lane").doesNotContain("orphan-order", "oversold", "bad-lifecycle");
    Finding held = before.stream().filter(f -> f.ruleId().equals("held-lane")).findFirst().orElseThrow();
    assertThat(held.details().get("lane")).isEqualTo("main");
    // The journal holds the truth to the nanosecond: the longest hold it lists over a position is what must be reported.
    Finding dark = before.stream().filter(f -> f.ruleId().equals("blackout")).findFirst().orElseThrow();
    assertThat(Double.parseDouble(dark.details().get("durationSeconds").toString())).isGreaterThan(2);
    assertThat(symptoms(source(journal(Releases.V1_61)))).isEmpty();
  }
}
