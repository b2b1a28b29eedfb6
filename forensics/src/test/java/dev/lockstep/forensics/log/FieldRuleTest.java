package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldRuleTest {
  /** What is seen in place, without making text of it, must be what the text would say. */
  @Test
  void aNumberSeenToBeAboveNoughtIsAPossiblePrice() {
    FieldRule price = FieldRule.of("price", "px=".getBytes(StandardCharsets.UTF_8), " ,", null, null);
    String signs = "0123456789.-+eNnaif ,x";
    Random random = new Random(11);
    int positive = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("tick px=");
      for (int k = random.nextInt(7); k > 0; k--) text.append(signs.charAt(random.nextInt(signs.length())));
      byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
      if (!price.plainlyPositive(line, 0, line.length)) continue;
      positive++;
      assertThat(Numbers.impossiblePrice(price.read(line, 0, line.length, null))).as(text.toString()).isFalse();
    }
    assertThat(positive).isGreaterThan(5_000);
    byte[] nan = "tick px=NaN".getBytes(StandardCharsets.UTF_8);
    assertThat(price.plainlyPositive(nan, 0, nan.length)).isFalse();
  }
}
