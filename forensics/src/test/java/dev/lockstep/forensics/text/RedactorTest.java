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
}
