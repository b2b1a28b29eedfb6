package dev.lockstep.reports.table;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Builds a table row by row; the first row names the columns. Decimals are text: a double would change them. */
final class Rows {
  private final String name;
  private final Map<String, Column<?>> columns = new LinkedHashMap<>();
  private int rows;

  Rows(String name) {
    this.name = name;
  }

  /** A cell of text; null is missing. */
  Rows text(String column, String value) {
    StringColumn cells = (StringColumn) columns.computeIfAbsent(column, StringColumn::create);
    if (value == null) cells.appendMissing();
    else cells.append(value);
    return this;
  }

  Rows count(String column, int value) {
    ((IntColumn) columns.computeIfAbsent(column, IntColumn::create)).append(value);
    return this;
  }

  void end() {
    rows++;
    for (Column<?> column : columns.values()) {
      if (column.size() != rows) throw new IllegalStateException(name + ": row " + rows + " has no single cell in column " + column.name());
    }
  }

  Table table() {
    return Table.create(name, columns.values());
  }
}
