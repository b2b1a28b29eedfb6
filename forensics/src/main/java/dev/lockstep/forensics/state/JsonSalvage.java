package dev.lockstep.forensics.state;

/** Makes the readable part of a cut JSON file parseable again: the whole top-level entries after a lost head, or before a lost tail. */
final class JsonSalvage {
  private JsonSalvage() {}

  /** The text from its first top-level key on, for files written with one blank of indentation; null if there is none. */
  static String withoutHead(String text) {
    int key = text.indexOf("\n \"");
    int end = text.lastIndexOf("\n}");
    if (key < 0 || end <= key) return null;
    return "{" + text.substring(key, end + 2);
  }

  /** The text up to its last whole value, with what is open closed; null if nothing is whole. */
  static String withoutTail(String text) {
    StringBuilder open = new StringBuilder();
    StringBuilder openAtCut = null;
    int cut = -1;
    boolean inText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inText) {
        if (c == '\\') i++;
        else if (c == '"') inText = false;
        continue;
      }
      if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        if (open.length() >= 500) return null;
        open.append(c == '{' ? '}' : ']');
      } else if (c == '}' || c == ']') {
        if (open.length() == 0 || open.charAt(open.length() - 1) != c) return null;
        open.setLength(open.length() - 1);
        cut = i + 1;
        openAtCut = new StringBuilder(open);
      } else if (c == ',') {
        cut = i;
        openAtCut = new StringBuilder(open);
      }
    }
    if (cut < 0 || openAtCut == null) return null;
    return text.substring(0, cut) + openAtCut.reverse();
  }
}
