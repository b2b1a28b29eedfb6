package dev.lockstep.forensics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer QQQQQQQQQQQQQQQQ",
        "GET /order?api_key=QQQQQQQQQQQQQQQQ&symbol=X",
        "{\\\"secret\\\":\\\"QQQQQQQQQQQQQQQQ\\\"}",
        "wss://user:QQQQQQQQQQQQQQQQ@host/stream",
        "passphrase = 'QQQQQQQQQQQQQQQQ'",
      })
  void secretsDoNotLeave(String line) {
    assertThat(new Redactor().redact(line)).doesNotContain("QQQQ").contains("<secret:1>");
  }

  @Test
  void orderIdsHashesAndAddressesStay() {
    String line = "order 0x" + "ab".repeat(32) + " filled; sync.(*Mutex).lockSlow(0xc0000a2028) tid=0x00007f8a1f010000";
    assertThat(new Redactor().redact(line)).isEqualTo(line);
  }

  @Test
  void theSameSecretGetsTheSameTag() {
    Redactor redactor = new Redactor();
    assertThat(redactor.redact("secret=aaaabbbb")).isEqualTo("secret=<secret:1>");
    assertThat(redactor.redact("token: password=ccccdddd secret=aaaabbbb")).contains("<secret:1>").contains("<secret:2>");
  }

  @Test
  void controlCharactersBecomeVisible() {
    assertThat(VisibleText.escape("a\u001b[31mb\nc\u009bd\u202ee\ud800")).isEqualTo("a\\x1b[31mb\\x0ac\\x9bd\\u202ee\\ud800");
    assertThat(VisibleText.escape("plain")).isEqualTo("plain");
  }

  /** A secret that is cut in two is not recognised: it must be looked for before the text is cut. */
  @Test
  void noPartOfASecretIsLeftWhereTextIsCut() {
    for (int at = 16_384 - 30; at <= 16_384 + 5; at++) {
      for (int after : new int[] {0, 100, 20_000}) {
        String text = "x".repeat(at - 1) + " sk-Zq8vT3mWx2Lr7NcYb5Kd " + "y".repeat(after);
        assertThat(new Redactor().redact(text)).as(at + " and " + after).doesNotContain("sk-").hasSizeLessThan(16_400);
      }
    }
    String full = "sk-Zq8vT3mWx2Lr7NcYb5Kd ".repeat(2_000);
    assertThat(new Redactor().redact(full)).startsWith("<secret:1>").doesNotContain("sk-").endsWith("...");
    assertThat(new Redactor().redact("z".repeat(16_384))).isEqualTo("z".repeat(16_384));
  }
}
