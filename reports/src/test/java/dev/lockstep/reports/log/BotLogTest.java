package dev.lockstep.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.reports.Drawn;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The log format against the recorded bot's: its lines of 27 February 2026 and the forms that its source prints. */
class BotLogTest {
  private static final String STAMP = "\\[\\d\\d:\\d\\d:\\d\\d\\] ";
  private static final Pattern STATUS = Pattern.compile(STAMP
      + "(IDLE   |SNIPER ) \\| T-[ \\d]{2}\\ds \\| UP:[ \\d]\\dc DN:[ \\d]\\dc \\| (UP|DN):-?\\d+%/95% \\| OB:[+-]\\d\\.\\d\\d/[+-]\\d\\.\\d\\d "
      + ".{6}\\([SMW]\\)( \\| D:\\d+\\.\\d\\d)? \\| pos:\\d+/\\d+ \\| .*");

  private static List<String> log(Drawn drawn, Release release) throws IOException {
    StringBuilder out = new StringBuilder();
    BotLog.write(drawn.run(release), drawn.tape().instrument(), out);
    return out.toString().lines().toList();
  }

  @Test
  void everyLineIsStampedWithTheConsoleClock() throws IOException {
    List<String> lines = log(Drawn.crash("btc-updown-15m-1772241300"), Releases.V1_60);
    assertThat(lines).allMatch(line -> line.matches(STAMP + ".+"));
    // 01:15 UTC is 17:15 of the day before in Los Angeles; the first book comes 140 s before 17:30
    assertThat(lines.get(0)).isEqualTo("[17:27:40] NEW WINDOW: btc-updown-15m-1772241300");
    assertThat(lines).anyMatch(line -> line.endsWith("NEW WINDOW: btc-updown-15m-1772242200"));
  }

  @Test
  void statusLinesHaveTheRecordedForm() throws IOException {
    List<String> status = log(Drawn.crash("btc-updown-15m-1772241300"), Releases.V1_61).stream().filter(line -> line.contains(" | T-")).toList();
    assertThat(status).hasSizeGreaterThan(100).allMatch(line -> STATUS.matcher(line).matches());
  }

  @Test
  void theBlackoutReadsAsInTheRecordedExcerpt() throws IOException {
    List<String> lines = log(Drawn.crash("btc-updown-15m-1772241300"), Releases.V1_60);
    int first = indexOf(lines, "PROFIT_LOCK_RETRY: Attempt 1 | Balance: 0.0 | Waiting for shares to settle");
    int last = indexOf(lines, "Fast path failed. Launching background thread.");
    assertThat(lines.subList(first, last)).hasSize(10).noneMatch(line -> line.contains(" | T-"));
    assertThat(lines.get(last + 1)).contains(" | T-");
    assertThat(lines.subList(last, lines.size())).anyMatch(line -> line.contains("TRIGGER CONDITION MET: best_bid=6c <= 45c"));
  }

  @Test
  void theFixNumbersItsTriesAndKeepsWatching() throws IOException {
    List<String> lines = log(Drawn.crash("btc-updown-15m-1772241300"), Releases.V1_61);
    int first = indexOf(lines, "PROFIT_LOCK[BG]: Attempt 1/60 | Balance: 0.0");
    int fifth = indexOf(lines, "PROFIT_LOCK[BG]: Attempt 5/60 | Balance: 0.0");
    assertThat(lines.subList(first, fifth)).anyMatch(line -> line.contains(" | T-"));
    assertThat(lines).noneMatch(line -> line.contains("Attempt 6/60") || line.contains("PROFIT_LOCK_RETRY"));
    assertThat(lines).anyMatch(line -> line.contains("DANGER_WARNING: tick 1/2: score="));
    assertThat(lines).anyMatch(line -> line.matches(STAMP + "🚨 DANGER_EXIT: score=\\d\\.\\d\\d opp_ask=\\d+c \\(2 ticks\\)"));
    assertThat(lines).anyMatch(line -> line.contains("EXIT SUMMARY: [17:28:1") && line.contains("| Filled: 25.00 |"));
  }

  @Test
  void theShippedExitShowsItsSignature() throws IOException {
    // FACTS-000 section 7: "Starting PASS 1" with no "[PASS_1]: Selling", then the last resort
    List<String> lines = log(Drawn.crash("btc-updown-15m-1772241300"), Releases.V1_60_SHIPPED);
    assertThat(lines).anyMatch(line -> line.contains("OB_EXIT: Starting PASS 1 — 25.00 shares to sell"));
    assertThat(lines).anyMatch(line -> line.contains("STILL remain after 2 passes, FOK last resort"));
    assertThat(lines).noneMatch(line -> line.contains("]: Selling"));
  }

  @Test
  void namesFromOutsideCannotForgeLines() throws IOException {
    List<String> lines = log(Drawn.crash("evil\n[00:00:00] HARD_STOP: forged\u001b[2J"), Releases.V1_61);
    assertThat(lines).noneMatch(line -> line.startsWith("[00:00:00]")).noneMatch(line -> line.indexOf(0x1b) >= 0);
  }

  private static int indexOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).endsWith(text)) return i;
    throw new AssertionError(text + " not in\n" + String.join("\n", lines));
  }
}
