package dev.lockstep.datasets.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads small JSON documents into maps, lists, strings, numbers (as {@link Double}), booleans and null. For headers that every start
 * of the program reads: the JSON library takes longer to load than ten million rows take to replay. Big documents are the library's.
 */
public final class PlainJson {
  private static final int DEPTH_MAX = 64;

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /** The document's value; an IllegalArgumentException says what is wrong at which character. */
  public static Object parse(String text) {
    PlainJson json = new PlainJson(text);
    Object value = json.value(0);
    json.blank();
    if (json.at < text.length()) throw json.wrong("more text after the document");
    return value;
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) throw wrong("nested too deeply");
    blank();
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", Boolean.TRUE);
      case 'f':
        return word("false", Boolean.FALSE);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    blank();
    if (skip('}')) return members;
    do {
      blank();
      String name = string();
      blank();
      expect(':');
      members.put(name, value(depth + 1));
      blank();
    } while (skip(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) {
    List<Object> items = new ArrayList<>();
    expect('[');
    blank();
    if (skip(']')) return items;
    do {
      items.add(value(depth + 1));
      blank();
    } while (skip(','));
    expect(']');
    return items;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = peek();
      if (c < ' ') throw wrong("control character in a string");
      at++;
      if (c == '"') return out.toString();
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(peek(), 16);
      if (value < 0 || peek() > 'f') throw wrong("not a hexadecimal digit");
      code = code * 16 + value;
      at++;
    }
    return (char) code;
  }

  private Double number() {
    int from = at;
    skip('-');
    int whole = digits();
    if (whole > 1 && text.charAt(at - whole) == '0') throw wrong("a number with a leading zero");
    if (skip('.')) digits();
    if (skip('e') || skip('E')) {
      if (!skip('+')) skip('-');
      digits();
    }
    return Double.valueOf(text.substring(from, at));
  }

  private int digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    if (at == from) throw wrong("no value");
    return at - from;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) throw wrong("no value");
    at += word.length();
    return value;
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() {
    if (at >= text.length()) throw wrong("the document breaks off");
    return text.charAt(at);
  }

  private boolean skip(char c) {
    if (at >= text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private void expect(char c) {
    if (peek() != c) throw wrong("'" + c + "' expected");
    at++;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("JSON, character " + at + ": " + what);
  }
}
