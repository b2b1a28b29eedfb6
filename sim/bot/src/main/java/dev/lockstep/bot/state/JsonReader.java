package dev.lockstep.bot.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON that {@link JsonText} writes: strict, no fractions, no name twice, bounded depth. */
final class JsonReader {
  private static final int DEPTH_MAX = 16;
  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  Map<String, Object> document() throws WrongShape {
    blanks();
    Map<String, Object> root = object();
    blanks();
    if (at < text.length()) throw wrong("nothing more expected");
    return root;
  }

  private Object value() throws WrongShape {
    blanks();
    char c = peek();
    if (c == '{') return object();
    if (c == '[') return list();
    if (c == '"') return string();
    if (c == '-' || c >= '0' && c <= '9') return number();
    if (word("true")) return true;
    if (word("false")) return false;
    throw wrong("no value");
  }

  private Map<String, Object> object() throws WrongShape {
    deeper();
    take('{');
    Map<String, Object> members = new LinkedHashMap<>();
    blanks();
    while (peek() != '}') {
      if (!members.isEmpty()) take(',');
      blanks();
      String name = string();
      blanks();
      take(':');
      if (members.put(name, value()) != null) throw wrong("the name " + name + " comes twice");
      blanks();
    }
    at++;
    depth--;
    return members;
  }

  private List<Object> list() throws WrongShape {
    deeper();
    take('[');
    List<Object> values = new ArrayList<>();
    blanks();
    while (peek() != ']') {
      if (!values.isEmpty()) take(',');
      values.add(value());
      blanks();
    }
    at++;
    depth--;
    return values;
  }

  private String string() throws WrongShape {
    take('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = peek();
      at++;
      if (c == '"') return out.toString();
      if (c < ' ' || c > 0x7E) throw wrong("a character that is never written");
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws WrongShape {
    char c = peek();
    at++;
    if (c == '"' || c == '\\') return c;
    if (c != 'u' || at + 4 > text.length()) throw wrong("an escape that is never written");
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text.charAt(at++), 16);
      if (digit < 0) throw wrong("no hexadecimal digit");
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private Long number() throws WrongShape {
    int from = at;
    if (peek() == '-') at++;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    try {
      return Long.valueOf(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw wrong("no whole number of 64 bits");
    }
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) return false;
    at += word.length();
    return true;
  }

  private void deeper() throws WrongShape {
    if (++depth > DEPTH_MAX) throw wrong("nested deeper than " + DEPTH_MAX);
  }

  private void take(char wanted) throws WrongShape {
    if (peek() != wanted) throw wrong("expected " + wanted);
    at++;
  }

  private char peek() throws WrongShape {
    if (at >= text.length()) throw wrong("the text ends");
    return text.charAt(at);
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) at++;
  }

  private WrongShape wrong(String what) {
    return new WrongShape("byte " + at + ": " + what);
  }
}
