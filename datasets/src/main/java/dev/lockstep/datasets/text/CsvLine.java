package dev.lockstep.datasets.text;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of comma-separated values; quotes may enclose a value but no line end. */
public final class CsvLine {
  private CsvLine() {}

  public static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < line.length()) {
          char c = line.charAt(at++);
          if (c != '"') cell.append(c);
          else if (at < line.length() && line.charAt(at) == '"') cell.append(line.charAt(at++));
          else break;
        }
        cells.add(cell.toString());
        at = line.indexOf(',', at);
      } else {
        int comma = line.indexOf(',', at);
        cells.add(line.substring(at, comma < 0 ? line.length() : comma).trim());
        at = comma;
      }
      if (at < 0) return cells;
      at++;
    }
  }
}
