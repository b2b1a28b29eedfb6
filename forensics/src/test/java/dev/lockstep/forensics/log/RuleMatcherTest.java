package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {
  private static EventRule rule(String name, List<String> starts, List<String> contains) {
    return new EventRule(name, EventKind.OTHER, bytes(starts), bytes(contains), List.of(), List.of(), null, List.of(), List.of(), false, List.of());
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static String word(Random random, int min) {
    StringBuilder out = new StringBuilder();
    int length = min + random.nextInt(9);
    for (int i = 0; i < length; i++) out.append((char) ('a' + random.nextInt(3)));
    return out.toString();
  }

  /** Reference: the longest start wins; without one, any text contained will do. */
  @Test
  void findsARuleExactlyWhenALiteralIsThere() {
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      List<EventRule> rules = new ArrayList<>();
      for (int i = 0; i < 6; i++) rules.add(rule("s" + i, List.of(word(random, 1)), List.of()));
      for (int i = 0; i < 3; i++) rules.add(rule("c" + i, List.of(), List.of(word(random, 3))));
      RuleMatcher matcher = new RuleMatcher(rules);
      for (int k = 0; k < 50; k++) {
        String text = word(random, 1) + word(random, 1);
        byte[] b = ("xx" + text).getBytes(StandardCharsets.UTF_8);
        int found = matcher.match(b, 2, b.length);
        int longest = rules.stream().filter(r -> !r.starts().isEmpty()).map(r -> new String(r.starts().get(0), StandardCharsets.UTF_8))
            .filter(text::startsWith).mapToInt(String::length).max().orElse(-1);
        boolean contained = rules.stream().filter(r -> !r.contains().isEmpty())
            .anyMatch(r -> text.contains(new String(r.contains().get(0), StandardCharsets.UTF_8)));
        if (longest > 0) {
          assertThat(rules.get(found).starts().get(0)).hasSize(longest);
        } else {
          assertThat(found >= 0).as(text).isEqualTo(contained);
        }
      }
    }
  }
}
