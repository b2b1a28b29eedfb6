package dev.lockstep.bot.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back; what is never written is refused with its place. */
class JsonTest {
  @Test
  void everyKindReadsBack() throws WrongShape {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("z", "1");
    values.put("a", "");
    String text = new JsonText().text("text", "quote \" slash \\ bell \u0007 \u00e9 \ud83d\ude00 \u2028 \u007f").whole("least", Long.MIN_VALUE).whole("zero", 0)
        .truth("yes", true).truth("no", false).texts("texts", List.of("a", "b,]")).texts("none", List.of()).object("object", values)
        .list("list", List.of(1, 2), (inner, number) -> inner.whole("n", number).list("inner", List.of(), (j, x) -> {})).end();
    assertThat(text.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F);
    JsonFields fields = JsonFields.parse(text);
    assertThat(fields.text("text")).isEqualTo("quote \" slash \\ bell \u0007 \u00e9 \ud83d\ude00 \u2028 \u007f");
    assertThat(fields.whole("least")).isEqualTo(Long.MIN_VALUE);
    assertThat(fields.truth("yes")).isTrue();
    assertThat(fields.truth("no")).isFalse();
    assertThat(fields.texts("texts")).containsExactly("a", "b,]");
    assertThat(fields.texts("none")).isEmpty();
    assertThat(fields.object("object")).isEqualTo(values);
    assertThat(fields.list("list")).hasSize(2);
    assertThat(fields.list("list").get(1).whole("n")).isEqualTo(2);
    assertThat(fields.has("nothing")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "{", "}", "[]", "{}x", "{\"a\":1,}", "{\"a\"}", "{\"a\":1 \"b\":2}", "{\"a\":1.5}", "{\"a\":1e3}", "{\"a\":-}", "{\"a\":NaN}", "{\"a\":null}",
    "{\"a\":99999999999999999999}", "{\"a\":\"\\n\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\uzzzz\"}", "{\"a\":\"\t\"}", "{\"a\":1,\"a\":2}", "{\"a\":[1,]}", "{\"a\":tru}"})
  void whatIsNeverWrittenIsRefused(String text) {
    assertThatThrownBy(() -> JsonFields.parse(text)).isInstanceOf(WrongShape.class).hasMessageContaining("byte ");
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> JsonFields.parse("{\"a\":".repeat(1_000_000))).isInstanceOf(WrongShape.class).hasMessageContaining("deeper than 16");
  }

  @Test
  void wrongKindsAreNamedWithTheirPath() throws WrongShape {
    JsonFields fields = JsonFields.parse("{\"list\":[{\"n\":\"x\"}],\"n\":-1}");
    assertThatThrownBy(() -> fields.list("list").get(0).whole("n")).hasMessage("list[0]/n is no whole number");
    assertThatThrownBy(() -> fields.text("missing")).hasMessage("missing is missing");
    assertThatThrownBy(() -> fields.wholeFrom(0, "n")).hasMessage("n is -1, below 0");
    assertThatThrownBy(() -> fields.word("n", StateStore.Opening.values())).isInstanceOf(WrongShape.class);
  }
}
