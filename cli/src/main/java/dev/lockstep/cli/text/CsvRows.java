package dev.lockstep.cli.text;

import java.io.PrintWriter;
import java.util.List;

/** Comma-separated rows with a header; null is an empty field. */
final class CsvRows implements Rows {
  private final PrintWriter out;
  private final int width;

  CsvRows(PrintWriter out, List<Column> columns) {
    this.out = out;
    this.width = columns.size();
    row(columns.stream().map(Column::name).toArray());
  }

  @Override
  public void row(Object... cells) {
    if (cells.length != width) throw new IllegalArgumentException(cells.length + " cells for " + width + " columns");
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) out.print(',');
      if (cells[i] != null) out.print(quoted(cells[i].toString()));
    }
    out.print('\n');
  }

  private static String quoted(String text) {
    String visible = Escapes.visible(text);
    boolean plain = visible.indexOf(',') < 0 && visible.indexOf('"') < 0;
    return plain ? visible : '"' + visible.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    out.flush();
  }
}
