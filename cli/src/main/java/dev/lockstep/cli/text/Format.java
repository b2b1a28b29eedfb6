package dev.lockstep.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How rows are written. */
public enum Format {
  /** For people: aligned, at most 100 columns where the numbers allow it. */
  TABLE {
    @Override
    public Rows open(PrintWriter out, String schema, String list, List<Column> columns) {
      TextTable table = new TextTable(columns);
      return new Rows() {
        @Override
        public void row(Object... cells) {
          table.row(cells);
        }

        @Override
        public void close() {
          table.print(out);
        }
      };
    }
  },
  /** One document: the schema's name and the list. */
  JSON {
    @Override
    public Rows open(PrintWriter out, String schema, String list, List<Column> columns) {
      return new JsonRows(out, columns, schema, list);
    }
  },
  /** One object a line, without an envelope. */
  JSONL {
    @Override
    public Rows open(PrintWriter out, String schema, String list, List<Column> columns) {
      return new JsonRows(out, columns);
    }
  },
  /** RFC 4180 with a header line and plain line feeds. */
  CSV {
    @Override
    public Rows open(PrintWriter out, String schema, String list, List<Column> columns) {
      return new CsvRows(out, columns);
    }
  };

  /**
   * Opens a list of rows.
   *
   * @param schema name and version of the document, for instance {@code lockstep.releases/1}
   * @param list the field that holds the rows in a JSON document
   */
  public abstract Rows open(PrintWriter out, String schema, String list, List<Column> columns);

  /** The name as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
