package dev.lockstep.bot.feed;

/**
 * One flat JSON object of texts and numbers: where each field's name and value stand in the text. Nothing nested, no escapes. Messages come by
 * the million, so no part of the text is copied.
 */
final class FlatJson {
  private static final int FIELDS_MAX = 16;
  private static final int LENGTH_MAX = 4_096;
  private final int[] nameFrom = new int[FIELDS_MAX];
  private final int[] nameEnd = new int[FIELDS_MAX];
  private final int[] valueFrom = new int[FIELDS_MAX];
  private final int[] valueEnd = new int[FIELDS_MAX];
  private String text = "";
  private int size;

  /** Reads another object into this one. */
  void read(String written) throws BadDataException {
    size = 0;
    text = written;
    if (text.length() > LENGTH_MAX) throw bad("message of " + text.length() + " characters");
    int at = skip(text, 0);
    if (at >= text.length() || text.charAt(at) != '{') throw bad("no object");
    at = skip(text, at + 1);
    if (at < text.length() && text.charAt(at) == '}') {
      end(text, at);
      return;
    }
    while (true) {
      at = field(text, at);
      at = skip(text, at);
      if (at >= text.length()) throw bad("cut off");
      char mark = text.charAt(at);
      if (mark == '}') {
        end(text, at);
        return;
      }
      if (mark != ',') throw bad("unexpected " + (int) mark);
      at = skip(text, at + 1);
    }
  }

  private int field(String text, int from) throws BadDataException {
    if (size == FIELDS_MAX) throw bad("more than " + FIELDS_MAX + " fields");
    int quote = closingQuote(text, from);
    nameFrom[size] = from + 1;
    nameEnd[size] = quote;
    int at = skip(text, quote + 1);
    if (at >= text.length() || text.charAt(at) != ':') throw bad("no colon");
    at = skip(text, at + 1);
    if (at >= text.length()) throw bad("cut off");
    int end;
    if (text.charAt(at) == '"') {
      end = closingQuote(text, at);
      valueFrom[size] = at + 1;
      valueEnd[size++] = end;
      return end + 1;
    }
    end = at;
    while (end < text.length() && !endsNumber(text.charAt(end))) end++;
    if (end == at) throw bad("no value");
    if (text.charAt(at) == '{' || text.charAt(at) == '[') throw bad("nested");
    valueFrom[size] = at;
    valueEnd[size++] = end;
    return end;
  }

  private static boolean endsNumber(char c) {
    return c == ',' || c == '}' || c == ' ' || c == '\t';
  }

  private static int closingQuote(String text, int from) throws BadDataException {
    if (from >= text.length() || text.charAt(from) != '"') throw bad("no quote");
    int end = text.indexOf('"', from + 1);
    if (end < 0) throw bad("open quote");
    return end;
  }

  private static void end(String text, int at) throws BadDataException {
    if (skip(text, at + 1) != text.length()) throw bad("more than one object");
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) at++;
    return at;
  }

  private static BadDataException bad(String what) {
    return new BadDataException(BadData.NOT_JSON, what);
  }

  private int index(String name) throws BadDataException {
    for (int i = 0; i < size; i++) {
      boolean same = nameEnd[i] - nameFrom[i] == name.length() && text.startsWith(name, nameFrom[i]);
      if (same) return i;
    }
    throw new BadDataException(BadData.SCHEMA, "no field " + name);
  }

  /** Whether a field's value is this text; fails if there is no such field. */
  boolean is(String name, String value) throws BadDataException {
    int i = index(name);
    return valueEnd[i] - valueFrom[i] == value.length() && text.startsWith(value, valueFrom[i]);
  }

  /** See {@link Numbers#units}. */
  long units(String name, long unitNano, long most) throws BadDataException {
    int i = index(name);
    return Numbers.units(name, text, valueFrom[i], valueEnd[i], unitNano, most);
  }

  /** See {@link Numbers#whole}. */
  long whole(String name) throws BadDataException {
    int i = index(name);
    return Numbers.whole(name, text, valueFrom[i], valueEnd[i]);
  }
}
