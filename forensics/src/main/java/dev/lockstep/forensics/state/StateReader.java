package dev.lockstep.forensics.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.forensics.event.LogEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a state file of any known bot from its bytes. Never throws for what is inside: a file that cannot be read is a snapshot that says so. */
public final class StateReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      // What stands behind the state is the tail of an older, longer one, written over in place: no bot reads such a file.
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final int START_SHOWN = 24;

  private StateReader() {}

  /** Reads one file; {@code name} is kept for reports. */
  public static StateSnapshot read(String name, byte[] bytes) {
    if (bytes.length == 0) return broken(name, "none", "the file is empty");
    if (startsWith(bytes, SqliteFile.MAGIC)) return sqlite(name, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\ufeff")) text = text.substring(1);
    if (trailing(text)) return EventSourced.read(name, text, MAPPER);
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException | StackOverflowError e) {
      return unparseable(name, text, e);
    }
    if (root == null || root.isMissingNode()) return broken(name, "none", "the file is empty");
    return of(name, root);
  }

  /** More than one JSON document: one a line, an event-sourced state. */
  private static boolean trailing(String text) {
    String stripped = text.strip();
    int newline = stripped.indexOf('\n');
    return stripped.startsWith("{") && newline > 0 && stripped.substring(0, newline).strip().endsWith("}")
        && stripped.substring(newline).strip().startsWith("{");
  }

  private static StateSnapshot of(String name, JsonNode root) {
    if (GoBotState.recognises(root)) return GoBotState.read(name, root);
    if (PaperState.recognises(root)) return PaperState.read(name, root);
    if (OwnState.recognises(root)) return OwnState.read(name, root);
    if (!root.isObject()) return strange(name, "a list or a single value, no state of a known bot");
    return strange(name, "an object without the keys of any known bot's state");
  }

  private static StateSnapshot unparseable(String name, String text, Throwable why) {
    if (name.toLowerCase(Locale.ROOT).contains(".db")) return broken(name, "none", "no SQLite file: it begins with \"" + start(text) + "\"");
    String problem = why instanceof JsonProcessingException json && json.getLocation() != null
        ? "not JSON at line " + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr()
        : "not JSON: nested too deep";
    for (String part : new String[] {JsonSalvage.withoutHead(text), JsonSalvage.withoutTail(text)}) {
      if (part == null) continue;
      try {
        JsonNode root = MAPPER.readTree(part);
        if (!root.isObject() || root.isEmpty()) continue;
        StateSnapshot rest = GoBotState.recognises(root) || root.has("Exits") || root.has("BookSell") ? GoBotState.read(name, root) : of(name, root);
        if (rest.schema().equals("none")) continue;
        String held = "; readable are " + counted(rest.lots().size(), "lot") + ", " + counted(rest.exits().size(), "exit") + ", " + counted(rest.pending().size(), "pending order");
        return new StateSnapshot(
            name, rest.schema(), false, problem + ", a cut " + rest.schema() + " state" + held, rest.savedNanos(), rest.savedFrom(),
            rest.lots(), rest.pending(), rest.exits(), rest.values(), rest.faults());
      } catch (JsonProcessingException | StackOverflowError stillBroken) {
        // The next way of cutting may do; if none does the file is reported as it is.
        continue;
      }
    }
    return broken(name, "none", problem);
  }

  private static StateSnapshot sqlite(String name, byte[] bytes) {
    try {
      SqliteFile file = new SqliteFile(bytes);
      List<Map<String, Object>> rows = file.rows("state");
      if (rows == null) return strange(name, "a SQLite file without a table named state, but " + file.tables());
      return PaperState.ofRows(name, rows, MAPPER);
    } catch (SqliteFile.Broken e) {
      return broken(name, "paper-session/sqlite", "broken SQLite file: " + e.getMessage());
    }
  }

  private static String start(String text) {
    return text.substring(0, Math.min(START_SHOWN, text.length())).strip();
  }

  static StateSnapshot broken(String name, String schema, String problem) {
    return new StateSnapshot(
        name, schema, false, problem, LogEvent.UNTIMED, "unknown", List.of(), List.of(), List.of(), Map.of(), List.of());
  }

  /** Readable, but nobody's state: no finding comes of it. */
  private static StateSnapshot strange(String name, String what) {
    return new StateSnapshot(name, "none", true, what, LogEvent.UNTIMED, "unknown", List.of(), List.of(), List.of(), Map.of(), List.of());
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    if (bytes.length < magic.length) return false;
    for (int i = 0; i < magic.length; i++) if (bytes[i] != magic[i]) return false;
    return true;
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
