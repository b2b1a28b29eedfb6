package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.LogEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ring of kept events against a plain list: always the newest, in order, with their fields. */
class EventStoreTest {
  private static final EventRules RULES = rules();

  private static EventRules rules() {
    try {
      return EventRuleFile.parse("r.yaml", "schema: lockstep.event-rules/1\nbot: b\nrules:\n"
          + "  - {name: placed, kind: order-placed, starts: [\"placed \"], fields: {id: \"id=\"}}\n"
          + "  - {name: waits, kind: order-pending, starts: [\"waits \"], fields: {id: \"id=\"}}\n");
    } catch (RuleFileProblem problem) {
      throw new AssertionError(problem);
    }
  }

  private static void round(long seed, int eventsMax, int lengthMax, int count) {
    Random random = new Random(seed);
    EventStore store = new EventStore(RULES.matcher(), eventsMax);
    List<String> all = new ArrayList<>();
    Peeler peeler = new Peeler(new ClockReader(ZoneOffset.UTC, 0), new ClockReader(ZoneOffset.UTC, 0));
    for (int i = 0; i < count; i++) {
      byte[] line = ("10:00:00 placed id=" + i + " " + "x".repeat(random.nextInt(lengthMax))).getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(5) == 0) {
        peeler.peel(line, 0, line.length);
        store.add(0, peeler, new String[] {Integer.toString(i)}, 7, i);
      } else {
        store.add(0, i, line, 0, 9, line.length, 7, i);
      }
      all.add(new String(line, 0, Math.min(line.length, Texts.LENGTH_MAX), StandardCharsets.UTF_8));
    }
    assertThat(store.total()).isEqualTo(count);
    List<LogEvent> kept = store.events();
    assertThat(kept).hasSize((int) (count - store.dropped())).hasSizeLessThanOrEqualTo(eventsMax);
    if (lengthMax <= 100) assertThat(kept).hasSize(Math.min(count, eventsMax));
    for (int i = 0; i < kept.size(); i++) {
      int expected = count - kept.size() + i;
      LogEvent event = kept.get(i);
      assertThat(event.line()).isEqualTo(expected);
      assertThat(event.file()).isEqualTo(7);
      assertThat(event.get("id")).isEqualTo(Integer.toString(expected));
      assertThat(event.text()).endsWith(all.get(expected).substring(9));
    }
  }

  @Test
  void theNewestAreKeptInOrder() {
    for (int seed = 0; seed < 30; seed++) round(seed, 1 + seed * 37, 100, seed * 400);
  }

  @Test
  void longLinesAreLimitedByTheirBytes() {
    round(1, 60_000, 1_900, 20_000);
    round(2, 60_000, 5_000, 6_000);
  }

  @Test
  void ofARunOfEqualWaitsTheFirstIsKept() {
    EventStore store = new EventStore(RULES.matcher(), 100);
    for (String line : List.of("waits id=1", "waits id=1", "waits id=2", "waits id=1", "waits id=1")) {
      byte[] b = line.getBytes(StandardCharsets.UTF_8);
      store.add(1, 0, b, 0, 0, b.length, 0, 1);
    }
    assertThat(store.events()).extracting(e -> e.get("id")).containsExactly("1", "2", "1");
  }
}
