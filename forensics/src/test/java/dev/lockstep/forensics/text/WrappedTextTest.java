package dev.lockstep.forensics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WrappedTextTest {
  private static final String NEXT = "      ";

  @Test
  void aQuotedLineThatFitsIsOneLine() {
    assertThat(WrappedText.quoted("[17:28:10] CAPTURE FILLED:  25.00 UP", "    bot.log:194: ", NEXT, 4))
        .containsExactly("    bot.log:194: [17:28:10] CAPTURE FILLED:  25.00 UP");
  }

  @Test
  void idsAndNumbersOfALongLineStayWhole() {
    String text = "2025/10/22 02:54:04 TRACE postonly.reprice side=SELL old_id=51343709418 new_id=51343709445 limit=107931.50000000 baseReq=0.00048000";
    List<String> lines = WrappedText.quoted(text, "    bot.log:4493: ", NEXT, 4);
    assertThat(lines).hasSize(2).allMatch(line -> line.length() <= WrappedText.WIDTH);
    assertThat(words(lines)).contains("old_id=51343709418", "new_id=51343709445", "limit=107931.50000000", "baseReq=0.00048000");
  }

  @Test
  void jsonWithoutBlanksIsBrokenBehindACommaButNotInsideANumber() {
    String text = "{\"equity\":\"10,000.00\"" + ",\"price\":\"95,353.20\"".repeat(12) + "}";
    List<String> lines = WrappedText.quoted(text, "    system.jsonl:19: ", NEXT, 4);
    assertThat(lines).allMatch(line -> line.length() <= WrappedText.WIDTH);
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith(","));
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith(NEXT + "\"price\""));
  }

  @Test
  void aLongPathStandsAloneAndWhole() {
    String path = "    /home/bot/" + "folder/".repeat(10) + "system__2fd6b581.jsonl:55: ";
    List<String> lines = WrappedText.quoted("STALE DATA: no market data for 16.5s", path, NEXT, 4);
    assertThat(lines).containsExactly(path.stripTrailing(), NEXT + "STALE DATA: no market data for 16.5s");
  }

  @Test
  void whatIsLeftOutIsCounted() {
    String text = "abcdefghi ".repeat(100).strip();
    List<String> lines = WrappedText.quoted(text, "", "", 4);
    assertThat(lines).hasSize(4).allMatch(line -> line.length() <= WrappedText.WIDTH);
    String last = lines.get(3);
    int shown = lines.subList(0, 3).stream().mapToInt(line -> line.length() + 1).sum() + last.indexOf(" ... ") + 1;
    assertThat(last).endsWith(" ... " + (text.length() - shown) + " characters more");
  }

  @Test
  void anyTextKeepsToTheWidthAndLosesNothingButBlanks() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(400);
      while (text.length() < length) {
        if (random.nextInt(12) == 0) text.append(" ,;|&\"".charAt(random.nextInt(6)));
        else if (random.nextInt(20) == 0) text.appendCodePoint(0x1f600);
        else text.append((char) ('0' + random.nextInt(70)));
      }
      List<String> lines = WrappedText.quoted(text.toString(), "  " + "p".repeat(random.nextInt(58)) + ": ", NEXT, 1_000);
      assertThat(lines).allMatch(line -> line.length() <= WrappedText.WIDTH);
      String first = lines.get(0);
      String joined = first.substring(first.indexOf(": ") < 0 ? first.indexOf(':') + 1 : first.indexOf(": ") + 2) + String.join("", lines.subList(1, lines.size()));
      assertThat(joined.replace(" ", "")).isEqualTo(text.toString().replace(" ", ""));
      for (String line : lines) assertThat(Character.isHighSurrogate(line.charAt(line.length() - 1))).as("half a character").isFalse();
    }
  }

  private static List<String> words(List<String> lines) {
    return List.of(String.join(" ", lines).split(" +"));
  }
}
