package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DatesTest {
  @Test
  void agreesWithTheLibrary() {
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 2_000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      assertThat(Dates.nanos(instant.toString())).isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, instant));
    }
    assertThatThrownBy(() -> Dates.nanos("2026-01-05")).isInstanceOf(IllegalArgumentException.class);
  }
}
