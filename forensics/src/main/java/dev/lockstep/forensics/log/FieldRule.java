package dev.lockstep.forensics.log;

import java.nio.charset.StandardCharsets;

/**
 * How one field is read from a line.
 *
 * @param after text the value follows; null if another way is given
 * @param until characters that end the value; the line's end always does
 * @param json path of keys in a JSON payload, or null
 * @param value a constant, or null
 * @param ends {@code until} as a table
 */
record FieldRule(String name, byte[] after, String until, byte[][] json, String value, boolean[] ends) {
  private static final int VALUE_MAX = 256;

  static FieldRule of(String name, byte[] after, String until, byte[][] json, String value) {
    boolean[] ends = new boolean[128];
    for (char c : until.toCharArray()) if (c < 128) ends[c] = true;
    return new FieldRule(name, after, until, json, value, ends);
  }

  /** The field of a line, or null. */
  String read(byte[] b, int from, int to, JsonFields fields) {
    if (value != null) return value;
    if (json != null && fields != null) {
      int at = fields.find(json);
      if (at >= 0) return cut(fields.string(at));
    }
    int start = start(b, from, to);
    if (start < 0) return null;
    int end = end(b, start, to);
    return end == start ? null : text(b, start, end);
  }

  private static String text(byte[] b, int start, int end) {
    int bits = 0;
    for (int i = start; i < end; i++) bits |= b[i];
    boolean bare = bits >= 0 && b[start] > ' ' && b[end - 1] > ' ';
    return bare ? new String(b, start, end - start, StandardCharsets.ISO_8859_1) : new String(b, start, end - start, StandardCharsets.UTF_8).strip();
  }

  /** True if no digit, point or stroke ends the field's text. */
  boolean numbersGoOn() {
    for (char c = '.'; c <= '9'; c++) if (ends[c]) return false;
    return true;
  }

  /** True if a byte ends the field's text. */
  boolean ends(byte b) {
    return b >= 0 && ends[b];
  }

  /** Where the field's text begins in a line without JSON, or -1; it ends at {@link #end}. */
  int start(byte[] b, int from, int to) {
    if (after == null) return -1;
    int at = ByteSearch.indexOf(b, from, to, after);
    return at < 0 ? -1 : Peeler.skipSpaces(b, at + after.length, to);
  }

  int end(byte[] b, int start, int to) {
    int end = start;
    int limit = Math.min(to, start + VALUE_MAX);
    while (end < limit && (b[end] < 0 || !ends[b[end]])) end++;
    return end;
  }

  /** True if the field of a line without JSON is digits and points that begin with another digit than nought. */
  boolean plainlyPositive(byte[] b, int from, int to) {
    int start = value == null ? start(b, from, to) : -1;
    if (start < 0) return false;
    int end = end(b, start, to);
    if (start == end || b[start] < '1') return false;
    for (int i = start; i < end; i++) if (b[i] > '9' || (b[i] < '0' && b[i] != '.')) return false;
    return true;
  }

  private static String cut(String text) {
    return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX);
  }
}
