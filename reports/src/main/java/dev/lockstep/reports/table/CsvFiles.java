package dev.lockstep.reports.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables as CSV files by RFC 4180, but with line feeds: UTF-8, a header, quotes where a cell needs them. tablesaw's own writer leaves
 * cells with quotes inside unquoted.
 */
public final class CsvFiles {
  private CsvFiles() {}

  public static void write(Table table, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (String name : table.columnNames()) cell(line, name);
      end(line, out);
      for (int row = 0; row < table.rowCount(); row++) {
        for (Column<?> column : table.columns()) cell(line, column.isMissing(row) ? "" : column.getString(row));
        end(line, out);
      }
    }
  }

  private static void cell(StringBuilder line, String text) {
    boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    if (quoted) line.append('"').append(text.replace("\"", "\"\"")).append('"');
    else line.append(text);
    line.append(',');
  }

  private static void end(StringBuilder line, Writer out) throws IOException {
    if (line.length() > 0) line.setLength(line.length() - 1);
    out.append(line.append('\n'));
    line.setLength(0);
  }
}
