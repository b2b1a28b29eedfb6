package dev.lockstep.bot.feed;

/** One flat JSON object of texts and numbers: the fields by name, as the texts that were written. Nothing nested, no escapes. */
final class FlatJson {
  private static final int FIELDS_MAX = 16;
  private static final int LENGTH_MAX = 4_096;
  private final String[] names = new String[FIELDS_MAX];
  private final String[] values = new String[FIELDS_MAX];
  private int size;

  /** Reads another object into this one. */
  void read(String text) throws BadDataException {
    size = 0;
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
    int nameEnd = closingQuote(text, from);
    names[size] = text.substring(from + 1, nameEnd);
    int at = skip(text, nameEnd + 1);
    if (at >= text.length() || text.charAt(at) != ':') throw bad("no colon");
    at = skip(text, at + 1);
    if (at >= text.length()) throw bad("cut off");
    int end;
    if (text.charAt(at) == '"') {
      end = closingQuote(text, at);
      values[size++] = text.substring(at + 1, end);
      return end + 1;
    }
    end = at;
    while (end < text.length() && ",} \t".indexOf(text.charAt(end)) < 0) end++;
    if (end == at) throw bad("no value");
    if (text.charAt(at) == '{' || text.charAt(at) == '[') throw bad("nested");
    values[size++] = text.substring(at, end);
    return end;
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

  /** The value of a field; fails if there is none. */
  String text(String name) throws BadDataException {
    for (int i = 0; i < size; i++) if (names[i].equals(name)) return values[i];
    throw new BadDataException(BadData.SCHEMA, "no field " + name);
  }
}
