package dev.lockstep.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows as JSON objects: one a line, alone or inside a document. Written by hand, because loading a JSON library takes 100 ms. */
final class JsonRows implements Rows {
  private final PrintWriter out;
  private final List<Column> columns;
  private final boolean document;
  private boolean first = true;

  /** Lines of objects. */
  JsonRows(PrintWriter out, List<Column> columns) {
    this.out = out;
    this.columns = columns;
    this.document = false;
  }

  /** A document with the rows in the field {@code list}. */
  JsonRows(PrintWriter out, List<Column> columns, String schema, String list) {
    this.out = out;
    this.columns = columns;
    this.document = true;
    out.print("{\"schema\":" + quoted(schema) + "," + quoted(list) + ":[");
  }

  @Override
  public void row(Object... cells) {
    if (cells.length != columns.size()) throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
    if (document) out.print(first ? "\n" : ",\n");
    first = false;
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < cells.length; i++)
      object.append(i == 0 ? "" : ",").append(quoted(columns.get(i).name())).append(':').append(value(cells[i]));
    out.print(object.append(document ? "}" : "}\n"));
  }

  private static String value(Object cell) {
    if (cell instanceof List<?> items) return items.stream().map(JsonRows::value).collect(Collectors.joining(",", "[", "]"));
    if (cell instanceof Map<?, ?> fields)
      return fields.entrySet().stream().map(f -> quoted(f.getKey().toString()) + ":" + value(f.getValue())).collect(Collectors.joining(",", "{", "}"));
    boolean bare = cell == null || cell instanceof Integer || cell instanceof Long || cell instanceof Boolean;
    return bare ? String.valueOf(cell) : quoted(cell.toString());
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (Escapes.acts(c)) Escapes.append(json, c);
      else json.append(c);
    }
    return json.append('"').toString();
  }

  @Override
  public void close() {
    if (document) out.print(first ? "]}\n" : "\n]}\n");
    out.flush();
  }
}
