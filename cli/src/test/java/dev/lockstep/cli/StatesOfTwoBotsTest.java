package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed is told between states of one bot; two bots' states in one folder have nothing to do with each other. Written by hand. */
class StatesOfTwoBotsTest {
  @TempDir private Path folder;

  private void state(String name, double price, String order) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n \"EquityUSD\": 1012.77,\n \"BookBuy\": {\"runner_id\": -1, \"lots\": [{\"OpenPrice\":" + price
        + ",\"Side\":\"BUY\",\"SizeBase\":0.001,\"Take\":1,\"OpenTime\":\"2025-10-22T01:52:19Z\",\"EntryFee\":0.01,\"OpenNotionalUSD\":" + price * 0.001
        + "}]},\n \"BookSell\": {\"runner_id\": -1, \"lots\": []},\n \"Exits\": [],\n \"PendingBuy\": null,\n \"PendingSell\": "
        + "{\"Side\":\"SELL\",\"LimitPx\":1.0,\"BaseAtLimit\":0.1,\"CreatedAt\":\"2025-10-22T02:00:00Z\",\"Deadline\":\"2025-10-22T02:15:00Z\",\"OrderID\":\"" + order + "\"}\n}\n");
  }

  @Test
  void statesOfTwoBotsAreNotCompared() throws IOException {
    state("binance/bot_state.json", 2_000.5, "63713609600");
    state("coinbase/bot_state.json", 107_840.5, "51343709445");
    String out = CommandRun.of("forensics", "state", folder.toString()).out().replaceAll("\\s+", " ");
    assertThat(out).contains("compared with none: it has no lot, order or exit in common with").doesNotContain("63713609600 to 51343709445");
  }

  @Test
  void snapshotsOfOneBotAre() throws IOException {
    state("state-0100.json", 107_840.5, "51343709418");
    state("state-0200.json", 107_840.5, "51343709445");
    state("state-0300.json", 109_000.5, "51343709502");
    String out = CommandRun.of("forensics", "state", folder.toString()).out();
    assertThat(out).contains("~ pending SELL order: 51343709418 to 51343709445", "~ pending SELL order: 51343709445 to 51343709502").doesNotContain("compared with none");
  }
}
