package dev.lockstep.forensics.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The minutes in a window's id. */
class WindowLengthTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theIdTellsTheLengthOrTheBotsUsualOneServes() {
    assertThat(WindowId.lengthNanos("btc-updown-5m-1776081900", 900 * SECOND)).isEqualTo(300 * SECOND);
    assertThat(WindowId.lengthNanos("btc-updown-15m-1772241300", 300 * SECOND)).isEqualTo(900 * SECOND);
    for (String other : new String[] {null, "", "1772241300", "-1772241300", "m-1772241300", "btc-1772241300", "btc-0m-1772241300", "btc-99999m-1772241300", "x-5h-1"}) {
      assertThat(WindowId.lengthNanos(other, 900 * SECOND)).as(other).isEqualTo(900 * SECOND);
    }
  }
}
