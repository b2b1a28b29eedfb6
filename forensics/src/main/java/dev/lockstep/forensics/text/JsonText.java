package dev.lockstep.forensics.text;

import java.util.List;
import java.util.Map;

/** Writes JSON-able values (null, string, boolean, number, list, map) as JSON; map order is kept. */
public final class JsonText {
  private JsonText() {}

  /** Indented by two blanks, with a final newline. */
  public static String pretty(Object value) {
    StringBuilder out = new StringBuilder(1024);
    write(out, value, 0);
    return out.append('\n').toString();
  }

  /** On one line, without a final newline. */
  public static String compact(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value, -1);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value, int depth) {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map, depth);
    } else if (value instanceof List<?> list) {
      writeList(out, list, depth);
    } else {
      quote(out, value.toString());
    }
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map, int depth) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      separate(out, first, depth);
      first = false;
      quote(out, entry.getKey().toString());
      out.append(depth < 0 ? ":" : ": ");
      write(out, entry.getValue(), depth < 0 ? depth : depth + 1);
    }
    close(out, first, depth, '}');
  }

  private static void writeList(StringBuilder out, List<?> list, int depth) {
    out.append('[');
    boolean first = true;
    for (Object item : list) {
      separate(out, first, depth);
      first = false;
      write(out, item, depth < 0 ? depth : depth + 1);
    }
    close(out, first, depth, ']');
  }

  private static void separate(StringBuilder out, boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    if (depth >= 0) {
      out.append('\n').append("  ".repeat(depth + 1));
    }
  }

  private static void close(StringBuilder out, boolean empty, int depth, char bracket) {
    if (depth >= 0 && !empty) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(bracket);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == '<' || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
            escape(out, text, i, c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** A surrogate pair stays as it is once its two halves stand together; everything else becomes a \\u escape. */
  private static void escape(StringBuilder out, String text, int at, char c) {
    boolean paired =
        (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)))
            || (Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
    if (paired) {
      out.append(c);
      return;
    }
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 15, 16));
    }
  }
}
