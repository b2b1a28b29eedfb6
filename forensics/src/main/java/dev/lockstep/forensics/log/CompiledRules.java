package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.BotFacts;
import dev.lockstep.forensics.event.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shipped rule files in a form that is read in a few milliseconds: one line an item, fields split by tabs. YAML is for
 * people; reading it takes longer than scanning a gigabyte. A test keeps the two equal. Examples are not carried over.
 */
final class CompiledRules {
  private static final String NONE = "\\0";

  private CompiledRules() {}

  static String write(EventRules rules) {
    StringBuilder out = new StringBuilder();
    Map<String, BotFacts> bots = new TreeMap<>();
    for (BotFacts facts : rules.facts().values()) bots.put(facts.bot(), facts);
    for (BotFacts f : bots.values()) {
      line(out, "B", f.bot(), f.saveIntervalNanos(), f.staleNanos(), f.loopNanos(), f.attemptCap(), f.windowNanos(), f.frozenPriceNanos());
    }
    for (EventRule rule : rules.rules()) {
      line(out, "R", rule.name(), rule.kind().id(), rule.keep(), rules.facts().get(rule.name()).bot(), rule.pattern() == null ? null : rule.pattern().text());
      for (byte[] literal : rule.starts()) line(out, "S", text(literal));
      for (byte[] literal : rule.contains()) line(out, "C", text(literal));
      for (byte[] literal : rule.requires()) line(out, "Q", text(literal));
      for (byte[] literal : rule.excludes()) line(out, "X", text(literal));
      for (FieldRule field : rule.fields()) {
        line(out, "F", field.name(), field.after() == null ? null : text(field.after()), field.until(), field.json() == null ? null : path(field.json()), field.value());
      }
      for (String name : rule.fieldNames().subList(rule.fields().size(), rule.fieldNames().size())) line(out, "G", name);
    }
    return out.toString();
  }

  private static String path(byte[][] path) {
    return String.join(".", Arrays.stream(path).map(CompiledRules::text).toList());
  }

  private static String text(byte[] literal) {
    return new String(literal, StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder out, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) out.append('\t');
      out.append(cells[i] == null ? NONE : cells[i].toString().replace("\\", "\\\\").replace("\t", "\\t"));
    }
    out.append('\n');
  }

  /** A rule while its lines are read. */
  private static final class Draft {
    String name;
    EventKind kind;
    boolean keep;
    String pattern;
    final List<byte[]> starts = new ArrayList<>();
    final List<byte[]> contains = new ArrayList<>();
    final List<byte[]> requires = new ArrayList<>();
    final List<byte[]> excludes = new ArrayList<>();
    final List<FieldRule> fields = new ArrayList<>();
    final List<String> names = new ArrayList<>();

    EventRule rule() {
      LazyPattern lazy = pattern == null ? null : new LazyPattern(pattern);
      return new EventRule(name, kind, starts, contains, requires, excludes, lazy, fields, names, keep, List.of());
    }
  }

  static EventRules read(String text) {
    Map<String, BotFacts> bots = new LinkedHashMap<>();
    Map<String, BotFacts> facts = new LinkedHashMap<>();
    List<EventRule> rules = new ArrayList<>();
    Draft draft = null;
    int from = 0;
    while (from < text.length()) {
      int to = text.indexOf('\n', from);
      String[] c = cells(text.substring(from, to));
      from = to + 1;
      switch (c[0]) {
        case "B" -> bots.put(c[1], new BotFacts(
            c[1], Long.parseLong(c[2]), Long.parseLong(c[3]), Long.parseLong(c[4]), Integer.parseInt(c[5]), Long.parseLong(c[6]), Long.parseLong(c[7])));
        case "R" -> {
          if (draft != null) rules.add(draft.rule());
          draft = new Draft();
          draft.name = c[1];
          draft.kind = EventKind.of(c[2]);
          draft.keep = Boolean.parseBoolean(c[3]);
          draft.pattern = c[5];
          facts.put(c[1], c[4].equals(BotFacts.UNKNOWN.bot()) ? BotFacts.UNKNOWN : bots.get(c[4]));
        }
        case "S" -> draft.starts.add(c[1].getBytes(StandardCharsets.UTF_8));
        case "C" -> draft.contains.add(c[1].getBytes(StandardCharsets.UTF_8));
        case "Q" -> draft.requires.add(c[1].getBytes(StandardCharsets.UTF_8));
        case "X" -> draft.excludes.add(c[1].getBytes(StandardCharsets.UTF_8));
        case "F" -> {
          byte[] after = c[2] == null ? null : c[2].getBytes(StandardCharsets.UTF_8);
          draft.fields.add(FieldRule.of(c[1], after, c[3], c[4] == null ? null : JsonFields.path(c[4]), c[5]));
          // Detectors ask by literals, which are then equal at a glance.
          draft.names.add(c[1].intern());
        }
        case "G" -> draft.names.add(c[1]);
        default -> throw new IllegalStateException("compiled rules: " + c[0]);
      }
    }
    if (draft != null) rules.add(draft.rule());
    return new EventRules(rules, facts);
  }

  /** The cells of a line, which end at its tabs; few lines hold a backslash that has to be undone. */
  private static String[] cells(String line) {
    String[] cells = new String[8];
    int count = 0;
    int from = 0;
    while (from <= line.length()) {
      int tab = line.indexOf('\t', from);
      int to = tab < 0 ? line.length() : tab;
      String cell = line.substring(from, to);
      cells[count++] = cell.indexOf('\\') < 0 ? cell : cell.equals(NONE) ? null : plain(cell);
      from = to + 1;
    }
    return cells;
  }

  private static String plain(String cell) {
    StringBuilder plain = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\') c = cell.charAt(++i) == 't' ? '\t' : cell.charAt(i);
      plain.append(c);
    }
    return plain.toString();
  }
}
