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

  /** Reference: of the texts in a line that which begins first, of those at one place the first rule's; texts of one byte to a hundred and more. */
  @Test
  void findsTheFirstTextAnywhere() {
    Random random = new Random(7);
    int found = 0;
    for (int round = 0; round < 600; round++) {
      int min = new int[] {1, 2, 3, 4, 5, 9, 40, 120}[round % 8];
      List<EventRule> rules = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) rules.add(rule("c" + i, List.of(), List.of(letters(random, min + random.nextInt(min + 2)))));
      RuleMatcher matcher = new RuleMatcher(rules);
      for (int k = 0; k < 40; k++) {
        StringBuilder text = new StringBuilder(letters(random, random.nextInt(3 * min)));
        if (random.nextBoolean()) text.append(new String(rules.get(random.nextInt(rules.size())).contains().get(0), StandardCharsets.UTF_8));
        text.append(letters(random, random.nextInt(3 * min)));
        byte[] b = ("xx" + text).getBytes(StandardCharsets.UTF_8);
        int wanted = first(rules, text.toString());
        assertThat(matcher.anywhere(b, 2, b.length)).as(text.toString()).isEqualTo(wanted);
        if (wanted >= 0) found++;
      }
    }
    assertThat(found).isBetween(6_000, 23_000);
  }

  private static int first(List<EventRule> rules, String text) {
    for (int at = 0; at < text.length(); at++) {
      for (int i = 0; i < rules.size(); i++) if (text.startsWith(new String(rules.get(i).contains().get(0), StandardCharsets.UTF_8), at)) return i;
    }
    return -1;
  }

  private static String letters(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) out.append((char) ('a' + random.nextInt(4)));
    return out.toString();
  }
}
