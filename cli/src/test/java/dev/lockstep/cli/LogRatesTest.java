package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a kind comes, in a unit in which that is a number worth reading. */
class LogRatesTest {
  @Test
  void aRareKindIsCountedByTheHourOrTheDay(@TempDir Path folder) throws IOException {
    StringBuilder log = new StringBuilder();
    Instant start = Instant.parse("2025-10-22T00:00:00Z");
    // Two days: a tick every twenty seconds, a place every two hours, one exit a day.
    for (int i = 0; i <= 8_640; i++) {
      String stamp = start.plusSeconds(20L * i).toString().replace('-', '/').replace('T', ' ').replace('Z', ' ');
      log.append(stamp).append("[TICK] px=").append(108_000 + i % 7).append(".00 lastClose(before-step)=1.00\n");
      if (i % 360 == 359) log.append(stamp).append("TRACE postonly.place side=BUY limit=1.00 baseReq=0.1 timeout_sec=60\n");
      if (i % 360 == 359) log.append(stamp).append("TRACE postonly.timeout order_id=").append(7_000_000 + i).append('\n');
      if (i % 4_320 == 4_319) log.append(stamp).append("TRACE trail.trigger lotSide=BUY\n");
    }
    Path file = Files.writeString(folder.resolve("bot.log"), log);
    String out = CommandRun.of("forensics", "logs", file.toString()).out();
    assertThat(out.lines().map(l -> l.strip().replaceAll(" +", " ")))
        .anyMatch(l -> l.startsWith("heartbeat 8641 3.0/min "))
        .anyMatch(l -> l.startsWith("order-placed 24 12.0/day "))
        .anyMatch(l -> l.startsWith("exit-triggered 2 1.0/day "));
    assertThat(out).doesNotContain(" 0.00 ").doesNotContain("0.0/");
  }
}
