package dev.lockstep.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text that fits a width: headings and words are wrapped, numbers never; nothing is cut off. */
public final class TextTable {
  /** Columns of a line that every terminal, mail and review shows. */
  public static final int WIDTH = 100;

  private static final int GAP = 2;
  private static final int NARROWEST = 8;
  /** A column of names or paths that is broken stays so wide, unless all of them being so narrow is not enough. */
  private static final int READABLE = 24;

  private final List<Column> columns;
  private final List<String[]> rows = new ArrayList<>();

  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds a row; null is printed as a dash. */
  public void row(Object... cells) {
    if (cells.length != columns.size())
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns: " + Arrays.toString(cells));
    rows.add(Arrays.stream(cells).map(cell -> cell == null ? "-" : Escapes.visible(cell.toString())).toArray(String[]::new));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints headings, a rule and the rows. */
  public void print(PrintWriter out) {
    int[] widths = widths();
    print(out, widths, columns.stream().map(Column::heading).toArray(String[]::new));
    StringBuilder rule = new StringBuilder();
    for (int width : widths) rule.append("-".repeat(width)).append(" ".repeat(GAP));
    out.println(rule.toString().stripTrailing());
    for (String[] row : rows) print(out, widths, row);
  }

  /** Full widths where they fit; else words are wrapped at spaces, and broken only where that is not enough. */
  private int[] widths() {
    int[] widths = new int[columns.size()];
    int[] unbroken = new int[columns.size()];
    int[] least = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      String heading = columns.get(i).heading();
      int body = 1;
      int word = longestWord(heading);
      for (String[] row : rows) {
        body = Math.max(body, length(row[i]));
        word = Math.max(word, longestWord(row[i]));
      }
      widths[i] = Math.max(length(heading), body);
      unbroken[i] = columns.get(i).numeric() ? Math.max(longestWord(heading), body) : word;
      least[i] = columns.get(i).numeric() ? unbroken[i] : Math.min(unbroken[i], Math.max(longestWord(heading), NARROWEST));
    }
    shrink(widths, unbroken);
    int[] readable = new int[widths.length];
    for (int i = 0; i < widths.length; i++) readable[i] = Math.min(unbroken[i], Math.max(least[i], READABLE));
    breakWords(widths, readable);
    breakWords(widths, least);
    return widths;
  }

  /** Breaks the words of as few columns as possible, the widest first: better one column of digests than three of names. */
  private static void breakWords(int[] widths, int[] least) {
    for (int broken = 0; broken < widths.length; broken++) {
      int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - WIDTH;
      int widest = -1;
      for (int i = 0; i < widths.length; i++)
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) widest = i;
      if (excess <= 0 || widest < 0) return;
      widths[widest] = Math.max(least[widest], widths[widest] - excess);
    }
  }

  /** Takes from the widest column that is not yet at its bound, until all fit. */
  private static void shrink(int[] widths, int[] bounds) {
    int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - WIDTH;
    for (; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++)
        if (widths[i] > bounds[i] && (widest < 0 || widths[i] > widths[widest])) widest = i;
      if (widest < 0) return;
      widths[widest]--;
    }
  }

  private static int longestWord(String text) {
    int longest = 1;
    for (String word : text.split(" ")) longest = Math.max(longest, length(word));
    return longest;
  }

  private void print(PrintWriter out, int[] widths, String[] cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.length; i++) {
      wrapped.add(wrap(cells[i], widths[i]));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        String pad = " ".repeat(Math.max(0, widths[i] - length(part)));
        text.append(columns.get(i).numeric() ? pad + part : part + pad).append(" ".repeat(GAP));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  /** Breaks at spaces where it can, within words where it must. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (length(rest) > width) {
      int limit = rest.offsetByCodePoints(0, width);
      int space = rest.lastIndexOf(' ', limit);
      int cut = space > 0 ? space : limit;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
