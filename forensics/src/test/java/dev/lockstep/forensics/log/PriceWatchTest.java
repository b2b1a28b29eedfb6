package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.FrozenPrice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Prices compared in place against prices compared as texts. */
class PriceWatchTest {
  private static final List<String> PRICES = List.of(
      "107547.29", "107547.28", "107547.29000000", "107547.2", "107547", "1075472", "107547290", "10754729", "1", "0.5", "0", "NaN", "-3", "107547.29x",
      "123456789012345", "1234567890123456", "12345678901234567", "1234567890123456789012345678901234567890", "107547.29/2", "107547.2/2", "");
  private static final long SECOND = 1_000_000_000L;

  @Test
  void staysAndChangesAreThoseOfTheTexts() {
    for (String until : List.of(" ,", " /", " .", " 2", " ")) {
      for (int seed = 0; seed < 300; seed++) {
        List<String> lines = lines(new Random(seed));
        assertThat(watched(lines, until)).as("until '%s', seed %d", until, seed).isEqualTo(told(lines, until));
      }
    }
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    while (lines.size() < 80) {
      String price = PRICES.get(random.nextInt(PRICES.size()));
      String rest = List.of("", " ", " stale=false err=<nil>", ", lotsBuy=3 lotsSell=1").get(random.nextInt(4));
      for (int i = random.nextInt(9); i >= 0; i--) lines.add("px=" + price + rest);
    }
    return lines;
  }

  /** A line every three seconds. */
  private static List<String> watched(List<String> lines, String until) {
    FieldRule field = FieldRule.of("price", "px=".getBytes(StandardCharsets.UTF_8), until, null, null);
    PriceWatch watch = new PriceWatch();
    for (int i = 0; i < lines.size(); i++) {
      byte[] b = (lines.get(i) + "\nthe next line, and room to read on").getBytes(StandardCharsets.UTF_8);
      int to = lines.get(i).length();
      int start = field.start(b, 0, to);
      watch.saw("rule", field, b, start, to, i * 3 * SECOND, b, 0, to, 0, i + 1);
      watch.bufferMoves();
    }
    watch.end();
    List<String> frozen = new ArrayList<>();
    for (FrozenPrice price : watch.frozen()) frozen.add(price.price() + " " + price.fromNanos() / SECOND + " " + price.toNanos() / SECOND + " " + price.repeats());
    return frozen;
  }

  /** The same by texts: a price of more than 32 bytes, and none, is passed by. */
  private static List<String> told(List<String> lines, String until) {
    List<String> frozen = new ArrayList<>();
    String last = null;
    int since = 0;
    int latest = 0;
    int count = 0;
    for (int i = 0; i <= lines.size(); i++) {
      String price = i == lines.size() ? null : price(lines.get(i), until);
      if (i < lines.size() && (price.isEmpty() || price.length() > 32)) continue;
      if (price != null && price.equals(last)) {
        latest = i;
        count++;
        continue;
      }
      if (last != null && (latest - since) * 3 >= 10 && count >= 3) frozen.add(last + " " + since * 3 + " " + latest * 3 + " " + count);
      last = price;
      since = i;
      latest = i;
      count = 1;
    }
    return frozen;
  }

  private static String price(String line, String until) {
    String text = line.substring("px=".length()).stripLeading();
    int end = 0;
    while (end < text.length() && until.indexOf(text.charAt(end)) < 0) end++;
    return text.substring(0, end);
  }
}
