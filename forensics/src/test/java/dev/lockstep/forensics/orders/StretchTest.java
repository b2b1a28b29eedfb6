package dev.lockstep.forensics.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.plant.PlantedBundle;
import dev.lockstep.forensics.plant.Planter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking for a stretch of time limits what is counted and kept, and changes no finding within it. */
class StretchTest {
  private static final long MINUTE = 60_000_000_000L;

  private static List<String> findings(byte[] log, String name, Stretch scanned, Stretch shown) {
    LogScan.Result result = new LogScan(LogScan.Options.shipped(), scanned).scan(List.of(LogInput.of(name, log)));
    return CaseRules.findings(CaseFile.of(result.sources())).stream().filter(f -> f.time() != null && shown.contains(nanos(f)))
        .map(f -> f.ruleId() + f.severity() + f.confidence() + f.time() + f.summary() + f.details()).toList();
  }

  private static long nanos(Finding finding) {
    return finding.time().getEpochSecond() * 1_000_000_000L + finding.time().getNano();
  }

  @Test
  void findingsWithinTheStretchAreThoseOfTheWholeLog() {
    int compared = 0;
    for (long seed = 0; seed < Planter.ROUND; seed++) {
      PlantedBundle bundle = Planter.bundle(seed);
      String name = bundle.files().containsKey("bot.log") ? "bot.log" : "system.jsonl";
      byte[] log = bundle.files().get(name);
      LogScan.Result whole = new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of(name, log)));
      for (Finding finding : CaseRules.findings(CaseFile.of(whole.sources()))) {
        if (finding.time() == null) continue;
        Stretch stretch = new Stretch(nanos(finding) - MINUTE, nanos(finding) + MINUTE);
        List<String> expected = findings(log, name, Stretch.ALL, stretch);
        assertThat(findings(log, name, stretch, stretch)).as("seed " + seed).isEqualTo(expected).isNotEmpty();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void countsAreThoseOfTheStretchToTheLine() {
    byte[] log = Planter.bundle(0).files().get("bot.log");
    List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
    Instant from = Instant.parse(lines.get(lines.size() / 3).substring(0, 19).replace('/', '-').replace(' ', 'T') + "Z");
    Instant to = from.plusSeconds(120);
    long ticks = 0;
    long all = 0;
    for (String line : lines) {
      Instant at = Instant.parse(line.substring(0, 19).replace('/', '-').replace(' ', 'T') + "Z");
      if (at.isBefore(from) || at.isAfter(to)) continue;
      all++;
      if (line.substring(20).startsWith("[TICK] px=")) ticks++;
    }
    Stretch stretch = new Stretch(from.getEpochSecond() * 1_000_000_000L, to.getEpochSecond() * 1_000_000_000L);
    LogSource source = new LogScan(LogScan.Options.shipped(), stretch).scan(List.of(LogInput.of("bot.log", log))).sources().get(0);
    assertThat(source.shown().get(EventKind.HEARTBEAT).count()).isEqualTo(ticks).isGreaterThan(10);
    assertThat(source.shownAll().count()).isEqualTo(all);
    assertThat(source.rhythm(EventKind.HEARTBEAT).count()).as("the baseline is the whole log's").isGreaterThan(ticks);
    assertThat(source.shownAll().silences().size()).isLessThanOrEqualTo(source.all().silences().size());
  }
}
