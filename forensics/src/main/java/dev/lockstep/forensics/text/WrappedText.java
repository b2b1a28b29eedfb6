package dev.lockstep.forensics.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text for people into lines of a width, between words; a word that is longer stands on a line of its own. */
public final class WrappedText {
  /** Columns of a line that every terminal, mail and review shows. */
  public static final int WIDTH = 100;

  /** A first line that leaves fewer columns than this stands alone, and what it introduces begins below it. */
  private static final int LEAST_BESIDE = 40;

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

  /**
   * The lines of a text that is quoted: its blanks stay, and a long word of it (JSON, a query) is broken behind a comma or another
   * mark that parts values, so that ids and numbers stay whole. What the lines do not hold is counted in the last one.
   *
   * @param linesMax lines that hold text of the quotation
   */
  public static List<String> quoted(String text, String first, String next, int linesMax) {
    List<String> lines = new ArrayList<>();
    String prefix = first;
    if (first.length() > WIDTH - LEAST_BESIDE && first.length() + text.length() > WIDTH) {
      lines.add(first.stripTrailing());
      prefix = next;
    }
    String rest = text.stripTrailing();
    for (int line = 1; ; line++) {
      int room = WIDTH - prefix.length();
      if (rest.length() <= room) {
        lines.add((prefix + rest).stripTrailing());
        return lines;
      }
      boolean last = line == linesMax;
      String note = last ? more(rest) : "";
      int cut = cut(rest, room - note.length());
      String shown = rest.substring(0, cut).stripTrailing();
      rest = rest.substring(cut).stripLeading();
      lines.add(prefix + shown + (last ? more(rest) : ""));
      if (last) return lines;
      prefix = next;
    }
  }

  private static String more(String rest) {
    return " ... " + rest.length() + " characters more";
  }

  /** Where to break: behind the last blank, else behind the last mark that parts values, else where it must be. */
  private static int cut(String text, int room) {
    int blank = text.lastIndexOf(' ', room);
    if (blank > room / 2) return blank;
    for (int i = room; i > room / 2; i--) {
      boolean parts = ",;|&".indexOf(text.charAt(i - 1)) >= 0;
      if (parts && !Character.isDigit(text.charAt(i))) return i;
    }
    if (blank > 0) return blank;
    return Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
  }
}
