package dev.lockstep.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "plain text, Ünïcödé 価格 |plain text, Ünïcödé 価格",
    "'a\nb'|a\\nb",
    "'a\r\tb'|a\\r\\tb",
    "'\u001b]0;title\u0007'|\\u001b]0;title\\u0007",
    "'\u009b31m'|\\u009b31m",
    "'\u202egnp.exe'|\\u202egnp.exe",
    "'zero\u200bwidth\ufeff'|zero\\u200bwidth\\ufeff",
    "'\u007f'|\\u007f"
  })
  void whatActsOnATerminalIsWrittenOut(String text, String visible) {
    assertThat(Escapes.visible(text)).isEqualTo(visible);
  }

  @Test
  void halvesOfACharacterAreWrittenOutAndWholeOnesPass() {
    assertThat(Escapes.visible("\ud83d\ude80")).isEqualTo("\ud83d\ude80");
    assertThat(Escapes.visible("a\ud83d")).isEqualTo("a\\ud83d");
    assertThat(Escapes.visible("\ude80b")).isEqualTo("\\ude80b");
  }

  @Test
  void theLastGatePassesLinesTabsAndWindowsLineEndsOnly() throws IOException {
    StringWriter screen = new StringWriter();
    try (PrintableWriter gate = new PrintableWriter(screen)) {
      gate.write("a\tb\nc\r\nd\re\u001b[2Jf\r");
      gate.write("\ng");
    }
    assertThat(screen).hasToString("a\tb\nc\r\nd\\re\\u001b[2Jf\r\ng");
  }
}
