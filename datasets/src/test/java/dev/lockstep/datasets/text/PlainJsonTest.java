package dev.lockstep.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The library is the judge: what it reads is read alike, what it refuses is refused. */
class PlainJsonTest {
  private static final ObjectMapper LIBRARY = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static Object library(String text) {
    try {
      return numbersAsDoubles(LIBRARY.readValue(text, Object.class));
    } catch (JsonProcessingException e) {
      return "refused";
    }
  }

  private static Object plain(String text) {
    try {
      return PlainJson.parse(text);
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private static Object numbersAsDoubles(Object value) {
    if (value instanceof Number number) return Double.valueOf(number.toString());
    if (value instanceof List<?> list) return list.stream().map(PlainJsonTest::numbersAsDoubles).collect(java.util.stream.Collectors.toList());
    if (value instanceof Map<?, ?> map) map.replaceAll((name, member) -> unchecked(numbersAsDoubles(member)));
    return value;
  }

  @SuppressWarnings("unchecked") // the map holds objects of any kind
  private static <T> T unchecked(Object value) {
    return (T) value;
  }

  @Test
  void readsWhatTheLibraryReads() {
    for (String text : List.of("{}", "[]", " { \"a\" : [1, -2.5e3, 0, true, false, null, \"x\\n\\u00e9\\\"\\/\"] } ", "\"\"", "-0.1", "[[[]]]",
        "{\"a\":1,\"a\":2}", "1e5", "123456789012345678"))
      assertThat(plain(text)).as(text).isEqualTo(library(text)).isNotEqualTo("refused");
  }

  @Test
  void refusesWhatTheLibraryRefuses() {
    for (String text : List.of("", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "01", "1.", ".5", "+1", "-", "1e", "tru", "nul", "\"",
        "\"\\x\"", "\"\\u12g4\"", "\"\u0001\"", "{} {}", "[1],", "NaN", "'a'"))
      assertThat(plain(text)).as(text).isEqualTo("refused").isEqualTo(library(text));
  }

  /** Documents with a few characters changed: never anything but the library's verdict. */
  @Test
  void agreesOnDamagedDocuments() {
    Random random = new Random(7);
    String whole = "{\"instrument\":\"btc\",\"window\":{\"id\":\"w-1\",\"up\":\"Up\",\"n\":-12.5e-1},\"list\":[true,false,null,{\"x\":[]}],\"t\":\"a\\\"b\\u0041\"}";
    String letters = "{}[]\",:\\0123456789.eE+-truefalsn u";
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) text.deleteCharAt(at);
        else text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
      }
      Object expected = library(text.toString());
      assertThat(plain(text.toString())).as(text.toString()).isEqualTo(expected);
      if (expected.equals("refused")) refused++;
    }
    assertThat(refused).isBetween(5_000, 19_000);
  }

  @Test
  void isNotDraggedDownByNesting() {
    assertThat(plain("[".repeat(100_000))).isEqualTo("refused");
  }
}
