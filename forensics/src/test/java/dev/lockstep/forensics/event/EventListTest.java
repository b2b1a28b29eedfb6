package dev.lockstep.forensics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventListTest {
  private record Kept(EventKind kind, long nanos) {
    LogEvent event() {
      return new LogEvent(kind, nanos, 0, 1) {
        @Override
        public String rule() {
          return "r";
        }

        @Override
        public String text() {
          return "";
        }

        @Override
        public String get(String name) {
          return null;
        }
      };
    }
  }

  /** A plain filter says which events are of some kinds. */
  @Test
  void eventsOfSomeKindsAreThoseAPlainFilterFinds() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      List<LogEvent> all = new ArrayList<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        EventKind kind = EventKind.values()[random.nextInt(EventKind.values().length)];
        all.add(new Kept(kind, random.nextInt(3) == 0 ? LogEvent.UNTIMED : i).event());
      }
      EventList list = new EventList(all);
      EnumSet<EventKind> wanted = EnumSet.noneOf(EventKind.class);
      long bits = 0;
      for (EventKind kind : EventKind.values()) {
        if (random.nextInt(4) > 0) continue;
        wanted.add(kind);
        bits |= 1L << kind.ordinal();
      }
      assertThat(list.of(bits)).isEqualTo(all.stream().filter(e -> wanted.contains(e.kind())).toList()).isSameAs(list.of(bits));
      assertThat(list.untimed()).isEqualTo(all.stream().filter(e -> !e.timed()).toList());
      assertThat(list).isEqualTo(all);
    }
    assertThat(EventKind.values().length).as("kinds fit the bits of a long").isLessThanOrEqualTo(Long.SIZE);
  }
}
