package dev.lockstep.datasets.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.datasets.catalog.MarketBook;
import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;

/** Reads what lies beside recordings about their markets: condition id, slug, tokens with their outcomes. */
final class MarketFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MarketFiles() {}

  /** Adds what can be read; a line that cannot is no loss, its market stays without a name and is reported so. */
  static void read(InputFile file, MarketBook into) {
    try (Lines lines = new Lines(file.open(), file.name())) {
      while (lines.next()) {
        try {
          line(JSON.readTree(lines.buffer(), lines.from(), lines.to() - lines.from()), into);
        } catch (IOException e) {
          continue;
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private static void line(JsonNode market, MarketBook into) {
    String id = market.path("condition_id").asText(market.path("conditionId").asText(""));
    MarketNames.Span span = MarketNames.find(market.path("slug").asText(""));
    if (id.isEmpty()) return;
    String up = null;
    String down = null;
    for (JsonNode outcome : market.path("outcomes")) {
      String token = outcome.path("token_id").asText(null);
      String name = outcome.path("outcome").asText("");
      if (name.equalsIgnoreCase("up") || name.equalsIgnoreCase("yes")) up = token;
      else if (name.equalsIgnoreCase("down") || name.equalsIgnoreCase("no")) down = token;
    }
    into.put(id, new MarketBook.Market(span, up, down));
  }
}
