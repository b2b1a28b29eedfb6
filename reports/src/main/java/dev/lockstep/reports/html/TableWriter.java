package dev.lockstep.reports.html;

import java.util.List;

/** A table on a page: headings with explanations, then rows of cells. */
final class TableWriter {
  /**
   * A column.
   *
   * @param tip what it means, shown on hovering; may be empty
   * @param css class of its cells: n for numbers, t for short text, name for names
   */
  record Column(String heading, String tip, String css) {
    static Column number(String heading, String tip) {
      return new Column(heading, tip, "n");
    }

    static Column text(String heading, String tip) {
      return new Column(heading, tip, "t");
    }
  }

  private final Html page;
  private final List<Column> columns;
  private int at;

  TableWriter(Html page, List<Column> columns) {
    this.page = page;
    this.columns = columns;
    page.raw("<div class=\"scroll\"><table><thead><tr>");
    for (Column column : columns) {
      page.raw("<th class=\"").raw(column.css()).raw("\"");
      if (!column.tip().isEmpty()) page.raw(" title=\"").text(column.tip()).raw("\"");
      page.raw(">").text(column.heading()).raw("</th>");
    }
    page.raw("</tr></thead><tbody>\n");
  }

  TableWriter row(String css) {
    page.raw(css.isEmpty() ? "<tr>" : "<tr class=\"" + css + "\">");
    at = 0;
    return this;
  }

  /** A cell; null is shown as a dash. */
  TableWriter cell(String text) {
    return cell(text, "");
  }

  /** A cell that has a class of its own as well. */
  TableWriter cell(String text, String css) {
    begin(css);
    if (text == null) page.raw("–");
    else page.text(text);
    return finish();
  }

  /** A cell with markup of our own. */
  TableWriter markup(String markup) {
    begin("");
    page.raw(markup);
    return finish();
  }

  private void begin(String css) {
    Column column = columns.get(at);
    page.raw(at == 0 ? "<th scope=\"row\"" : "<td").raw(" class=\"").raw(column.css());
    if (!css.isEmpty()) page.raw(" ").raw(css);
    page.raw("\">");
  }

  private TableWriter finish() {
    page.raw(at == 0 ? "</th>" : "</td>");
    at++;
    return this;
  }

  void endRow() {
    if (at != columns.size()) throw new IllegalStateException(at + " cells for " + columns.size() + " columns");
    page.raw("</tr>\n");
  }

  void end() {
    page.raw("</tbody></table></div>\n");
  }
}
