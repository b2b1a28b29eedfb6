package dev.lockstep.forensics.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text for people into lines of a width, between words; a word that is longer stands on a line of its own. */
public final class WrappedText {
  private WrappedText() {}

  /**
   * The lines of a text.
   *
   * @param first what the first line begins with
   * @param next what the others begin with
   */
  public static List<String> lines(String text, int width, String first, String next) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    int from = 0;
    while (from < text.length()) {
      int blank = text.indexOf(' ', from);
      int end = blank < 0 ? text.length() : blank;
      if (!empty && line.length() + 1 + end - from > width) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        empty = true;
      }
      if (!empty) line.append(' ');
      line.append(text, from, end);
      empty = false;
      from = end + 1;
    }
    lines.add(line.toString());
    return lines;
  }
}
