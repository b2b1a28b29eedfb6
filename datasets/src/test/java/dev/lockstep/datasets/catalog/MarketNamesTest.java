package dev.lockstep.datasets.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.datasets.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketNamesTest {
  @Test
  void readsSlugs() {
    MarketNames.Span span = MarketNames.find("recording of btc-updown-15m-1772241300.jsonl");
    assertThat(span).isEqualTo(new MarketNames.Span("btc-updown-15m-1772241300", 1_772_241_300_000_000_000L, 1_772_242_200_000_000_000L));
    assertThat(MarketNames.find("window")).isNull();
    assertThat(MarketNames.find("btc-updown-0m-1772241300")).isNull();
  }

  /** Summer and winter time of New York differ by an hour. */
  @Test
  void readsTickersInNewYorkTime() {
    assertThat(MarketNames.find("KXBTC15M-26MAY110530-30").endNanos()).isEqualTo(Instant.parse("2026-05-11T09:30:00Z").getEpochSecond() * 1_000_000_000L);
    assertThat(MarketNames.find("KXBTC15M-26JAN110530-30").endNanos()).isEqualTo(Instant.parse("2026-01-11T10:30:00Z").getEpochSecond() * 1_000_000_000L);
    assertThat(MarketNames.find("KXBTC15M-26XXX110530-30")).isNull();
    assertThat(MarketNames.find("KXBTC15M-26MAY990530-30")).isNull();
  }

  /** The close times that recordings state are those of the tickers. */
  @Test
  void agreesWithTheCloseTimesOfRecordings() throws IOException {
    ObjectMapper json = new ObjectMapper();
    int checked = 0;
    try (Stream<Path> files = Files.walk(SharedData.at("kalshi-btc-15m/research_data"))) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().contains("type=watch_market") && f.toString().endsWith(".ndjson"))::iterator) {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
          JsonNode event = json.readTree(line);
          long close = Instant.parse(event.path("payload_json").path("close_time").asText()).getEpochSecond() * 1_000_000_000L;
          assertThat(MarketNames.find(event.path("market_ticker").asText()).endNanos()).isEqualTo(close);
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(100);
  }
}
