package dev.lockstep.reports.chart;

import dev.lockstep.reports.text.Markup;

/** Text and elements of a drawing. Everything that came from outside passes through {@link Markup#escape}. */
final class SvgText {
  /** Average width of a letter at the drawing's letter size; bounds on what is written come from it. */
  static final double LETTER = 6.3;

  private final StringBuilder out = new StringBuilder(8_192);

  /** Appends markup as it is. */
  SvgText raw(String markup) {
    out.append(markup);
    return this;
  }

  SvgText at(double pixels) {
    Numbers.place(out, pixels);
    return this;
  }

  SvgText text(double x, double y, String classes, String anchor, String text) {
    raw("<text x=\"").at(x).raw("\" y=\"").at(y).raw("\"");
    if (!classes.isEmpty()) raw(" class=\"").raw(classes).raw("\"");
    if (!anchor.isEmpty()) raw(" text-anchor=\"").raw(anchor).raw("\"");
    return raw(">").raw(Markup.escape(text)).raw("</text>");
  }

  SvgText line(double x1, double y1, double x2, double y2, String classes) {
    return raw("<path d=\"M").at(x1).raw(" ").at(y1).raw("L").at(x2).raw(" ").at(y2).raw("\" class=\"").raw(classes).raw("\"/>");
  }

  SvgText rect(double x, double y, double width, double height, String classes) {
    return raw("<rect x=\"").at(x).raw("\" y=\"").at(y).raw("\" width=\"").at(width).raw("\" height=\"").at(height)
        .raw("\" class=\"").raw(classes).raw("\"/>");
  }

  StringBuilder builder() {
    return out;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
