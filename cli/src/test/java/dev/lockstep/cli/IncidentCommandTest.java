package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The October 2025 incident and its look-alikes, planted and judged through the command line. */
class IncidentCommandTest {
  @TempDir private Path folder;

  private Path planted(String incident, int seed) {
    Path bundle = folder.resolve(incident + seed);
    CommandRun run = CommandRun.of("forensics", "plant", bundle.toString(), "--incident", incident, "--seed", String.valueOf(seed));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return bundle;
  }

  private static List<String> rules(JsonNode result, String severity) {
    List<String> rules = new ArrayList<>();
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("severity").asText().equals(severity)) rules.add(finding.path("ruleId").asText());
    }
    return rules;
  }

  @Test
  void theIncidentIsCriticalAndItsSilenceIsMeasuredAgainstDumpAndManifest() throws IOException {
    for (int seed : new int[] {31, 77}) {
      CommandRun run = CommandRun.of("forensics", "incident", planted("LEAKED_LOCK", seed).toString(), "--json");
      assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
      JsonNode result = new ObjectMapper().readTree(run.out());
      assertThat(rules(result, "critical")).contains("stale-pending-order", "saves-stopped", "leaked-lock");
      for (JsonNode finding : result.path("findings")) {
        if (!finding.path("ruleId").asText().equals("saves-stopped")) continue;
        assertThat(finding.path("details").path("measuredAgainst").asText()).isEqualTo("dump or manifest");
        assertThat(finding.path("details").path("durationSeconds").asDouble()).isBetween(2_280.0, 2_400.0);
      }
      String card = CommandRun.of("forensics", "incident", folder.resolve("LEAKED_LOCK" + seed).toString()).out();
      assertThat(card).contains("VERDICT: leaked-lock").containsOnlyOnce("VERDICT").contains("still going on: yes");
    }
  }

  /** Nothing critical is claimed, but that a bot with open lots printed nothing for minutes: RULES.md has that critical, whatever the cause. */
  @ParameterizedTest
  @CsvSource({"LOST_LOG, lost-log, ''", "HOST_PAUSE, host-pause, ''", "GATE_CLOSED, gate-closed, ''", "UNEXPLAINED, cannot-tell, global-freeze"})
  void lookAlikesAreToldApartOrLeftOpen(String incident, String verdict, String critical) throws IOException {
    for (int seed : new int[] {5, 6}) {
      CommandRun run = CommandRun.of("forensics", "incident", planted(incident, seed).toString());
      assertThat(run.out()).contains("VERDICT: " + verdict).doesNotContain("VERDICT: leaked-lock");
      JsonNode result = new ObjectMapper().readTree(CommandRun.of("forensics", "incident", folder.resolve(incident + seed).toString(), "--json").out());
      assertThat(rules(result, "critical")).containsExactlyElementsOf(critical.isEmpty() ? List.of() : List.of(critical));
      assertThat(run.exitCode()).isEqualTo(critical.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS);
    }
  }

  /** A card that cannot tell prescribes nothing, and says what would settle it. */
  @Test
  void whoCannotTellSaysWhatIsMissingAndPrescribesNothing() {
    String card = CommandRun.of("forensics", "incident", planted("UNEXPLAINED", 5).toString()).out();
    assertThat(card.replaceAll("\\s+", " ")).contains("What would settle it: another program's log of the same host.").doesNotContain("cure:");
  }

  /** The files of a log's report say what is printed, and hold no secret. */
  @Test
  void logsWriteTheirFiles() throws IOException {
    Path log = planted("LEAKED_LOCK", 9).resolve("bot.log");
    Files.writeString(log, "2025/10/22 02:54:04 TRACE postonly.place side=SELL limit=1.0 baseReq=0.1 timeout_sec=9 api_key=QQkeyQQkeyQQ\n", java.nio.file.StandardOpenOption.APPEND);
    Path out = folder.resolve("logs");
    CommandRun run = CommandRun.of("forensics", "logs", log.toString(), "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("report.txt"))).isEqualTo(run.out());
    assertThat(new ObjectMapper().readTree(Files.readString(out.resolve("findings.json"))).path("schema").asText()).isEqualTo("lockstep.findings/1");
    // What the table must say is counted in the log itself: the ticks, and the middle of their distances to the six per cent a histogram knows.
    List<Long> ticks = new ArrayList<>();
    for (String line : Files.readAllLines(log)) if (line.contains(" [TICK] ") && !line.contains("TARGET")) ticks.add(java.time.LocalTime.parse(line.substring(11, 19)).toSecondOfDay() + 0L);
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < ticks.size(); i++) gaps.add(Math.floorMod(ticks.get(i) - ticks.get(i - 1), 86_400L));
    java.util.Collections.sort(gaps);
    String[] row = Files.readAllLines(out.resolve("kinds.csv")).stream().filter(line -> line.startsWith("\"bot.log\",heartbeat,")).findFirst().orElseThrow().split(",");
    assertThat(Integer.parseInt(row[2])).isEqualTo(ticks.size());
    long median = gaps.get(gaps.size() / 2);
    assertThat(Double.parseDouble(row[3])).isBetween(median * 1.0, median * 1.065);
    assertThat(Double.parseDouble(row[5])).isEqualTo(gaps.get(gaps.size() - 1) * 1.0);
    List<String> events = Files.readAllLines(out.resolve("events.csv"));
    assertThat(events.get(events.size() - 1)).startsWith("2025-10-22T02:54:04Z,").contains("order-placed").contains("<secret:1>").doesNotContain("QQkeyQQ");
    assertThat(CommandRun.of("forensics", "logs", log.toString(), "--out", out.toString()).exitCode()).as("files are not replaced unasked").isEqualTo(ExitCode.USAGE);
  }

  @Test
  void statesWriteTheirFiles() throws IOException {
    Path out = folder.resolve("states");
    Path state = planted("LEAKED_LOCK", 9).resolve("bot_state.json");
    String whole = Files.readString(state);
    Files.writeString(state.resolveSibling("bot_state.json.bak"), whole.substring(0, whole.length() / 2));
    CommandRun run = CommandRun.of("forensics", "state", state.toString(), state + ".bak", "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("report.txt"))).isEqualTo(run.out()).contains("BUY");
    JsonNode written = new ObjectMapper().readTree(Files.readString(out.resolve("findings.json")));
    assertThat(written.path("schema").asText()).isEqualTo("lockstep.findings/1");
    assertThat(rules(written, "warning")).containsExactly("state-unreadable");
    assertThat(written.path("inputs")).hasSize(2);
  }

  /** What dumps and states show and no fault can carry goes into the scenario as a note with its place. */
  @Test
  void aScenarioNotesTheLockAndTheSavesOfItsBundle() throws IOException {
    Path bundle = planted("LEAKED_LOCK", 9);
    Path journal = folder.resolve("window");
    assertThat(CommandRun.of("demo", "--out", journal.toString()).exitCode()).isZero();
    Files.copy(journal.resolve("logs/v1.60.log"), bundle.resolve("v1.60.log"));
    Path scenario = folder.resolve("S.yaml");
    CommandRun run = CommandRun.of("forensics", "scenario", bundle.toString(), "-o", scenario.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(scenario)).contains("lock held: leaked-lock").contains("goroutines.txt:");
  }

  /** What is passed on holds the ids, the hashes of what it holds, and no secret. */
  @Test
  void theNoteIsWrittenAndHoldsNoSecret() throws Exception {
    Path bundle = planted("LEAKED_LOCK", 9);
    String phrase = "mnemonic: abandon ability able about above absent absorb abstract absurd abuse access accident";
    String secrets = String.join("\n", "Authorization: Bearer QQtokenQQtokenQQ", "cookie: session=QQcookieQQcookie", "GET /x?api_key=QQkeyQQkeyQQ&b=1", phrase,
        "-----BEGIN EC PRIVATE KEY-----", "QQpemlineQQpemline", "-----END EC PRIVATE KEY-----", "wss://user:QQpassQQ@host/feed", "again api_key=QQkeyQQkeyQQ", "");
    Files.writeString(bundle.resolve("app.log"), secrets);
    Path out = folder.resolve("note");
    CommandRun run = CommandRun.of("forensics", "incident", bundle.toString(), "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    StringBuilder all = new StringBuilder(run.out());
    for (String name : List.of("report.html", "report.md", "findings.json")) all.append(Files.readString(out.resolve(name)));
    JsonNode manifest = null;
    try (ZipFile zip = new ZipFile(out.resolve("bundle.zip").toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        all.append(new String(bytes, StandardCharsets.UTF_8));
        if (entry.getName().equals("manifest.json")) manifest = new ObjectMapper().readTree(bytes);
      }
      assertThat(manifest.path("collectedAt").asText()).startsWith("2025-10-22T");
      for (JsonNode file : manifest.path("files")) {
        byte[] bytes = zip.getInputStream(zip.getEntry(file.path("name").asText())).readAllBytes();
        byte[] sha = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(file.path("sha256").asText()).as(file.path("name").asText()).isEqualTo(java.util.HexFormat.of().formatHex(sha));
      }
    }
    assertThat(all.toString()).doesNotContain("QQtoken", "QQcookie", "QQkey", "QQpem", "QQpass", "abandon ability");
    String html = Files.readString(out.resolve("report.html"));
    assertThat(html).contains("<svg", "Content-Security-Policy", "leaked-lock").doesNotContain("<script", "http://", "https://");
    String stale = all.substring(all.indexOf("old_id=") + 7, all.indexOf("old_id=") + 18);
    assertThat(html).as("order ids stay").contains(stale);
    // The same secret bears the same tag wherever it stands.
    String shared = all.substring(all.indexOf("GET /x?api_key=<secret:") + 15);
    String tag = shared.substring(0, shared.indexOf('>') + 1);
    assertThat(all.toString()).contains("again api_key=" + tag);
  }

  @Test
  void aSpreadsheetTakesNoCellForAFormula() {
    assertThat(FindingsOptions.cell("=cmd|' /C calc'!A1")).startsWith("\"'=");
    for (String trigger : List.of("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")) assertThat(FindingsOptions.cell(trigger + "1")).isEqualTo("\"'" + trigger + "1\"");
    assertThat(FindingsOptions.cell("\t=1\r\n\0")).doesNotContain("\t", "\r", "\n", "\0");
    assertThat(FindingsOptions.cell("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
  }
}
