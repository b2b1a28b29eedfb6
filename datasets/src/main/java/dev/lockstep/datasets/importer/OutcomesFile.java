package dev.lockstep.datasets.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.datasets.catalog.Outcomes;
import dev.lockstep.datasets.catalog.Outcomes.Entry;
import dev.lockstep.datasets.catalog.Window.WinnerSource;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.CsvLine;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads winners of windows: CSV with columns {@code window} and {@code winner}, or JSON, either {@code {"WINDOW": "yes"}} or a list
 * of objects. A column or field {@code source} says "recorded" or "inferred"; without one, a table that shows the last mid price
 * it was told from counts as inferred and every other one as recorded.
 */
public final class OutcomesFile {
  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final int BYTES_MAX = 1 << 28;

  private OutcomesFile() {}

  public static Outcomes read(Path path) throws IOException {
    String name = path.toString();
    if (!Files.isRegularFile(path)) throw new BadData(name, "no such file");
    InputFile file = new InputFile(path, name);
    Map<String, Entry> entries = new TreeMap<>();
    int first;
    try (InputStream in = file.open()) {
      do first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t');
    }
    if (first < 0) throw new BadData(name, "empty file");
    if (first == '{' || first == '[') json(file, entries);
    else csv(file, entries);
    if (entries.isEmpty()) throw new BadData(name, "no window with a winner");
    return Outcomes.of(entries);
  }

  private static void csv(InputFile file, Map<String, Entry> entries) throws IOException {
    try (Lines lines = new Lines(file.open(), file.name())) {
      lines.next();
      List<String> names = CsvLine.split(lines.text().toLowerCase(Locale.ROOT).replace("\uFEFF", ""));
      int window = first(names, "window", "slug", "market", "market_ticker", "ticker", "id");
      int winner = first(names, "winner", "outcome", "result");
      int source = first(names, "source", "winner_source", "provenance");
      int token = first(names, "recorded_token_id", "token_id", "recorded_token");
      if (window < 0 || winner < 0) throw new BadData(file.name(), 1, "an outcomes table needs the columns window and winner");
      WinnerSource usual = names.contains("last_mid") ? WinnerSource.INFERRED : WinnerSource.RECORDED;
      while (lines.next()) {
        if (lines.to() == lines.from()) continue;
        List<String> cells = CsvLine.split(lines.text());
        if (cells.size() <= Math.max(window, winner)) throw new BadData(file.name(), lines.line(), "columns missing");
        WinnerSource from = source < 0 || source >= cells.size() ? usual : source(cells.get(source), file.name(), lines.line());
        String recorded = token < 0 || token >= cells.size() || cells.get(token).isEmpty() ? null : cells.get(token);
        put(entries, cells.get(window), cells.get(winner), from, recorded, file.name(), lines.line());
      }
    }
  }

  private static int first(List<String> names, String... wanted) {
    for (String want : wanted) if (names.contains(want)) return names.indexOf(want);
    return -1;
  }

  private static WinnerSource source(String word, String file, long line) throws BadData {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "recorded", "official" -> WinnerSource.RECORDED;
      case "inferred" -> WinnerSource.INFERRED;
      default -> throw new BadData(file, line, "source \"" + word + "\" is neither recorded nor inferred");
    };
  }

  private static void put(
      Map<String, Entry> entries, String window, String winner, WinnerSource source, String token, String file, long line)
      throws BadData {
    String place = line > 0 ? file + ":" + line : file;
    Entry before = entries.put(window, new Entry(winner, source, token, place));
    if (before != null && !before.winner().equals(winner))
      throw new BadData(file, line, "window " + window + " has two winners, " + before.winner() + " and " + winner);
  }

  private static void json(InputFile file, Map<String, Entry> entries) throws IOException {
    JsonNode root;
    try (InputStream in = file.open()) {
      byte[] bytes = in.readNBytes(BYTES_MAX);
      root = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadData(file.name(), line, "not JSON: " + e.getOriginalMessage());
    }
    if (root.isArray()) {
      for (JsonNode entry : root) object(entry.path("window").asText(""), entry, file.name(), entries);
    } else {
      for (Map.Entry<String, JsonNode> entry : root.properties()) object(entry.getKey(), entry.getValue(), file.name(), entries);
    }
  }

  private static void object(String window, JsonNode value, String file, Map<String, Entry> entries) throws BadData {
    String winner = value.isTextual() ? value.asText() : value.path("winner").asText("");
    if (window.isEmpty() || winner.isEmpty()) throw new BadData(file, "an outcome without window or winner");
    String word = value.path("source").asText("");
    WinnerSource source = word.isEmpty() ? WinnerSource.RECORDED : source(word, file, 0);
    put(entries, window, winner, source, value.path("recordedToken").asText(null), file, 0);
  }
}
