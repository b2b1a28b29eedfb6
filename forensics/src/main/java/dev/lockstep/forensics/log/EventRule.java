package dev.lockstep.forensics.log;

import com.google.re2j.Matcher;
import dev.lockstep.forensics.event.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One rule of a rule file: which lines are an event of which kind, and where its fields stand.
 *
 * @param starts the payload begins with one of these; empty if {@code contains} is given
 * @param contains the payload holds one of these
 * @param requires all of these must occur too
 * @param excludes none of these may occur
 * @param pattern RE2 expression over the payload, tried only after the literals; its named groups are fields; or null
 * @param keep false if the event is only counted and timed, as a heartbeat is
 */
record EventRule(
    String name, EventKind kind, List<byte[]> starts, List<byte[]> contains, List<byte[]> requires, List<byte[]> excludes,
    LazyPattern pattern, List<FieldRule> fields, List<String> fieldNames, boolean keep, List<Example> examples) {
  /** A line that the rule must match with these fields, or, with {@code fields} null, must not match. */
  record Example(String line, Map<String, String> fields) {}

  private static final int PATTERN_BYTES_MAX = 16_384;

  /** True if the line passes what comes after the literal that led here. */
  boolean accepts(byte[] b, int from, int to) {
    for (byte[] literal : requires) if (ByteSearch.indexOf(b, from, to, literal) < 0) return false;
    for (byte[] literal : excludes) if (ByteSearch.indexOf(b, from, to, literal) >= 0) return false;
    return pattern == null || pattern.matcher(text(b, from, to)).find();
  }

  /** True if the literal that led here decides alone. */
  boolean plain() {
    return requires.isEmpty() && excludes.isEmpty() && pattern == null;
  }

  /** The fields of a line that was accepted, parallel to {@link #fieldNames}. */
  String[] values(byte[] b, int from, int to, JsonFields json) {
    String[] values = new String[fieldNames.size()];
    for (int i = 0; i < fields.size(); i++) values[i] = fields.get(i).read(b, from, to, json);
    if (pattern != null && fieldNames.size() > fields.size()) {
      Matcher matcher = pattern.matcher(text(b, from, to));
      if (matcher.find()) {
        for (int i = fields.size(); i < values.length; i++) values[i] = matcher.group(fieldNames.get(i));
      }
    }
    return values;
  }

  /** One field of a line that was accepted and is no JSON, or null. */
  String value(int field, byte[] b, int from, int to) {
    return field < fields.size() ? fields.get(field).read(b, from, to, null) : values(b, from, to, null)[field];
  }

  /** True if such a field can be seen to be a number above zero where it stands. */
  boolean plainlyPositive(int field, byte[] b, int from, int to) {
    return field < fields.size() && fields.get(field).plainlyPositive(b, from, to);
  }

  int field(String name) {
    return fieldNames.indexOf(name);
  }

  private static String text(byte[] b, int from, int to) {
    return new String(b, from, Math.min(to - from, PATTERN_BYTES_MAX), StandardCharsets.UTF_8);
  }
}
